import type { ObjectKind } from '../../domain/index.ts'
import { type Dialect, type Fragment, join, name, sql } from '../../sql/index.ts'
import type { CustomColumn } from './custom-columns.ts'
import {
  accountReferences,
  columnValue,
  type ObjectColumn,
  objectColumns,
  typedNull,
} from './object-columns.ts'
import { referredReference, rowReference } from './references.ts'
import type { TableInForce } from './staged-tables.ts'

/** What the rows of one object look like before their accounts are sought elsewhere and repeats are dropped. */
export interface ChildShape {
  readonly kind: ObjectKind
  readonly columns: readonly ObjectColumn[]
  readonly custom: readonly CustomColumn[]
}

export function childShape(kind: ObjectKind, custom: readonly CustomColumn[]): ChildShape {
  const own = custom.filter(({ object }) => object === kind)
  return { kind, columns: objectColumns(kind, custom), custom: own }
}

/**
 * The tables that tell of an object: files of its own kind; where a system has none, files about
 * something else that describe it in passing (the contact's name in an order file).
 */
export function tellingTables(
  kind: ObjectKind,
  tables: readonly TableInForce[],
): readonly TableInForce[] {
  const own = new Set(tables.filter((table) => table.kind === kind).map(({ system }) => system))
  return tables.filter(
    (table) => table.kind === kind || (!own.has(table.system) && columnsOf(table, kind).length > 0),
  )
}

/** Names of the unified table's columns after `account_key`. */
export function childColumnNames(shape: ChildShape): readonly string[] {
  const referred = shape.kind === 'referral' ? ['referred_key'] : []
  return ['_stage', '_row', ...referred, ...shape.columns.map((column) => column.name)]
}

/** One row for each row of the table, with its account where it names one. */
export function childRows(dialect: Dialect, table: TableInForce, shape: ChildShape): Fragment {
  const { kind, columns, custom } = shape
  const values = columns.map((column) => {
    const value = columnValue(dialect, table, kind, column, custom)
    return sql`${value ?? typedNull(dialect, column.type)} as ${name(column.name)}`
  })
  const own = rowReference(dialect, table)
  const referred = kind === 'referral' ? referredReference(dialect, table) : null
  const key = typedNull(dialect, 'integer')
  return sql`select ${own === null ? key : sql`l.account_key`} as account_key,
    cast(${table.stage} as ${dialect.type('integer')}) as _stage,
    cast(s._row as ${dialect.type('integer')}) as _row,
    ${kind === 'referral' ? sql`${referred === null ? key : sql`f.account_key`} as referred_key,` : sql``}
    ${join(values)}
  from ${name(table.table)} as s
  ${own === null ? sql`` : sql`left join nf_link as l on l.ref = ${own.ref}`}
  ${referred === null ? sql`` : sql`left join nf_link as f on f.ref = ${referred.ref}`}
  ${table.kind === kind ? sql`` : sql`where ${describes(table, kind)}`}`
}

/** Embedded objects are there only where at least one of their columns has a value. */
function describes(table: TableInForce, kind: ObjectKind): Fragment {
  const filled = columnsOf(table, kind).map(({ column }) => sql`${name('s', column)} is not null`)
  return sql`(${join(filled, sql` or `)})`
}

function columnsOf(table: TableInForce, kind: ObjectKind) {
  return table.columns.filter(
    ({ object, field }) =>
      object === kind && !(field !== null && accountReferences.includes(field)),
  )
}

/** The select of an object that no file tells of: its columns, no rows. */
export function noChildRows(dialect: Dialect, shape: ChildShape): Fragment {
  const types = new Map(shape.columns.map((column) => [column.name, column.type]))
  const values = childColumnNames(shape).map(
    (column) => sql`${typedNull(dialect, types.get(column) ?? 'integer')} as ${name(column)}`,
  )
  return sql`select account_key, ${join(values)} from nf_link where account_key < 0`
}
