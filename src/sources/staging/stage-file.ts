import {
  Fault,
  type FileReceipt,
  type Receipt,
  type Signal,
  type StagedTable,
} from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { loadRows } from './load-rows.ts'
import type { PreparedFile } from './prepare-file.ts'
import { type ProblemReport, problemReport } from './problem-report.ts'
import { isRejectsFile } from './reason-columns.ts'
import { reportBroken, reportOdd } from './report-problems.ts'
import { stagingColumns } from './stage-query.ts'
import { createStaged } from './staged-rows.ts'
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
      ? { rejected: 0, mended: 0, blank: 0 }
      : await reportOdd(report, file, columns, odd.rows, engine)
  const rows = await createStaged(engine, stageName, columns, odd)
  const written = await report.close()
  const kept = read - found.rejected
  const facts = await summarise(engine, rows, columns, plan.kind, kept)
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
