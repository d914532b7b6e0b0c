import {
  type Engine,
  type Fragment,
  integer,
  join,
  name,
  sql,
  writeTable,
} from '../../sql/index.ts'
import { converted, type StagingColumn } from './stage-query.ts'

/**
 * The tables behind a staged table, which itself is a view over them: the rows as loaded, numbered by their
 * place, and the odd ones among them that are kept, read again with all care. Nothing is updated in place:
 * that would send all rows through the engine's log once more.
 */
export const stagedParts = {
  rows: (table: string) => `${table}_rows`,
  again: (table: string) => `${table}_again`,
} as const

/** Rows that had to be looked at again. */
export interface OddRows {
  /** The rows as they stand in the file, with `_row` and `_line`; see `oddRows`. */
  readonly raw: Fragment
  /** Numbers of those that are not marked as odd where they were loaded. */
  readonly unmarked: readonly number[]
}

/** The rows of a staged table, for use before the transaction ends. */
export interface StagedRows {
  readonly kept: Fragment
  /**
   * Relations that add up to those kept, for counting: all rows as loaded, less the odd ones, and the odd
   * ones as they were read again. A filter over all rows would cost more than counting them.
   */
  readonly summands: readonly { readonly rows: Fragment; readonly sign: 1 | -1 }[]
}

/** Creates the view over what was loaded. */
export async function createStaged(
  engine: Engine,
  table: string,
  columns: readonly StagingColumn[],
  odd: OddRows | undefined,
  rejected: readonly number[],
): Promise<StagedRows> {
  const [rows, again] = [name(stagedParts.rows(table)), name(stagedParts.again(table))]
  const typed = join(columns.map(({ staged }) => name(staged.column)))
  if (odd !== undefined)
    await createAgain(
      engine,
      again,
      sql`select ${typed}, cast(_row as bigint) as _row from ${converted(columns, odd.raw)}`,
      rejected,
    )
  const select = (number: Fragment) => {
    const whole = sql`select ${typed}, ${number} as _row from ${rows}`
    if (odd === undefined) return whole
    return sql`${whole} where not ${isOdd(number, odd)} union all select ${typed}, _row from ${again}`
  }
  await engine.run(sql`create view ${name(table)} as ${select(sql`(rowid + 1)`)}`)
  const number = rowInTransaction(rows)
  const loaded = { rows, sign: 1 } as const
  if (odd === undefined) return { kept: rows, summands: [loaded] }
  const replaced = sql`(select * from ${rows} where ${isOdd(number, odd)})`
  return {
    kept: sql`(${select(number)})`,
    summands: [loaded, { rows: replaced, sign: -1 }, { rows: again, sign: 1 }],
  }
}

function isOdd(number: Fragment, { unmarked }: OddRows): Fragment {
  if (unmarked.length === 0) return name('_odd')
  return sql`(_odd or ${number} in (${join(unmarked.map(integer))}))`
}

/** The engine numbers rows from 0 once they are committed, and from a high number before. */
export function rowInTransaction(rows: Fragment): Fragment {
  return sql`(rowid - (select min(rowid) from ${rows}) + 1)`
}

async function createAgain(
  engine: Engine,
  again: Fragment,
  select: Fragment,
  rejected: readonly number[],
): Promise<void> {
  const numbers = 'nf_rejected'
  const values = Float64Array.from(rejected)
  await writeTable(
    engine,
    numbers,
    [{ name: 'number', type: 'integer' }],
    [{ type: 'number', values }],
  )
  await engine.run(
    sql`create table ${again} as select * from (${select}) where _row not in (select number from ${name(numbers)})`,
  )
  await engine.run(sql`drop table ${name(numbers)}`)
}
