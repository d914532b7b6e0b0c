import { z } from 'zod'
import { hypothesisSchema } from '../../domain/index.ts'
import { workspaceFolder } from '../folders.ts'
import { keepVersion } from '../profiles.ts'
import { jobKind } from './kinds.ts'

/** Makes a profile of a hypothesis, measured where there is data; publishing it is another step. */
export const hypothesisJob = jobKind(
  'hypothesis',
  z.object({ hypothesis: hypothesisSchema }),
  async ({ hypothesis }, { asked: now, by, language, progress, services, signal, workspace }) => {
    const { profile } = await services.analysis.call(
      'useHypothesis',
      [workspaceFolder(services.settings, workspace), hypothesis, { inForce: false }],
      { now, signal, progress, language },
    )
    const { version, record } = keepVersion(workspace, profile, { origin: 'hypothesis', by })
    return { result: { version, verdict: profile.verdict }, record }
  },
)
