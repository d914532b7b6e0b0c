import type { ObjectKind } from '../../domain/index.ts'
import {
  type Engine,
  type Fragment,
  integer,
  join,
  name,
  type QueryOptions,
  sql,
} from '../../sql/index.ts'
import {
  type ChildShape,
  childColumnNames,
  childRows,
  childShape,
  noChildRows,
  tellingTables,
} from './child-rows.ts'
import type { CustomColumn } from './custom-columns.ts'
import { dealStatus } from './deal-status.ts'
import { dropOverlaps, type Overlap } from './overlaps.ts'
import { dropRepeats } from './repeats.ts'
import { stageChangeRows } from './stage-changes.ts'
import type { TableInForce } from './staged-tables.ts'

/** Contacts and deals first: other rows may name their account through them. */
export const childKinds = [
  'contact',
  'deal',
  'stage_change',
  'activity',
  'invoice',
  'cost',
  'ticket',
  'usage',
  'referral',
  'technology',
  'note',
  'answer',
] as const satisfies readonly ObjectKind[]

/**
 * Writes the table of a kind: account_key, `_stage` and `_row` (where it comes from), the fields, the
 * custom columns. Rows without account are still there, for the caller to count and drop. Gives what several
 * files hold, where they overlap.
 */
export async function writeChildren(
  engine: Engine,
  kind: ObjectKind,
  tables: readonly TableInForce[],
  custom: readonly CustomColumn[],
  options?: QueryOptions,
): Promise<Overlap | null> {
  const d = engine.dialect
  const shape = childShape(kind, custom)
  const telling = tellingTables(kind, tables)
  const selects = telling.flatMap((table) =>
    kind === 'stage_change' && table.kind !== kind
      ? stageChangeRows(d, table)
      : [childRows(d, table, shape)],
  )
  const rows = selects.length === 0 ? noChildRows(d, shape) : join(selects, sql` union all `)
  const whole = throughOthers(engine, shape, telling, rows)
  const finished = kind === 'deal' ? await withStatus(engine, shape, telling, whole) : whole
  await engine.run(d.createTableAs(kind, finished), options)
  await dropRepeats(engine, shape, telling, options)
  return await dropOverlaps(engine, shape, telling, options)
}

/** A row that names no account itself belongs to that of its deal or contact. */
function throughOthers(
  engine: Engine,
  shape: ChildShape,
  tables: readonly TableInForce[],
  rows: Fragment,
): Fragment {
  const own = tables.flatMap(({ columns }) => columns.filter(({ object }) => object === shape.kind))
  const through = [
    { field: 'deal_id', table: 'deal' },
    { field: 'contact_id', table: 'contact' },
  ].filter((pointer) => own.some(({ field }) => field === pointer.field))
  if (through.length === 0) return rows
  const joins = through.map(
    ({ field, table }) => sql`left join (
      select id, min(account_key) as account_key from ${name(table)} where id is not null group by id
    ) as ${name(table)} on ${name(table, 'id')} = ${engine.dialect.replaceAll(name('r', field), '[;,].*$', '')}`,
  )
  const found = through.map(({ table }) => name(table, 'account_key'))
  const kept = childColumnNames(shape).map((column) => sql`${name('r', column)} as ${name(column)}`)
  return sql`select coalesce(${join([name('r', 'account_key'), ...found])}) as account_key, ${join(kept)}
    from (${rows}) as r ${join(joins, sql` `)}`
}

/** `status` becomes `won`, `lost` or `open`; what the file says stays in the staged table. */
async function withStatus(
  engine: Engine,
  shape: ChildShape,
  tables: readonly TableInForce[],
  rows: Fragment,
): Promise<Fragment> {
  const scales: Fragment[] = []
  for (const table of tables) {
    const scale = await certainty(engine, table)
    if (scale !== null) scales.push(sql`when ${integer(table.stage)} then ${integer(scale)}`)
  }
  const whole = scales.length === 0 ? sql`0` : sql`case _stage ${join(scales, sql` `)} else 0 end`
  const columns = childColumnNames(shape).map((column) =>
    column === 'status'
      ? sql`${dealStatus(engine.dialect, shape.custom)} as status`
      : sql`${name('r', column)} as ${name(column)}`,
  )
  return sql`select ${name('r', 'account_key')} as account_key, ${join(columns)}
    from (select *, ${whole} as whole from (${rows}) as w) as r`
}

/** What a sure deal has as probability, 1 or 100, in a file that tells the outcome in no better way. */
async function certainty(engine: Engine, table: TableInForce): Promise<number | null> {
  const deal = table.columns.filter(({ object }) => object === 'deal')
  if (deal.some(({ field }) => field === 'status' || field === 'stage')) return null
  const column = deal.find(({ field }) => field === 'probability')
  if (column === undefined) return null
  const value = engine.dialect.tryCast(name(column.column), 'number')
  const [row] = await engine.rows(sql`select max(${value}) as most from ${name(table.table)}`)
  return Number(row?.['most'] ?? 0) > 1 ? 100 : 1
}
