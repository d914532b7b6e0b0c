import {
  Fault,
  type FileReceipt,
  type Receipt,
  type Signal,
  type StagedTable,
} from '../../domain/index.ts'
import { type Engine, type Fragment, join, name, sql } from '../../sql/index.ts'
import { rejectedTable, rowsTable } from './catalogue.ts'
import { loadRows, rowInTransaction } from './load-rows.ts'
import type { PreparedFile } from './prepare-file.ts'
import { type ProblemReport, problemReport } from './problem-report.ts'
import { isRejectsFile } from './reason-columns.ts'
import { reportBroken, reportOdd } from './report-problems.ts'
import { type StagingColumn, stagingColumns } from './stage-query.ts'
import { summarise } from './summarise.ts'

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
  const { engine, stage, importId } = context
  const { plan, table } = file
  const stageName = `stage_${stage}`
  const columns = stagingColumns(file, isRejectsFile(table.headers))
  if (columns.length === 0) throw new Fault('import.nothing_mapped', {}, { file: plan.file })
  const { read, odd } = await loadRows(file, columns, stageName, context)
  const report = problemReport(context.rejectsBase, file.label, table.headers)
  await reportBroken(report, file)
  const found =
    odd === undefined
      ? { rejected: [], mended: 0, blank: 0 }
      : await reportOdd(report, file, columns, odd, read, engine)
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

/** The rows that are kept, as seen inside the transaction. */
function keptRows(stageName: string, rejected: readonly number[]): Fragment {
  const all = name(rowsTable(stageName))
  if (rejected.length === 0) return all
  return sql`(select * from ${all} where ${rowInTransaction(all)} not in (select _row from ${name(rejectedTable(stageName))}))`
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
