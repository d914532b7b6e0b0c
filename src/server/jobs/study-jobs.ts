import { workspaceFolder } from '../folders.ts'
import { uploadedFile } from '../uploads.ts'
import { keepVersionFile } from '../version-files.ts'
import { withFile } from './job-files.ts'
import { type JobContext, type JobKind, jobKind } from './kinds.ts'
import { studyInputs } from './study-inputs.ts'

/**
 * The longer questions. What is found stays beside the customer data, where it is read afterwards; the job says
 * counts and figures, and names no account.
 */
export const studyJobs: readonly JobKind[] = [
  jobKind('segments', studyInputs.segments, async ({ seed, ...options }, context) => {
    const { list } = await context.services.analysis.call(
      'segmentsIn',
      [folderOf(context), options],
      callOf(context, seed),
    )
    const { accounts, decided, good, negative, outcome, segments, unreliable } = list
    return {
      result: { outcome, negative, accounts, decided, good, unreliable, segments: segments.length },
    }
  }),
  jobKind('lookalikes', studyInputs.lookalikes, async (asked, context) => {
    const { seed, upload, format, ...options } = asked
    const { services, workspace } = context
    const file =
      upload === undefined ? undefined : await uploadedFile(services.settings, workspace, upload)
    const examples = file === undefined ? {} : { file }
    const { files, found } = await withFile(context, 'lookalikes', fileOf(format), (written) =>
      services.analysis.call(
        'lookalikesIn',
        [folderOf(context), { ...options, ...examples, ...written }],
        callOf(context, seed),
      ),
    )
    const { accounts, candidates, market, seeds, verdict } = found.found
    const counts = { seeds: seeds.count, market, candidates, accounts: accounts.length }
    return { result: { verdict, ...counts, files } }
  }),
  jobKind('replay', studyInputs.replay, async (asked, context) => {
    const { seed, format, version, ...options } = asked
    const profile = await profileOf(context, version)
    const { files, found } = await withFile(context, 'replay', fileOf(format), (written) =>
      context.services.analysis.call(
        'replayWorkspace',
        [folderOf(context), { ...options, ...profile, ...written }],
        callOf(context, seed),
      ),
    )
    const { by, learning, outcome, periods } = found
    return { result: { by, outcome, periods: periods.length, claim: learning.claim, files } }
  }),
  jobKind('lifetime', studyInputs.lifetime, async ({ seed, format, ...options }, context) => {
    const { files, found } = await withFile(context, 'lifetime', fileOf(format), (written) =>
      context.services.analysis.call(
        'foretellLifetimes',
        [folderOf(context), { ...options, ...written }],
        callOf(context, seed),
      ),
    )
    const { customers, kind, model, proven, totals } = found.lifetimes
    return { result: { kind, model, proven, customers, totals, files } }
  }),
  jobKind('expected', studyInputs.expected, async (asked, context) => {
    const { seed, format, version, ...options } = asked
    const profile = await profileOf(context, version)
    const { files, found } = await withFile(context, 'expected', fileOf(format), (written) =>
      context.services.analysis.call(
        'expectedValuesIn',
        [folderOf(context), { ...options, ...profile, ...written }],
        callOf(context, seed),
      ),
    )
    const { average, basis, chanceProven, median, prospects, wins } = found.found
    return { result: { basis, chanceProven, wins, average, median, prospects, files } }
  }),
]

function folderOf({ services, workspace }: JobContext): string {
  return workspaceFolder(services.settings, workspace)
}

function callOf({ asked: now, language, progress, signal }: JobContext, seed: number) {
  return { now, language, progress, signal, seed }
}

function fileOf(format: 'csv' | 'xlsx' | undefined) {
  return format === undefined ? {} : { format }
}

/** The profile asked for, or the published one; none where the question can do without. */
async function profileOf(
  { services, workspace }: JobContext,
  version: string | undefined,
): Promise<{ readonly profile?: string }> {
  if (version !== undefined) return { profile: await keepVersionFile(services, workspace, version) }
  const row = await services.records.db
    .selectFrom('inForce')
    .select('versionId')
    .where('workspaceId', '=', workspace)
    .executeTakeFirst()
  if (row === undefined) return {}
  return { profile: await keepVersionFile(services, workspace, row.versionId) }
}
