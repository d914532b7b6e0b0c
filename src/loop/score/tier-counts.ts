import { scoreTable, type Tier, tierNames } from '../../domain/index.ts'
import { type Engine, name, type QueryOptions, sql } from '../../sql/index.ts'

/** Accounts in each tier. */
export async function tierCounts(
  engine: Engine,
  options?: QueryOptions,
): Promise<Readonly<Record<Tier, number>>> {
  const rows = await engine.rows(
    sql`select tier, count(*) as accounts from ${name(scoreTable)} group by tier`,
    options,
  )
  const counts: Record<Tier, number> = { best: 0, good: 0, bad: 0, unknown: 0 }
  for (const row of rows) {
    const tier = tierNames.find((candidate) => candidate === row['tier'])
    if (tier !== undefined) counts[tier] = Number(row['accounts'])
  }
  return counts
}
