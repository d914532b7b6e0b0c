import type { ColumnFormat, PlannedColumn } from '../../domain/index.ts'
import { evidenceOf, evidencePatterns } from './column-evidence.ts'
import type { ColumnValues } from './column-values.ts'

/** Fields that count things: of them there are no fractions. */
const countingFields: ReadonlySet<string> = new Set(['employees', 'founded', 'quantity', 'users'])

/**
 * The decimal sign presumed where no value tells it from a thousands sign: what counts things has none, so
 * its sign groups thousands; a file parted by semicolons comes from where the comma is the decimal sign.
 */
export function presumeDecimal(
  column: PlannedColumn,
  values: ColumnValues | undefined,
  delimiter: string | undefined,
): PlannedColumn {
  const { format, field } = column
  if (format.kind !== 'number' || !format.ambiguous || values === undefined) return column
  const { commaOpen = 0, pointOpen = 0 } = evidenceOf(values.texts, evidencePatterns.number)
  const as = (decimal: '.' | ','): PlannedColumn => {
    const presumed: ColumnFormat = { ...format, decimal }
    return { ...column, format: presumed }
  }
  if (isCounting(field) && commaOpen !== pointOpen) return as(commaOpen > pointOpen ? '.' : ',')
  return delimiter === ';' ? as(',') : column
}

export function isCounting(field: string | null): boolean {
  return field !== null && countingFields.has(field)
}
