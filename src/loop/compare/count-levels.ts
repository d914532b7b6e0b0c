import { type Engine, type Fragment, integer, join, name, numbersOf, sql } from '../../sql/index.ts'
import { type LeveledTrait, levelIndex } from '../levels/index.ts'
import { countMarked, createMarkedTable, newMarkedTable, subtractMarked } from './marked.ts'
import type { Population, Populations } from './populations.ts'
import { standings } from './sides.ts'
import type { LevelCounts } from './split-counts.ts'

/** Selects in one query, two a trait; more would only make its text long. */
const selectsAtOnce = 128

/** Counts every trait for all questions, one query a batch of traits. */
export async function countLevels(
  engine: Engine,
  leveled: readonly LeveledTrait[],
  { market, later }: Populations,
): Promise<readonly LevelCounts[]> {
  const counts = leveled.map(({ whens }) => new Float64Array(whens.length * standings))
  const marked = newMarkedTable()
  await createMarkedTable(engine, marked, leveled, later)
  const selects = leveled.flatMap((trait, position) => [
    countTrait(engine, trait, position, market),
    countMarked(engine, marked, position),
  ])
  try {
    for (let from = 0; from < selects.length; from += selectsAtOnce)
      await addCounts(engine, counts, selects.slice(from, from + selectsAtOnce))
  } finally {
    await engine.run(sql`drop table ${name(marked)}`)
  }
  for (const own of counts) subtractMarked(own)
  return counts
}

/** From this many distinct values on, finding the level of every account is cheaper than counting values. */
const manyValues = 10_000

/**
 * Accounts are counted by value first and by level after, because values are fewer than accounts and a
 * level is dearer to find than a value is to count.
 */
function countTrait(
  { dialect }: Engine,
  { trait, whens }: LeveledTrait,
  position: number,
  { source, standing }: Population,
): Fragment {
  const column = name(trait.column)
  if (trait.distinct >= manyValues)
    return sql`select ${integer(position)} as trait, ${levelIndex(column, whens)} as level, ${standing} as standing,
      ${dialect.tryCast(sql`count(*)`, 'number')} as accounts from ${source} group by level, standing`
  return sql`select ${integer(position)} as trait, ${levelIndex(name('held'), whens)} as level, standing,
    ${dialect.tryCast(sql`sum(accounts)`, 'number')} as accounts from (
      select ${column} as held, ${standing} as standing, count(*) as accounts
      from ${source} group by held, standing) as counted group by level, standing`
}

async function addCounts(
  engine: Engine,
  counts: readonly LevelCounts[],
  selects: readonly Fragment[],
): Promise<void> {
  for await (const { columns } of engine.columns(join(selects, sql` union all `))) {
    const [traits = [], levels = [], standing = [], accounts = []] = columns.map(numbersOf)
    for (const [row, trait] of traits.entries()) {
      const own = counts[trait]
      const cell = (levels[row] ?? 0) * standings + (standing[row] ?? 0)
      if (own !== undefined) own[cell] = accounts[row] ?? 0
    }
  }
}
