import { customerValueTable, snapshotTable } from '../../domain/index.ts'
import { type Engine, type Fragment, integer, join, name, sql } from '../../sql/index.ts'
import { type LeveledTrait, levelIndex } from '../levels/index.ts'
import { customerStandings, rankedStanding, standings } from './sides.ts'
import type { LevelCounts } from './split-counts.ts'

/**
 * Scratch table of the customers that are not "other customers": the best, and those left out of the
 * ranking. They are few, so only they are joined with their values; the others are all customers of the
 * market less these.
 */
export function newMarkedTable(): string {
  asked += 1
  return `compare_marked_${asked}`
}

/** Comparisons at the same time keep to a table each; what a killed process left, the next one replaces. */
let asked = 0

const level = (position: number): Fragment => name(`l${position}`)
const [leftOut, best] = [1, 2] as const

export async function createMarkedTable(
  engine: Engine,
  table: string,
  leveled: readonly LeveledTrait[],
  later: Fragment,
): Promise<void> {
  const key = name('account_key')
  const marked = sql`select s.${key} as marked_key, case when v.best = 1 then ${integer(best)} else ${integer(leftOut)} end as mark
    from ${name(snapshotTable)} as s left join ${name(customerValueTable)} as v on s.${key} = v.${key}
    where s.customer = 1 and (v.best = 1 or v.best is null)`
  const levels = leveled.map(
    ({ trait, whens }, position) =>
      sql`${levelIndex(name(trait.column), whens)} as ${level(position)}`,
  )
  const standing = sql`${integer(4)} * mark + case when ${later} then 1 else 0 end as standing`
  await engine.run(
    engine.dialect.createTableAs(
      table,
      sql`select ${join([standing, ...levels])} from ${name(snapshotTable)} inner join (${marked}) as marked on ${key} = marked_key`,
    ),
  )
}

/** Accounts of the marked customers by level and standing, in the shape of the counts of the market. */
export const countMarked = ({ dialect }: Engine, table: string, position: number): Fragment =>
  sql`select ${integer(position)} as trait, ${level(position)} as level, standing, ${dialect.tryCast(sql`count(*)`, 'number')} as accounts
    from ${name(table)} group by ${level(position)}, standing`

/** Puts the other customers where the ones left out were counted: all customers less these and the best. */
export function subtractMarked(counts: LevelCounts): void {
  for (let start = 0; start < counts.length; start += standings)
    for (const later of [0, 1]) {
      const at = (standing: number) => counts[start + standing] ?? 0
      const customers = customerStandings(later).reduce((sum, standing) => sum + at(standing), 0)
      const others = rankedStanding(leftOut, later)
      counts[start + others] = customers - at(others) - at(rankedStanding(best, later))
    }
}
