import { type Engine, type Fragment, join, name, sql } from '../../sql/index.ts'
import type { StagingColumn } from './stage-query.ts'

/**
 * The tables behind a staged table, which itself is a view over them: the rows as loaded, numbered by their
 * place; the numbers of those that stand aside; and the rows that were read again. Nothing is updated in
 * place: that would send all rows through the engine's log once more.
 */
export const stagedParts = {
  rows: (table: string) => `${table}_rows`,
  aside: (table: string) => `${table}_aside`,
  again: (table: string) => `${table}_again`,
} as const

/** What became of the rows of a staged table that were not right as loaded. */
export interface AsideRows {
  /** Numbers of the rows that are not kept, ascending. */
  readonly rejected: readonly number[]
  /** A relation of the typed columns and `_row` that stands instead of the rows as loaded. */
  readonly again: Fragment | undefined
}

/** Creates the view, and gives its rows as a relation for use before the transaction ends. */
export async function createStaged(
  engine: Engine,
  table: string,
  columns: readonly StagingColumn[],
  { rejected, again }: AsideRows,
): Promise<Fragment> {
  const [rows, aside] = [name(stagedParts.rows(table)), name(stagedParts.aside(table))]
  const typed = join(columns.map(({ staged }) => name(staged.column)))
  const withAside = rejected.length > 0 || again !== undefined
  if (withAside) await loadNumbers(engine, stagedParts.aside(table), rejected)
  const readAgain = name(stagedParts.again(table))
  if (again !== undefined) {
    await engine.run(
      sql`create table ${readAgain} as select ${typed}, _row from ${again} where _row not in (select _row from ${aside})`,
    )
    await engine.run(sql`insert into ${aside} select _row from ${readAgain}`)
  }
  const select = (number: Fragment) => {
    const left = withAside ? sql` where ${number} not in (select _row from ${aside})` : sql``
    const more =
      again === undefined ? sql`` : sql` union all select ${typed}, _row from ${readAgain}`
    return sql`select ${typed}, ${number} as _row from ${rows}${left}${more}`
  }
  await engine.run(sql`create view ${name(table)} as ${select(sql`(rowid + 1)`)}`)
  return sql`(${select(rowInTransaction(rows))})`
}

/** The engine numbers rows from 0 once they are committed, and from a high number before. */
export function rowInTransaction(rows: Fragment): Fragment {
  return sql`(rowid - (select min(rowid) from ${rows}) + 1)`
}

async function loadNumbers(
  engine: Engine,
  table: string,
  numbers: readonly number[],
): Promise<void> {
  const definition = [{ name: '_row', type: 'integer' }] as const
  await engine.run(engine.dialect.createTable(table, definition))
  await engine.load(table, definition, batchOf(numbers))
}

async function* batchOf(numbers: readonly number[]) {
  const values = Float64Array.from(numbers)
  yield { rows: numbers.length, columns: [{ type: 'number', values }] } as const
}
