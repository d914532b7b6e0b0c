import type { FilePlan, FileReceipt, PlannedColumn } from '../../domain/index.ts'
import type { ColumnEvidence } from './column-evidence.ts'
import { decideDate, decideNumber } from './decide-format.ts'
import { isCounting } from './presume-decimal.ts'

/** What was decided and is worth saying in the receipt: message under `import.note.<code>`. */
export type ImportNote = FileReceipt['notes'][number]

/**
 * The plan with every open format settled by the counts over all rows, keyed by the column's position.
 * A column that even all rows leave open follows its settled neighbours (one program wrote the file)
 * and keeps the mark `ambiguous`; the notes say what was decided, presumed, or contradicted.
 */
export function decideFormats(
  plan: FilePlan,
  evidence: ReadonlyMap<number, ColumnEvidence>,
): { readonly plan: FilePlan; readonly notes: readonly ImportNote[] } {
  const counted = plan.columns.map((column) => settle(column, evidence.get(column.position)))
  const columns = counted.map((column) => followNeighbours(column, counted))
  const notes = columns.flatMap((column) =>
    column.skip ? [] : notesOn(column, evidence.get(column.position)),
  )
  return { plan: { ...plan, columns }, notes }
}

function settle(column: PlannedColumn, evidence: ColumnEvidence | undefined): PlannedColumn {
  if (evidence === undefined) return column
  if (column.format.kind === 'date') return { ...column, format: decideDate(evidence) }
  if (column.format.kind === 'number') {
    const decided = decideNumber(evidence)
    // What all rows leave open stays as the plan presumed it.
    const { decimal } = decided.ambiguous ? column.format : decided
    return { ...column, format: { ...column.format, ambiguous: undefined, ...decided, decimal } }
  }
  return column
}

function followNeighbours(column: PlannedColumn, all: readonly PlannedColumn[]): PlannedColumn {
  const { format } = column
  if (format.kind === 'date' && format.ambiguous) {
    const settled = all.flatMap(({ format: other }) =>
      other.kind === 'date' && !other.ambiguous && /^[dm]/.test(other.order) ? [other.order] : [],
    )
    const order = onlyOne(settled) ?? format.order
    return { ...column, format: { ...format, order } }
  }
  if (format.kind === 'number' && format.ambiguous && !isCounting(column.field)) {
    const decimal = onlyOne(all.flatMap(decimalOf)) ?? format.decimal
    return { ...column, format: { ...format, decimal } }
  }
  return column
}

/** Only a decimal comma says something of its neighbours: a point is also what whole numbers get. */
function decimalOf({ format }: PlannedColumn): readonly ','[] {
  return format.kind === 'number' && !format.ambiguous && format.decimal === ',' ? [','] : []
}

function onlyOne<T>(values: readonly T[]): T | undefined {
  return new Set(values).size === 1 ? values[0] : undefined
}

function notesOn(
  column: PlannedColumn,
  evidence: ColumnEvidence | undefined,
): readonly ImportNote[] {
  const { header, format } = column
  const note = (code: string, facts: Record<string, string | number> = {}): ImportNote => ({
    code,
    facts: { column: header, ...facts },
  })
  if (format.kind === 'date') {
    const { order, calendar } = format
    const calendars = calendar === 'gregorian' ? [] : [note('calendar', { calendar })]
    return [...calendars, ...dateNotes(note, order, format.ambiguous === true, evidence)]
  }
  if (format.kind !== 'number') return []
  const { unit, bands, decimal, ambiguous } = format
  return [
    ...(unit === undefined ? [] : [note('unit', { unit })]),
    ...(bands ? [note('bands')] : []),
    ...numberNotes(note, decimal, ambiguous === true, evidence),
  ]
}

type MakeNote = (code: string, facts?: Record<string, string | number>) => ImportNote

function dateNotes(
  note: MakeNote,
  order: string,
  ambiguous: boolean,
  evidence: ColumnEvidence | undefined,
): readonly ImportNote[] {
  if (order === 'serial' || order === 'epoch') return [note('date_number', { order })]
  if (ambiguous) return [note('date_order_presumed', { order })]
  const { firstOver12: dayFirst = 0, secondOver12: monthFirst = 0 } = evidence ?? {}
  const [agree, contradict] = order === 'mdy' ? [monthFirst, dayFirst] : [dayFirst, monthFirst]
  if (contradict > 0) return [note('date_order_mixed', { order, rows: agree, others: contradict })]
  return order === 'ymd' ? [] : [note('date_order', { order, rows: agree })]
}

function numberNotes(
  note: MakeNote,
  decimal: string,
  ambiguous: boolean,
  evidence: ColumnEvidence | undefined,
): readonly ImportNote[] {
  if (ambiguous) return [note('decimal_presumed', { decimal })]
  const { commaDecimal = 0, pointGroups = 0, pointDecimal = 0 } = evidence ?? {}
  const comma = commaDecimal + pointGroups
  if (comma > 0 && pointDecimal > 0) {
    return [note('decimal_mixed', { decimal, comma, point: pointDecimal })]
  }
  return decimal === '.' ? [] : [note('decimal', { decimal })]
}
