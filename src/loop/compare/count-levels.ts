import { type Engine, integer, join, name, sql } from '../../sql/index.ts'
import type { LeveledTrait } from '../levels/index.ts'
import { codedTable, levelColumn } from './code-traits.ts'
import { standings } from './sides.ts'

/** Accounts of one trait by level and standing: `counts[level * standings + standing]`. */
export type LevelCounts = Float64Array

/** Traits counted in one query; more would only make its text long. */
const batchSize = 64

/** Counts every trait of the coded table, one query a batch of traits. */
export async function countLevels(
  engine: Engine,
  leveled: readonly LeveledTrait[],
): Promise<readonly LevelCounts[]> {
  const counts = leveled.map(({ whens }) => new Float64Array(whens.length * standings))
  for (let from = 0; from < leveled.length; from += batchSize)
    await countBatch(engine, counts, from, Math.min(leveled.length, from + batchSize))
  return counts
}

async function countBatch(
  engine: Engine,
  counts: readonly LevelCounts[],
  from: number,
  to: number,
): Promise<void> {
  const selects = Array.from({ length: to - from }, (_, index) => {
    const level = levelColumn(from + index)
    return sql`select ${integer(from + index)} as trait, ${level} as level, standing, count(*) as accounts
      from ${name(codedTable)} group by ${level}, standing`
  })
  const query = join(selects, sql` union all `)
  for await (const { rows, columns } of engine.columns(query)) {
    const [trait, level, standing, accounts] = columns.map((column) =>
      column.type === 'number' ? column.values : undefined,
    )
    if (!trait || !level || !standing || !accounts) throw new Error('counts come as numbers')
    for (let row = 0; row < rows; row++) {
      const own = counts[trait[row] ?? -1]
      const cell = (level[row] ?? 0) * standings + (standing[row] ?? 0)
      if (own !== undefined) own[cell] = accounts[row] ?? 0
    }
  }
}
