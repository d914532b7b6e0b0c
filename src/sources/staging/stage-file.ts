import {
  Fault,
  type FileReceipt,
  type Receipt,
  type Signal,
  type StagedTable,
} from '../../domain/index.ts'
import { type Engine, type Fragment, join, name, sql } from '../../sql/index.ts'
import { rejectedTable, rowsTable } from './catalogue.ts'
import { oddRows } from './odd-rows.ts'
import { type PreparedFile, relationOf } from './prepare-file.ts'
import { type ProblemReport, problemReport } from './problem-report.ts'
import { isRejectsFile } from './reason-columns.ts'
import { reportBroken, reportOdd } from './report-problems.ts'
import { deletedRow, type StagingColumn, stageQuery, stagingColumns } from './stage-query.ts'
import { summarise } from './summarise.ts'

/** As far from the end as lonely cells are taken for a footer. */
const lastRows = 20

export interface StageContext {
  /** The engine inside the import's transaction. */
  readonly engine: Engine
  readonly importId: string
  readonly stage: number
  /** For temporary files. */
  readonly folder: string
  /** Where problems and rejected rows of the file are written, without the names' ends. */
  readonly rejectsBase: string
  readonly signal?: Signal
}

export interface StagedFile {
  readonly staged: StagedTable
  readonly receipt: FileReceipt
  /** Files written for the user. */
  readonly written: Pick<Receipt, 'rejects' | 'problemFiles'>
}

/** Loads one prepared file as a staged table and says what became of each row. */
export async function stageFile(file: PreparedFile, context: StageContext): Promise<StagedFile> {
  const { engine, stage, importId, signal } = context
  const { plan, table } = file
  const stageName = `stage_${stage}`
  const columns = stagingColumns(plan, file.cleaned, isRejectsFile(table.headers))
  if (columns.length === 0) throw new Fault('import.nothing_mapped', {}, { file: plan.file })
  await engine.run(
    sql`create table ${name(rowsTable(stageName))} as ${stageQuery(columns, relationOf(table), deletedRow(plan))}`,
    signal === undefined ? {} : { signal },
  )
  const report = problemReport(context.rejectsBase, file.label, table.headers)
  const read = await countRows(engine, stageName)
  await reportBroken(report, file)
  const odd = await findOdd(engine, stageName, columns, read)
  const found =
    odd.length === 0
      ? { rejected: [], mended: 0, blank: 0 }
      : await reportOdd(
          report,
          file,
          columns,
          await readOdd(file, odd, read, context),
          read,
          engine,
        )
  await createView(engine, stageName, columns, found.rejected)
  const written = await report.close()
  const kept = read - found.rejected.length
  const facts = await summarise(
    engine,
    keptRows(stageName, found.rejected),
    columns,
    plan.kind,
    kept,
  )
  if (kept === 0) throw new Fault('import.no_rows', {}, { file: plan.file })
  const staged = columns.map((column) => column.staged)
  return {
    staged: {
      importId,
      stage,
      table: stageName,
      kind: plan.kind,
      file: file.label,
      rows: kept,
      columns: staged,
    },
    receipt: receiptOf(file, report, { read, kept, ...found, ...facts }),
    written,
  }
}

function receiptOf(
  file: PreparedFile,
  report: ProblemReport,
  counts: {
    readonly read: number
    readonly kept: number
    readonly merged: number
    readonly mended: number
    readonly blank: number
    readonly coverage: FileReceipt['coverage']
    readonly notes: FileReceipt['notes']
  },
): FileReceipt {
  const { kept, merged, mended, blank, coverage } = counts
  const read = counts.read + file.broken.length - blank
  const blankNote = blank === 0 ? [] : [{ code: 'blank_rows', facts: { rows: blank } }]
  return {
    file: file.label,
    plan: file.plan,
    rows: { read, kept, merged, rejected: read - kept, mended },
    coverage,
    notes: [...file.notes, ...blankNote, ...counts.notes],
    problems: [...report.first],
    problemCounts: { ...report.counts() },
  }
}

async function countRows(engine: Engine, stageName: string): Promise<number> {
  const [row] = await engine.rows(sql`select count(*) as n from ${name(rowsTable(stageName))}`)
  return Number(row?.['n'])
}

/**
 * Numbers of the rows to be looked at again: those marked, and lonely cells at the very end (footers). Two
 * queries, so that all columns are read for the last rows only.
 */
async function findOdd(
  engine: Engine,
  stageName: string,
  columns: readonly StagingColumn[],
  read: number,
): Promise<readonly number[]> {
  const filled = columns.map(({ staged }) => sql`(${name(staged.column)} is not null)::integer`)
  const all = name(rowsTable(stageName))
  const last = sql`select min(rowid) + ${Math.max(0, read - lastRows)} from ${all}`
  const marked = sql`select rowid as n from ${all} where _odd`
  const lonely = sql`select rowid as n from ${all} where rowid >= (${last}) and not _odd and ${join(filled, sql` + `)} <= 1`
  const rows: number[] = []
  const query = sql`select n - (select min(rowid) from ${all}) + 1 as n from (${marked} union all ${lonely}) order by n`
  for await (const { columns: values } of engine.columns(query)) {
    for (const row of values[0]?.values ?? []) rows.push(Number(row))
  }
  return rows
}

/** The engine numbers rows from 0 once they are committed, and from a high number before. */
function rowInTransaction(stageName: string): Fragment {
  return sql`(rowid - (select min(rowid) from ${name(rowsTable(stageName))}) + 1)`
}

function readOdd(file: PreparedFile, odd: readonly number[], read: number, context: StageContext) {
  const target = `${context.folder}/stage-${context.stage}.odd`
  return oddRows(file.table, read, odd, target, context.signal)
}

/** The rows that are kept, as seen inside the transaction. */
function keptRows(stageName: string, rejected: readonly number[]): Fragment {
  const all = name(rowsTable(stageName))
  if (rejected.length === 0) return all
  return sql`(select * from ${all} where ${rowInTransaction(stageName)} not in (select _row from ${name(rejectedTable(stageName))}))`
}

/** The staged table as others see it: rows by their number in the file, rejected ones left out. */
async function createView(
  engine: Engine,
  stageName: string,
  columns: readonly StagingColumn[],
  rejected: readonly number[],
): Promise<void> {
  const kept = columns.map(({ staged }) => name(staged.column))
  const rows = sql`select ${join(kept)}, rowid + 1 as _row from ${name(rowsTable(stageName))}`
  if (rejected.length === 0) {
    await engine.run(sql`create view ${name(stageName)} as ${rows}`)
    return
  }
  const table = rejectedTable(stageName)
  const definition = [{ name: '_row', type: 'integer' }] as const
  await engine.run(engine.dialect.createTable(table, definition))
  await engine.load(table, definition, batchOf(rejected))
  await engine.run(
    sql`create view ${name(stageName)} as ${rows} where rowid + 1 not in (select _row from ${name(table)})`,
  )
}

async function* batchOf(rows: readonly number[]) {
  const values = Float64Array.from(rows)
  yield { rows: rows.length, columns: [{ type: 'number', values }] } as const
}
