import type { PlannedColumn } from '../../domain/index.ts'

/** Fields by which a row can be joined to anything; a row without one says nothing about anybody. */
const keyField = /^(id|name|domain|email)$|_(id|domain|name)$/

/** The columns that identify a row or what it hangs on. */
export function keyColumns(columns: readonly PlannedColumn[]): readonly PlannedColumn[] {
  return columns.filter(({ field, skip }) => !skip && field !== null && keyField.test(field))
}
