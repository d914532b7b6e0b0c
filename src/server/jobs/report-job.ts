import path from 'node:path'
import { z } from 'zod'
import { reportFolder, workspaceFolder } from '../folders.ts'
import { keepVersionFile } from '../version-files.ts'
import { keepNewest } from './job-files.ts'
import { jobKind } from './kinds.ts'

/** Reports that are kept of a workspace. */
const most = 20

/** The version in force when the job is done, where none is named. */
export const versionInput = z.object({ version: z.string().exactOptional() })

/** Writes a report into a folder of its own, named after the job. */
export const reportJob = jobKind(
  'report',
  versionInput,
  async (
    { version: named },
    { asked: now, id, language, progress, services, signal, workspace },
  ) => {
    const { analysis, settings } = services
    const version = await keepVersionFile(services, workspace, named)
    const out = reportFolder(settings, workspace, id)
    const files = await analysis.call(
      'writeReport',
      [workspaceFolder(settings, workspace), { out, profile: version }],
      { now, signal, progress, language },
    )
    await keepNewest(path.dirname(out), most)
    return { result: { version, files: Object.values(files).map((file) => path.basename(file)) } }
  },
)
