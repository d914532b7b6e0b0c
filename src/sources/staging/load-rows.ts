import { type Engine, type Fragment, join, name, readNumbers, sql } from '../../sql/index.ts'
import { type OddRows, readAgain } from './odd-rows.ts'
import { type PreparedFile, plainColumns, relationOf } from './prepare-file.ts'
import { isRejectsFile } from './reason-columns.ts'
import type { StageContext } from './stage-file.ts'
import { deletedRow, type StagingColumn, stageQuery, stagingColumns } from './stage-query.ts'
import { rowInTransaction, stagedParts } from './staged-rows.ts'

/** As far from the end as lonely cells are taken for a footer. */
const lastRows = 20

export interface LoadedRows {
  /** Rows of the table, good or not. */
  readonly read: number
  /** Undefined where all rows are good. */
  readonly odd: OddRows | undefined
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
  const { marked, unmarked } = await findOdd(engine, rows, columns, read)
  const numbers = [...marked, ...unmarked].sort((one, other) => one - other)
  if (numbers.length === 0) return { read, odd: undefined }
  const where = { ...context, target: `${context.folder}/stage-${context.stage}.odd` }
  return { read, odd: { rows: await readAgain(file, columns, read, numbers, where), unmarked } }
}

async function countRows(engine: Engine, rows: Fragment): Promise<number> {
  const [row] = await engine.rows(sql`select count(*) as n from ${rows}`)
  return Number(row?.['n'])
}

/** Numbers of the rows to be looked at again: those marked, and lonely cells at the very end (footers). */
async function findOdd(
  engine: Engine,
  rows: Fragment,
  columns: readonly StagingColumn[],
  read: number,
): Promise<{ readonly marked: readonly number[]; readonly unmarked: readonly number[] }> {
  const filled = columns.map(({ staged }) => sql`(${name(staged.column)} is not null)::integer`)
  const last = sql`rowid >= (select min(rowid) + ${Math.max(0, read - lastRows)} from ${rows})`
  const numbered = sql`select ${rowInTransaction(rows)} as n from ${rows}`
  return {
    marked: await numbersIn(engine, sql`${numbered} where _odd`),
    unmarked: await numbersIn(
      engine,
      sql`${numbered} where ${last} and not _odd and ${join(filled, sql` + `)} <= 1`,
    ),
  }
}

async function numbersIn(engine: Engine, query: Fragment): Promise<readonly number[]> {
  const [column] = await readNumbers(engine, query)
  return [...(column ?? [])]
}
