import { type Engine, type Fragment, integer, join, name, sql } from '../../sql/index.ts'
import type { OddRows } from './odd-rows.ts'
import type { StagingColumn } from './stage-query.ts'

/**
 * The tables behind a staged table, which itself is a view over them: the rows as loaded, numbered by their
 * place, and the odd ones among them that are kept, read again with all care. Nothing is updated in place:
 * that would send all rows through the engine's log once more.
 */
export const stagedParts = {
  rows: (table: string) => `${table}_rows`,
  again: (table: string) => `${table}_again`,
} as const

/** The rows of a staged table, for use before the transaction ends. */
export interface StagedRows {
  readonly kept: Fragment
  /** All rows, the odd ones as they were loaded at first. */
  readonly loaded: Fragment
  /**
   * Relations that, added to the rows as loaded, give those kept, for counting: less the odd ones, and the odd
   * ones as they were read again. A filter over all rows would cost more than counting them.
   */
  readonly corrections: readonly { readonly rows: Fragment; readonly sign: 1 | -1 }[]
}

/** Creates the view over what was loaded; the odd rows are in it then, and their own relation is gone. */
export async function createStaged(
  engine: Engine,
  table: string,
  columns: readonly StagingColumn[],
  odd: OddRows | undefined,
): Promise<StagedRows> {
  const [rows, again] = [name(stagedParts.rows(table)), name(stagedParts.again(table))]
  const typed = join(columns.map(({ staged }) => name(staged.column)))
  if (odd !== undefined) {
    await engine.run(
      sql`create table ${again} as select ${typed}, _row from ${odd.rows} where _reason is null`,
    )
    await engine.run(sql`drop table ${odd.rows}`)
  }
  const select = (number: Fragment) => {
    const whole = sql`select ${typed}, ${number} as _row from ${rows}`
    if (odd === undefined) return whole
    return sql`${whole} where not ${isOdd(number, odd)} union all select ${typed}, _row from ${again}`
  }
  await engine.run(sql`create view ${name(table)} as ${select(sql`(rowid + 1)`)}`)
  const number = rowInTransaction(rows)
  if (odd === undefined) return { kept: rows, loaded: rows, corrections: [] }
  const replaced = sql`(select * from ${rows} where ${isOdd(number, odd)})`
  return {
    kept: sql`(${select(number)})`,
    loaded: rows,
    corrections: [
      { rows: replaced, sign: -1 },
      { rows: again, sign: 1 },
    ],
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
