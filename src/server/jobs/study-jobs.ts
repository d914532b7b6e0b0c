import { workspaceFolder } from '../folders.ts'
import { uploadedFile } from '../uploads.ts'
import { keepVersionFile } from '../version-files.ts'
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
  jobKind('lookalikes', studyInputs.lookalikes, async ({ seed, upload, ...options }, context) => {
    const { services, workspace } = context
    const file =
      upload === undefined ? undefined : await uploadedFile(services.settings, workspace, upload)
    const { found } = await services.analysis.call(
      'lookalikesIn',
      [folderOf(context), { ...options, ...(file === undefined ? {} : { file }) }],
      callOf(context, seed),
    )
    const { accounts, candidates, market, seeds, verdict } = found
    return {
      result: { verdict, seeds: seeds.count, market, candidates, accounts: accounts.length },
    }
  }),
  jobKind('replay', studyInputs.replay, async ({ seed, ...options }, context) => {
    const replay = await context.services.analysis.call(
      'replayWorkspace',
      [folderOf(context), { ...options, ...(await inForce(context)) }],
      callOf(context, seed),
    )
    const { by, learning, outcome, periods } = replay
    return { result: { by, outcome, periods: periods.length, claim: learning.claim } }
  }),
  jobKind('lifetime', studyInputs.lifetime, async ({ seed, ...options }, context) => {
    const { lifetimes } = await context.services.analysis.call(
      'foretellLifetimes',
      [folderOf(context), options],
      callOf(context, seed),
    )
    const { customers, kind, model, proven, totals } = lifetimes
    return { result: { kind, model, proven, customers, totals } }
  }),
  jobKind('expected', studyInputs.expected, async ({ seed, ...options }, context) => {
    const { found } = await context.services.analysis.call(
      'expectedValuesIn',
      [folderOf(context), { ...options, ...(await inForce(context)) }],
      callOf(context, seed),
    )
    const { average, basis, chanceProven, median, prospects, wins } = found
    return { result: { basis, chanceProven, wins, average, median, prospects } }
  }),
]

function folderOf({ services, workspace }: JobContext): string {
  return workspaceFolder(services.settings, workspace)
}

function callOf({ asked: now, language, progress, signal }: JobContext, seed: number) {
  return { now, language, progress, signal, seed }
}

/** The published profile; none where the question can do without. */
async function inForce({
  services,
  workspace,
}: JobContext): Promise<{ readonly profile?: string }> {
  const row = await services.records.db
    .selectFrom('inForce')
    .select('versionId')
    .where('workspaceId', '=', workspace)
    .executeTakeFirst()
  if (row === undefined) return {}
  return { profile: await keepVersionFile(services, workspace, row.versionId) }
}
