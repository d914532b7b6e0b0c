import { scoreTable, snapshotTable, type Tier, tierNames } from '../../domain/index.ts'
import { type Engine, type Fragment, name, type QueryOptions, sql } from '../../sql/index.ts'

export type TierCounts = Readonly<Record<Tier, number>>

/** Accounts that are not customers yet: who is left to be won. */
export const prospects = sql`account_key in (select account_key from ${name(snapshotTable)} where customer = 0)`

/** Accounts in each tier. */
export function tierCounts(engine: Engine, options?: QueryOptions): Promise<TierCounts> {
  return countTiers(engine, sql`1 = 1`, options)
}

/** Accounts in each tier that are not customers yet. */
export function prospectTiers(engine: Engine, options?: QueryOptions): Promise<TierCounts> {
  return countTiers(engine, prospects, options)
}

async function countTiers(
  engine: Engine,
  wanted: Fragment,
  options?: QueryOptions,
): Promise<TierCounts> {
  const rows = await engine.rows(
    sql`select tier, count(*) as accounts from ${name(scoreTable)} where ${wanted} group by tier`,
    options,
  )
  const counts: Record<Tier, number> = { best: 0, good: 0, bad: 0, unknown: 0 }
  for (const row of rows) {
    const tier = tierNames.find((candidate) => candidate === row['tier'])
    if (tier !== undefined) counts[tier] = Number(row['accounts'])
  }
  return counts
}
