import { type FieldType, fieldsOf, type ObjectKind, type SqlType } from '../../domain/index.ts'
import { type Dialect, type Fragment, join, name, sql } from '../../sql/index.ts'
import type { CustomColumn } from './custom-columns.ts'
import type { TableInForce } from './staged-tables.ts'

export interface ObjectColumn {
  readonly name: string
  readonly type: SqlType
}

const fieldTypes: Readonly<Record<FieldType, SqlType>> = {
  text: 'text',
  category: 'text',
  set: 'text',
  number: 'number',
  date: 'timestamp',
  bool: 'boolean',
}

/** How child rows name their account; replaced by `account_key` in the unified tables. */
export const accountReferences: readonly string[] = ['account_id', 'account_domain', 'account_name']

/** The columns of a unified table that hold what the files say: every field of the model, then the custom columns. */
export function objectColumns(
  kind: ObjectKind,
  custom: readonly CustomColumn[],
): readonly ObjectColumn[] {
  const fields = Object.entries(fieldsOf(kind))
    .filter(([field]) => kind === 'account' || !accountReferences.includes(field))
    .map(([field, { type }]) => ({ name: field, type: fieldTypes[type] }))
  const own = custom.filter(({ object }) => object === kind)
  return [...fields, ...own.map(({ column, type }) => ({ name: column, type }))]
}

/** Value of an object's column in a row of a staged table `s`; null where the file does not have it. */
export function columnValue(
  dialect: Dialect,
  table: TableInForce,
  kind: ObjectKind,
  column: ObjectColumn,
  custom: readonly CustomColumn[],
): Fragment | null {
  const own = custom.find(
    (candidate) => candidate.object === kind && candidate.column === column.name,
  )
  if (own === undefined) return fieldValue(dialect, table, kind, column.name)
  const physical = own.physical.get(table.stage)
  if (physical === undefined) return null
  return convert(dialect, name('s', physical.column), physical.type, own.type)
}

/** Several columns of one field: the first with a value; a person's names stand side by side. */
export function fieldValue(
  dialect: Dialect,
  table: TableInForce,
  kind: ObjectKind,
  field: string,
): Fragment | null {
  const spec = fieldsOf(kind)[field]
  if (spec === undefined) return null
  const values = table.columns
    .filter((column) => column.object === kind && column.field === field)
    .map((column) => convert(dialect, name('s', column.column), column.type, fieldTypes[spec.type]))
  const [first] = values
  if (first === undefined || values.length === 1) return first ?? null
  if (kind !== 'contact' || field !== 'name') return sql`coalesce(${join(values)})`
  const parts = values.map((value) => sql`coalesce(${value}, '')`)
  return sql`nullif(trim(${join(parts, sql` || ' ' || `)}), '')`
}

/** Null of the column's type, for files without it. */
export function typedNull(dialect: Dialect, type: SqlType): Fragment {
  return sql`cast(null as ${dialect.type(type)})`
}

/** A value as text, alike on every engine: whole numbers and days without their zero fraction. */
export function asText(dialect: Dialect, value: Fragment, type: SqlType): Fragment {
  if (type === 'text') return value
  const text = sql`cast(${value} as ${dialect.type('text')})`
  return type === 'boolean' ? text : dialect.replaceAll(text, '[.]0+$', '')
}

function convert(dialect: Dialect, value: Fragment, from: SqlType, to: SqlType): Fragment {
  if (from === to) return value
  return to === 'text' ? asText(dialect, value, from) : dialect.tryCast(value, to)
}
