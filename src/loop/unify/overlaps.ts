import { fieldsOf, type ObjectKind } from '../../domain/index.ts'
import { type Engine, type Fragment, join, name, type QueryOptions, sql } from '../../sql/index.ts'
import { type ChildShape, childColumnNames } from './child-rows.ts'
import { wholeRow } from './repeats.ts'
import type { TableInForce } from './staged-tables.ts'

/** Rows that stand in several files and count once. */
export interface Overlap {
  readonly kind: ObjectKind
  readonly rows: number
}

/** Companies, people, deals and their steps are known by more than a moment. */
const lasting: readonly ObjectKind[] = ['account', 'contact', 'deal', 'stage_change']

/**
 * Exports of the same events that overlap in time hold the same rows twice. A row without id that is, to the
 * last value, also in another file is the same event; rows alike within one file all stay, so of each the
 * file that has most of them decides how many there are. What has no date may well be another event of the
 * same kind and stays, but for technologies, which a company has or has not. Null where nothing goes.
 */
export async function dropOverlaps(
  engine: Engine,
  shape: ChildShape,
  tables: readonly TableInForce[],
  options?: QueryOptions,
): Promise<Overlap | null> {
  const { kind } = shape
  if (tables.length < 2 || lasting.includes(kind)) return null
  const keyed = sql`select *, ${eventKey(engine, shape)} as _key from ${name(kind)}`
  const several = sql`select _key from (${keyed}) as k where _key is not null group by _key having min(_stage) <> max(_stage)`
  const copies = sql`select k._key as _key, k._stage as _stage, k._row as _row,
      row_number() over (partition by k._key, k._stage order by k._row) as _copy
    from (${keyed}) as k inner join (${several}) as s on s._key = k._key`
  const repeats = sql`select _stage, _row from (
      select _stage, _row, row_number() over (partition by _key, _copy order by _stage) as _seen
      from (${copies}) as c) as r where _seen > 1`
  const [counted] = await engine.rows(sql`select count(*) as n from (${repeats}) as r`, options)
  const rows = Number(counted?.['n'])
  if (rows === 0) return null
  await engine.run(engine.dialect.createTableAs(kind, without(shape, repeats)), options)
  return { kind, rows }
}

function without(shape: ChildShape, repeats: Fragment): Fragment {
  const columns = ['account_key', ...childColumnNames(shape)]
  const kept = columns.map((column) => sql`${name('k', column)} as ${name(column)}`)
  return sql`select ${join(kept)} from ${name(shape.kind)} as k
    left join (select _stage as stage, _row as place, 1 as again from (${repeats}) as t) as r
      on r.stage = k._stage and r.place = k._row
    where r.again is null`
}

/** The whole row as text where it can be told from a like one by its moment; else null. */
function eventKey(engine: Engine, shape: ChildShape): Fragment {
  const fields = Object.entries(fieldsOf(shape.kind))
  const moment = fields.find(([, { type }]) => type === 'date')?.[0]
  const told = [
    ...(moment === undefined || shape.kind === 'technology'
      ? []
      : [sql`${name(moment)} is not null`]),
    ...(fields.some(([field]) => field === 'id') ? [sql`id is null`] : []),
  ]
  const whole = wholeRow(engine.dialect, shape)
  return told.length === 0 ? whole : sql`case when ${join(told, sql` and `)} then ${whole} end`
}
