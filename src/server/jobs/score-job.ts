import type { Db } from '../../store/index.ts'
import type { ProfileDrift, TierChange } from '../../workspace/index.ts'
import { workspaceFolder } from '../folders.ts'
import { listsRefreshed } from '../target-lists.ts'
import { keepVersionFile } from '../version-files.ts'
import { emit } from '../webhooks/index.ts'
import { jobKind } from './kinds.ts'
import { versionInput } from './report-job.ts'

/** Scores all accounts anew, makes the lists that follow, and tells who wants to hear what changed by it, and that the profile has drifted. */
export const scoreJob = jobKind('score', versionInput, async ({ version: named }, context) => {
  const { services, workspace, id, progress, signal, asked: now } = context
  const version = await keepVersionFile(services, workspace, named)
  const folder = workspaceFolder(services.settings, workspace)
  const call = { now, signal, progress }
  const options = { profile: version, limit: 0, keep: true }
  const scored = await services.analysis.call('scoreWorkspace', [folder, options], call)
  const changes = await services.analysis.call('tierChangesIn', [folder], call)
  const drift = await services.analysis.call('driftIn', [folder, { profile: version }], call)
  const lists = await listsRefreshed(services, workspace, version, { now, signal })
  const { accounts, tiers, unmatched } = scored
  services.metrics.scored('job', accounts)
  const prospects = scored.prospects === undefined ? {} : { prospects: scored.prospects }
  const changed = changes.reduce((sum, change) => sum + change.accounts, 0)
  return {
    result: { version, accounts, tiers, unmatched, ...prospects, changed, drift: drift.verdict },
    record: async (db) => {
      await lists(db)
      await tell(db, { workspace, version, job: id }, { changes, drift })
    },
  }
})

interface Told {
  readonly workspace: string
  readonly version: string
  readonly job: string
}

interface Found {
  readonly changes: readonly TierChange[]
  readonly drift: ProfileDrift
}

async function tell(db: Db, told: Told, { changes, drift }: Found): Promise<void> {
  const { workspace, ...which } = told
  if (changes.length > 0) await emit(db, workspace, 'account.tier_changed', { ...which, changes })
  const drifted = drift.verdict === 'drifted'
  const { version } = told
  const before = await db
    .selectFrom('drift')
    .select('drifted')
    .where('workspaceId', '=', workspace)
    .where('versionId', '=', version)
    .executeTakeFirst()
  const seen = { drifted, seenAt: new Date() }
  await db
    .insertInto('drift')
    .values({ workspaceId: workspace, versionId: version, ...seen })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'versionId']).doUpdateSet(seen))
    .execute()
  // Once, until it holds again: who was told need not be told every week.
  if (drifted && before?.drifted !== true)
    await emit(db, workspace, 'profile.drift', { ...which, ...drift })
}
