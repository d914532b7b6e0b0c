import {
  type Engine,
  type Fragment,
  integer,
  join,
  name,
  type QueryOptions,
  sql,
} from '../../sql/index.ts'
import { fieldValue, typedNull } from './object-columns.ts'
import { referredReference, rowReference } from './references.ts'
import type { TableInForce } from './staged-tables.ts'

/**
 * Rows of the staged tables that belong to some accounts: table `nf_account_rows` (stage, _row, named), `named` 1 where
 * the row is another account's and only says that one of these was referred by it.
 */
export const accountRowsTable = 'nf_account_rows'
const idsTable = 'nf_account_ids'
const rowsTable = name(accountRowsTable)
const ids = name(idsTable)

/** How rows that name no account are found: through the deal or the contact that they point to. */
const through = [
  { kind: 'deal', pointer: 'deal_id' },
  { kind: 'contact', pointer: 'contact_id' },
] as const

/**
 * Finds every row of the accounts, also those that the customer model dropped as repeats. To be called while the
 * tables of the derivation are there, after the objects were derived.
 */
export async function writeAccountRows(
  engine: Engine,
  tables: readonly TableInForce[],
  keys: readonly number[],
  options?: QueryOptions,
): Promise<void> {
  const d = engine.dialect
  const whole = d.type('integer')
  const none = sql`select cast(null as ${whole}) as stage, cast(null as ${whole}) as _row, 0 as named from nf_link where account_key < 0`
  const among = sql`(${join(keys.map(integer))})`
  const own = tables.flatMap((table) => {
    const reference = rowReference(d, table)
    return reference === null ? [] : [linked(engine, table, reference.ref, among, 0)]
  })
  const referred = tables.flatMap((table) => {
    const reference = referredReference(d, table)
    return reference === null ? [] : [linked(engine, table, reference.ref, among, 1)]
  })
  const all = sql`select stage, _row, min(named) as named
    from (${join([none, ...own, ...referred], sql` union all `)}) as r group by stage, _row`
  await engine.run(d.createTableAs(accountRowsTable, all), options)
  for (let before = -1, now = await ownRows(engine); now > before; ) {
    before = now
    for (const table of tables) await addPointing(engine, tables, table, among, options)
    now = await ownRows(engine)
  }
  await engine.run(sql`drop table if exists ${ids}`)
}

function linked(
  { dialect }: Engine,
  table: TableInForce,
  ref: Fragment,
  among: Fragment,
  named: 0 | 1,
): Fragment {
  const whole = dialect.type('integer')
  return sql`select cast(${table.stage} as ${whole}) as stage, cast(s._row as ${whole}) as _row, ${integer(named)} as named
    from ${name(table.table)} as s inner join nf_link as l on l.ref = ${ref} where l.account_key in ${among}`
}

async function ownRows(engine: Engine): Promise<number> {
  const [row] = await engine.rows(sql`select count(*) as n from ${rowsTable} where named = 0`)
  return Number(row?.['n'])
}

/** Adds the rows of a table that name no account, but a deal or contact of these. */
async function addPointing(
  engine: Engine,
  tables: readonly TableInForce[],
  table: TableInForce,
  among: Fragment,
  options?: QueryOptions,
): Promise<void> {
  const d = engine.dialect
  const whole = d.type('integer')
  const reference = rowReference(d, table)
  const nobody =
    reference === null
      ? sql`true`
      : sql`(${reference.ref} is null or ${reference.ref} not in (select ref from nf_link where account_key is not null))`
  for (const { kind, pointer } of through) {
    const value = pointed(engine, table, pointer)
    if (value === null) continue
    await writeIds(engine, tables, kind, among, options)
    await engine.run(
      sql`insert into ${rowsTable}
        select cast(${table.stage} as ${whole}), cast(s._row as ${whole}), 0 from ${name(table.table)} as s
        where ${nobody} and ${value} in (select id from ${ids})
          and s._row not in (select _row from ${rowsTable} where stage = ${integer(table.stage)} and named = 0)`,
      options,
    )
  }
}

/** The id that a row points with: its first where there are several, as when its account is sought. */
function pointed({ dialect }: Engine, table: TableInForce, pointer: string): Fragment | null {
  const kinds = new Set(
    table.columns.filter(({ field }) => field === pointer).map(({ object }) => object),
  )
  const values = [...kinds].flatMap((kind) => fieldValue(dialect, table, kind, pointer) ?? [])
  return values.length === 0
    ? null
    : dialect.replaceAll(sql`coalesce(${join(values)})`, '[;,].*$', '')
}

/** Ids of the deals, or contacts, in rows found so far, as far as they are not another account's too. */
async function writeIds(
  engine: Engine,
  tables: readonly TableInForce[],
  kind: 'deal' | 'contact',
  among: Fragment,
  options?: QueryOptions,
): Promise<void> {
  const d = engine.dialect
  const found = tables.flatMap((table) => {
    const id = fieldValue(d, table, kind, 'id')
    if (id === null) return []
    return sql`select ${id} as id from ${name(table.table)} as s
      inner join ${rowsTable} as r on r._row = s._row and r.stage = ${integer(table.stage)} where r.named = 0`
  })
  const none = sql`select ${typedNull(d, 'text')} as id from nf_link where account_key < 0`
  const all = join([none, ...found], sql` union all `)
  await engine.run(
    d.createTableAs(
      idsTable,
      sql`select distinct f.id as id from (${all}) as f
        left join (select id, min(account_key) as account_key from ${name(kind)} where id is not null group by id) as o
          on o.id = f.id
        where f.id is not null and (o.account_key is null or o.account_key in ${among})`,
    ),
    options,
  )
}
