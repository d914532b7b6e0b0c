import { workspaceFolder } from '../folders.ts'
import { keepVersion } from '../profiles.ts'
import { eraseJob } from './erase-job.ts'
import { hypothesisJob } from './hypothesis-job.ts'
import { importJobs } from './import-jobs.ts'
import { type JobContext, type JobKind, jobKind } from './kinds.ts'
import { learnOptions } from './learn-options.ts'
import { listJobs } from './list-jobs.ts'
import { reportJob } from './report-job.ts'
import { scoreJob } from './score-job.ts'
import { studyJobs } from './study-jobs.ts'

/** The jobs that work on a workspace's data. Each may be cut off anywhere and begun again. */
export const workspaceJobs: readonly JobKind[] = [
  ...importJobs,
  eraseJob,
  reportJob,
  hypothesisJob,
  ...listJobs,
  ...studyJobs,
  scoreJob,
  jobKind('learn', learnOptions, async ({ seed, ...options }, context) => {
    const { workspace, services, progress, signal, asked: now, by } = context
    const { profile, leftOut, checked } = await services.analysis.call(
      'learnProfile',
      [folderOf(context), { ...options, inForce: false }],
      { now, signal, progress, seed },
    )
    const { version, record } = keepVersion(workspace, profile, { origin: 'learned', by })
    const { verdict, validation } = profile
    const hypothesis = checked === undefined ? {} : { hypothesis: checked }
    return {
      result: { version, verdict, validation, leftOut: leftOut.length, ...hypothesis },
      record,
    }
  }),
]

function folderOf({ services, workspace }: JobContext): string {
  return workspaceFolder(services.settings, workspace)
}
