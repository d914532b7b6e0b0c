import {
  type Engine,
  type Fragment,
  integer,
  join,
  name,
  type QueryOptions,
  sql,
} from '../../sql/index.ts'
import type { CustomColumn } from './custom-columns.ts'
import { columnValue, type ObjectColumn, objectColumns, typedNull } from './object-columns.ts'
import { placeOf, rowReference } from './references.ts'
import type { TableInForce } from './staged-tables.ts'

/**
 * Writes `account` (account_key, every field, custom columns), one row a company, and `account_member`
 * (account_key, stage, _row), the rows that describe it. Where rows disagree the value of the latest
 * import stands, within it that of the earliest row; `nf_account_row` has the rows of accounts that
 * more than one row describes, for `account_conflict`.
 */
export async function writeAccounts(
  engine: Engine,
  tables: readonly TableInForce[],
  custom: readonly CustomColumn[],
  options?: QueryOptions,
): Promise<void> {
  const tableAs = (table: string, select: Fragment) =>
    engine.run(engine.dialect.createTableAs(table, select), options)
  const columns = objectColumns('account', custom)
  const describing = tables.filter(
    (table) => describesAccounts(table) && rowReference(engine.dialect, table) !== null,
  )
  const members = describing.map((table) => memberRows(engine, table))
  await tableAs('nf_member', join([noMembers(engine), ...members], sql` union all `))
  await tableAs('account_member', sql`select account_key, stage, _row from nf_member`)
  await tableAs(
    'nf_account_count',
    sql`select account_key, count(*) as row_count from nf_member group by account_key`,
  )
  const rows = (condition: Fragment) =>
    describing.map((table) => accountRows(engine, table, columns, custom, condition))
  const many = [noRows(engine, columns), ...rows(sql`c.row_count > 1`)]
  await tableAs('nf_account_row', join(many, sql` union all `))
  const single = rows(sql`c.row_count = 1`).map((select) => only(select, columns))
  const parts = [...single, chosen(engine, columns), named(engine, columns)]
  await tableAs('account', join(parts, sql` union all `))
}

/** A file about something else describes accounts only where it says more of them than who they are. */
function describesAccounts(table: TableInForce): boolean {
  if (table.kind === 'account') return true
  const naming = ['id', 'name', 'domain']
  return table.columns.some(
    ({ object, field }) => object === 'account' && !(field !== null && naming.includes(field)),
  )
}

/** Which rows of a table describe which account; `place` is least for the row whose values win. */
function memberRows(engine: Engine, table: TableInForce): Fragment {
  const d = engine.dialect
  const reference = rowReference(d, table)
  return sql`select l.account_key as account_key, cast(${table.stage} as ${d.type('integer')}) as stage,
      cast(s._row as ${d.type('integer')}) as _row, ${placeOf(table.precedence)} as place
    from ${name(table.table)} as s
    inner join nf_link as l on l.ref = ${reference?.ref ?? typedNull(d, 'text')}
    where l.account_key is not null`
}

function accountRows(
  engine: Engine,
  table: TableInForce,
  columns: readonly ObjectColumn[],
  custom: readonly CustomColumn[],
  condition: Fragment,
): Fragment {
  const values = columns.map((column) => {
    const value = columnValue(engine.dialect, table, 'account', column, custom)
    return sql`${value ?? pointer(engine, table, column)} as ${name(column.name)}`
  })
  return sql`select m.account_key as account_key, m.stage as _stage, m._row as _row, m.place as place, ${join(values)}
    from ${name(table.table)} as s
    inner join nf_member as m on m._row = s._row and m.stage = ${integer(table.stage)}
    inner join nf_account_count as c on c.account_key = m.account_key
    where ${condition}`
}

/** Accounts that one row describes, which most are: nothing to choose. */
function only(rows: Fragment, columns: readonly ObjectColumn[]): Fragment {
  const values = columns.map((column) => name(column.name))
  return sql`select account_key, ${join(values)} from (${rows}) as r`
}

/** A file about something else names its account by reference; the name still describes the account. */
function pointer(engine: Engine, table: TableInForce, column: ObjectColumn): Fragment {
  const reference = rowReference(engine.dialect, table)
  if (column.name === 'id' && reference !== null) return reference.id
  if (column.name === 'name' && reference !== null) return reference.name
  return typedNull(engine.dialect, column.type)
}

function chosen(engine: Engine, columns: readonly ObjectColumn[]): Fragment {
  const values = columns.map((column) => {
    const value = sql`r.${name(column.name)}`
    const place = sql`case when ${value} is null then null else r.place end`
    return sql`${engine.dialect.argMin(value, place)} as ${name(column.name)}`
  })
  return sql`select r.account_key as account_key, ${join(values)} from nf_account_row as r group by r.account_key`
}

/** Accounts that no row describes, only named by others' rows. */
function named(engine: Engine, columns: readonly ObjectColumn[]): Fragment {
  const raw: Readonly<Record<string, Fragment>> = {
    id: sql`e.id`,
    domain: sql`e.domain_key`,
    name: sql`e.company`,
  }
  const values = columns.map((column) => {
    const value = raw[column.name]
    if (value === undefined)
      return sql`${typedNull(engine.dialect, column.type)} as ${name(column.name)}`
    return sql`${engine.dialect.argMin(value, sql`case when ${value} is null then null else e.n end`)} as ${name(column.name)}`
  })
  return sql`select l.account_key as account_key, ${join(values)} from nf_link as l
    inner join nf_entity as e on e.ref = l.ref
    left join nf_account_count as c on c.account_key = l.account_key
    where l.account_key is not null and c.account_key is null group by l.account_key`
}

function noMembers(engine: Engine): Fragment {
  const whole = typedNull(engine.dialect, 'integer')
  return sql`select ${whole} as account_key, ${whole} as stage, ${whole} as _row, ${whole} as place
    from nf_link where account_key < 0`
}

function noRows(engine: Engine, columns: readonly ObjectColumn[]): Fragment {
  const d = engine.dialect
  const values = columns.map((column) => sql`${typedNull(d, column.type)} as ${name(column.name)}`)
  const whole = typedNull(d, 'integer')
  return sql`select ${whole} as account_key, ${whole} as _stage, ${whole} as _row, ${whole} as place, ${join(values)}
    from nf_link where account_key < 0`
}
