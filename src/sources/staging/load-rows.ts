import { type Engine, type Fragment, join, name, sql } from '../../sql/index.ts'
import { oddRows } from './odd-rows.ts'
import { type PreparedFile, plainColumns, relationOf } from './prepare-file.ts'
import { isRejectsFile } from './reason-columns.ts'
import type { StageContext } from './stage-file.ts'
import {
  converted,
  deletedRow,
  type StagingColumn,
  stageQuery,
  stagingColumns,
} from './stage-query.ts'
import { type AsideRows, rowInTransaction, stagedParts } from './staged-rows.ts'

/** As far from the end as lonely cells are taken for a footer. */
const lastRows = 20

export interface LoadedRows {
  /** Rows of the table, good or not. */
  readonly read: number
  /** The rows that must be looked at again, as they stand in the file; undefined where there are none. */
  readonly odd: Fragment | undefined
  /** The same rows typed with all care, where the table holds only what is in plain writing; see AsideRows. */
  readonly again: AsideRows['again']
}

/**
 * Loads the rows of a file. Numbers and dates that the sample shows in plain writing alone are read that
 * way, at the engine's full speed; the few cells that this leaves are read with all care afterwards.
 */
export async function loadRows(
  file: PreparedFile,
  columns: readonly StagingColumn[],
  stageName: string,
  context: StageContext,
): Promise<LoadedRows> {
  const { engine, signal } = context
  const rows = name(stagedParts.rows(stageName))
  const plain = plainColumns(file)
  const quick = stagingColumns(file, isRejectsFile(file.table.headers), plain)
  await engine.run(
    sql`create table ${rows} as ${stageQuery(quick, relationOf(file.table), deletedRow(file.plan))}`,
    signal === undefined ? {} : { signal },
  )
  const read = await countRows(engine, rows)
  const numbers = await findOdd(engine, rows, columns, read)
  if (numbers.length === 0) return { read, odd: undefined, again: undefined }
  const target = `${context.folder}/stage-${context.stage}.odd`
  const odd = await oddRows(file.table, read, numbers, target, signal)
  if (plain.size === 0) return { read, odd, again: undefined }
  const typed = join(columns.map(({ staged }) => name(staged.column)))
  const again = sql`(select ${typed}, cast(_row as bigint) as _row from ${converted(columns, odd)})`
  return { read, odd, again }
}

async function countRows(engine: Engine, rows: Fragment): Promise<number> {
  const [row] = await engine.rows(sql`select count(*) as n from ${rows}`)
  return Number(row?.['n'])
}

/**
 * Numbers of the rows to be looked at again: those marked, and lonely cells at the very end (footers). Two
 * queries, so that all columns are read for the last rows only.
 */
async function findOdd(
  engine: Engine,
  rows: Fragment,
  columns: readonly StagingColumn[],
  read: number,
): Promise<readonly number[]> {
  const filled = columns.map(({ staged }) => sql`(${name(staged.column)} is not null)::integer`)
  const last = sql`select min(rowid) + ${Math.max(0, read - lastRows)} from ${rows}`
  const marked = sql`select rowid from ${rows} where _odd`
  const lonely = sql`select rowid from ${rows} where rowid >= (${last}) and not _odd and ${join(filled, sql` + `)} <= 1`
  const numbers: number[] = []
  const query = sql`select ${rowInTransaction(rows)} as n from (${marked} union all ${lonely}) order by n`
  for await (const { columns: values } of engine.columns(query)) {
    for (const row of values[0]?.values ?? []) numbers.push(Number(row))
  }
  return numbers
}
