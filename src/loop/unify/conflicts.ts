import { type Engine, join, name, type QueryOptions, sql } from '../../sql/index.ts'
import type { CustomColumn } from './custom-columns.ts'
import { asText, type ObjectColumn, objectColumns, typedNull } from './object-columns.ts'

/**
 * A field on which the rows of some accounts disagree. `field` is the header for a custom column. Not what
 * says which record it is (`identity`): records of one company that were joined differ in it, as they must.
 */
export interface FieldConflict {
  readonly field: string
  readonly accounts: number
}

const identity: readonly string[] = ['id', 'name', 'domain', 'parent_id', 'parent_name', 'created']

/**
 * Writes `account_conflict` (account_key, field, value, stage, _row, chosen): every distinct value of a
 * field on which the rows of an account disagree, with the first row that says it and whether it stands.
 */
export async function writeConflicts(
  engine: Engine,
  custom: readonly CustomColumn[],
  options?: QueryOptions,
): Promise<readonly FieldConflict[]> {
  const d = engine.dialect
  const columns = objectColumns('account', custom)
  const counts = await countConflicts(engine, columns, options)
  const header = new Map(
    custom.filter(({ object }) => object === 'account').map((own) => [own.column, own.header]),
  )
  const fieldOf = (column: ObjectColumn) => header.get(column.name) ?? column.name
  const torn = columns.filter((_, index) => (counts[index] ?? 0) > 0)
  const selects = torn.map((column) => conflictRows(engine, column, fieldOf(column)))
  const text = typedNull(d, 'text')
  const none = sql`select r.account_key as account_key, ${text} as field, ${text} as value, r._stage as stage,
    r._row as _row, cast(0 as ${d.type('integer')}) as chosen from nf_account_row as r where r.account_key < 0`
  await engine.run(
    d.createTableAs('account_conflict', join([none, ...selects], sql` union all `)),
    options,
  )
  return columns
    .map((column, index) => ({ field: fieldOf(column), accounts: counts[index] ?? 0 }))
    .filter(({ accounts }, index) => accounts > 0 && !identity.includes(columns[index]?.name ?? ''))
}

/** For each column, the accounts whose rows have more than one value of it. */
async function countConflicts(
  engine: Engine,
  columns: readonly ObjectColumn[],
  options?: QueryOptions,
): Promise<readonly number[]> {
  const flags = columns.map(
    (column, index) =>
      sql`case when min(${name(column.name)}) <> max(${name(column.name)}) then 1 else 0 end as ${name(`f${index}`)}`,
  )
  const sums = columns.map((_, index) => sql`sum(${name(`f${index}`)}) as ${name(`n${index}`)}`)
  const [row] = await engine.rows(
    sql`select ${join(sums)} from (select account_key, ${join(flags)} from nf_account_row group by account_key) as f`,
    options,
  )
  return columns.map((_, index) => Number(row?.[`n${index}`] ?? 0))
}

function conflictRows(engine: Engine, column: ObjectColumn, field: string) {
  const d = engine.dialect
  const said = sql`
    select r.account_key as account_key, ${asText(d, name('r', column.name), column.type)} as value,
      r._stage as _stage, r._row as _row, r.place as place
    from nf_account_row as r
    inner join (
      select account_key from nf_account_row group by account_key
      having min(${name(column.name)}) <> max(${name(column.name)})
    ) as torn on torn.account_key = r.account_key
    where ${name('r', column.name)} is not null`
  const values = sql`
    select account_key, value, ${d.argMin(name('_stage'), name('place'))} as stage,
      ${d.argMin(name('_row'), name('place'))} as _row, min(place) as first_place
    from (${said}) as s group by account_key, value`
  return sql`
    select v.account_key as account_key, ${field} as field, v.value as value, v.stage as stage, v._row as _row,
      cast(case when v.first_place = min(v.first_place) over (partition by v.account_key) then 1 else 0 end as ${d.type('integer')}) as chosen
    from (${values}) as v`
}
