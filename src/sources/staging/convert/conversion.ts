import type { PlannedColumn, SqlType } from '../../../domain/index.ts'
import { type Fragment, sql } from '../../../sql/index.ts'
import { isPlainDate, plainDate, toDate } from './date.ts'
import { oneOf, trimmed } from './fold.ts'
import type { SteppedValue } from './layers.ts'
import { isPlainNumber, plainNumber, toNumber } from './number.ts'
import { isPlaceholderSql, ofField } from './placeholder.ts'

/** How a column's text becomes its typed value. */
export interface ColumnConversion extends SteppedValue {
  readonly type: SqlType
  /** Reason given for a text that cannot be read; a text column reads everything. */
  readonly problem?: 'not_a_number' | 'not_a_date' | 'not_yes_or_no'
  /** Does the text say that the value is not known yet? Never null where there is a text. */
  readonly open?: Fragment
}

export interface ConversionCare {
  /** Texts are trimmed and those that stand for nothing become missing. */
  readonly cleaned: boolean
  /** Numbers and dates are read in their plainest writing only; the others come out as null. */
  readonly plain: boolean
}

export function conversionOf(
  column: PlannedColumn,
  raw: Fragment,
  { cleaned, plain }: ConversionCare,
): ColumnConversion {
  const { format, field, position } = column
  if (format.kind === 'number') {
    const { layers, value } = plain
      ? { layers: [], value: plainNumber(raw, format) }
      : toNumber(raw, format, position)
    const problem = 'not_a_number'
    return { type: 'number', layers, value: sensible(value, raw, field), problem }
  }
  if (format.kind === 'date') {
    const stepped = (plain ? plainDate : toDate)(raw, format, position)
    return { type: 'timestamp', ...stepped, problem: 'not_a_date' }
  }
  if (format.kind === 'bool') {
    const word = trimmed(sql`lower(${raw})`)
    const lower = (words: readonly string[]) => words.map((one) => one.trim().toLowerCase())
    const answer = (words: readonly string[], value: Fragment) =>
      words.length === 0 ? sql`` : sql` when ${word} in ${oneOf(lower(words))} then ${value}`
    const value = sql`case${answer(format.yes, sql`true`)}${answer(format.no, sql`false`)} when ${raw} is null then null end`
    const { open = [] } = format
    const unknown = open.length === 0 ? {} : { open: sql`${word} in ${oneOf(lower(open))}` }
    return { type: 'boolean', layers: [], value, problem: 'not_yes_or_no', ...unknown }
  }
  const value = cleaned
    ? sql`case when ${trimmed(raw)} <> '' and not ${isPlaceholderSql(raw, field)} then ${trimmed(raw)} end`
    : raw
  return { type: 'text', layers: [], value }
}

/** Is the text a number or date in the plainest writing of the column's format? */
export function isPlain(text: string, { format }: Pick<PlannedColumn, 'format'>): boolean {
  if (format.kind === 'number') return isPlainNumber(text, format)
  return format.kind === 'date' && isPlainDate(text, format)
}

/** A number that its field cannot have (no employees at all) is a placeholder. */
function sensible(value: Fragment, raw: Fragment, field: string | null): Fragment {
  const placeholder = ofField(raw, field)
  return placeholder === undefined ? value : sql`case when not ${placeholder} then ${value} end`
}
