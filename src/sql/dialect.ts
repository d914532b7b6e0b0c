import type { SqlType } from '../domain/index.ts'
import type { Fragment, Value } from './fragment.ts'

export interface ColumnDefinition {
  readonly name: string
  readonly type: SqlType
}

/**
 * Everything in which the engines differ. A shared query is written once, with these; nothing outside a
 * dialect asks which engine it speaks to. Expressions in, expression out; null in gives null out.
 */
export interface Dialect {
  /** For messages and receipts, never for branching. */
  readonly name: string
  quote(identifier: string): string
  placeholder(position: number, value: Value): string
  type(type: SqlType): Fragment
  /** Type of what is one of a few plain words: it takes a byte, and compares and reads as text. */
  oneOf(words: readonly string[]): Fragment
  /** An empty table, replacing one of that name. Every column is nullable. */
  createTable(table: string, columns: readonly ColumnDefinition[]): Fragment
  /** A table from a query, replacing one of that name in one step. */
  createTableAs(table: string, select: Fragment): Fragment
  /** Conversion that gives null where the value does not fit. */
  tryCast(expression: Fragment, type: SqlType): Fragment
  /** Exact quantiles with linear interpolation (type 7), as one array; `fractions` in [0, 1]. */
  quantiles(expression: Fragment, fractions: readonly number[]): Fragment
  /** The value of `result` in the row where `by` is least; rows where either is null do not count. */
  argMin(result: Fragment, by: Fragment): Fragment
  /** Whole days from one timestamp to another, rounded down (24-hour days). */
  daysBetween(from: Fragment, to: Fragment): Fragment
  addDays(timestamp: Fragment, days: Fragment): Fragment
  /** Does the text match the RE2 pattern somewhere? */
  matches(text: Fragment, pattern: string): Fragment
  replaceAll(text: Fragment, pattern: string, replacement: string): Fragment
  /** Lower case, compatibility forms folded, accents off; for joining names, not for showing them. */
  fold(text: Fragment): Fragment
  /** One row for each non-empty piece of the text between separators (a select-list expression). */
  explode(text: Fragment, separator: string): Fragment
  /** A number in [0, 2^32) from the text, the same on every engine: the head of its MD5. */
  hash(text: Fragment): Fragment
  /** SHA-256 of the text in UTF-8, lower-case hex. */
  digest(text: Fragment): Fragment
}
