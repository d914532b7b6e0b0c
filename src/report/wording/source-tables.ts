import type { FileReceipt } from '../../domain/index.ts'
import type { ReportContext } from '../context.ts'
import type { DataTable } from './data-table.ts'

const columns = [
  'file',
  'object',
  'rows',
  'kept',
  'merged',
  'mended',
  'rejected',
  'coverage',
] as const

/** The files everything comes from: rows read, kept, rejected, and how full their columns are. */
export function fileTable({ input, translator }: ReportContext): DataTable {
  const { t, number, percent } = translator
  return {
    columns: columns.map((column, index) => ({
      title: t(`report.column.${column}`),
      number: index > 1,
    })),
    rows: input.data.files.map((file) => {
      const { read, kept, merged, mended, rejected } = file.rows
      return [
        file.file,
        t(`object.${file.plan.kind}`),
        ...[read, kept, merged, mended, rejected].map((rows) => number(rows)),
        percent(meanCoverage(file), 0),
      ]
    }),
  }
}

/** Mean share of rows with a value over the columns of a file; 0 without columns. */
function meanCoverage({ coverage }: FileReceipt): number {
  const shares = Object.values(coverage)
  return shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length
}
