import { scoreTable, snapshotTable, type Tier, tierNames } from '../../domain/index.ts'
import { type Engine, type Fragment, name, type QueryOptions, sql } from '../../sql/index.ts'

export type TierCounts = Readonly<Record<Tier, number>>

/** Accounts that are not customers yet: who is left to be won. */
export const prospects = sql`account_key in (select account_key from ${name(snapshotTable)} where customer = 0)`

/** Which scores to look at. */
export interface ScoresAsked extends QueryOptions {
  /** A relation like the table of scores, where those that are stored are not meant. */
  readonly scores?: Fragment
  /** Leave out those who are customers already. */
  readonly prospects?: boolean
}

/** The scores that are meant. */
export function scoresOf({ scores = name(scoreTable) }: ScoresAsked): Fragment {
  return scores
}

/** Accounts in each tier. */
export async function tierCounts(engine: Engine, asked: ScoresAsked = {}): Promise<TierCounts> {
  const wanted = asked.prospects === true ? prospects : sql`1 = 1`
  const rows = await engine.rows(
    sql`select tier, count(*) as accounts from ${scoresOf(asked)} as s where ${wanted} group by tier`,
    asked,
  )
  const counts: Record<Tier, number> = { best: 0, good: 0, bad: 0, unknown: 0 }
  for (const row of rows) {
    const tier = tierNames.find((candidate) => candidate === row['tier'])
    if (tier !== undefined) counts[tier] = Number(row['accounts'])
  }
  return counts
}

/** Accounts in each tier that are not customers yet. */
export function prospectTiers(engine: Engine, options?: QueryOptions): Promise<TierCounts> {
  return tierCounts(engine, { ...options, prospects: true })
}
