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
import { type ChildShape, childColumnNames } from './child-rows.ts'
import { asText } from './object-columns.ts'
import type { TableInForce } from './staged-tables.ts'

/** Files that list lines of one document: the id repeats within a file, and every line counts. */
const lineKinds: readonly ObjectKind[] = ['invoice', 'cost']

/**
 * Keeps one row of a record that several files, or one file twice, hold: that of the latest import. A
 * record is known by its id; what files about something else say in passing (no id), and the steps of a
 * deal, by all their values. Other rows without id cannot be told apart and all stay.
 */
export async function dropRepeats(
  engine: Engine,
  shape: ChildShape,
  tables: readonly TableInForce[],
  options?: QueryOptions,
): Promise<void> {
  const key = recordKey(engine, shape, tables)
  if (key === null || !(await anyRepeat(engine, shape, key, options))) return
  const columns = join(['account_key', ...childColumnNames(shape)].map((column) => name(column)))
  const precedence = byStage(tables, ({ precedence: rank }) => integer(rank))
  const lines = lineKinds.includes(shape.kind)
  const kept = lines
    ? sql`_rank = min(_rank) over (partition by _key)`
    : sql`row_number() over (partition by _key order by _rank, _row) = 1`
  const keyed = sql`select *, ${key} as _key, ${precedence} as _rank from ${name(shape.kind)}`
  const marked = sql`select *, case when _key is null or ${kept} then 1 else 0 end as _kept from (${keyed}) as k`
  await engine.run(
    engine.dialect.createTableAs(
      shape.kind,
      sql`select ${columns} from (${marked}) as m where _kept = 1`,
    ),
    options,
  )
}

/** What tells a record from others, as text; null where nothing does. */
function recordKey(
  engine: Engine,
  shape: ChildShape,
  tables: readonly TableInForce[],
): Fragment | null {
  const wholeText = join(
    [
      sql`cast(account_key as ${engine.dialect.type('text')})`,
      ...shape.columns.map(({ name: column, type }) => asText(engine.dialect, name(column), type)),
    ].map((value) => sql`coalesce(${value}, '')`),
    sql` || ${'\u001f'} || `,
  )
  if (shape.kind === 'stage_change') return wholeText
  const withId = tables.some((table) => hasField(table, shape.kind, 'id'))
  const inPassing = tables.filter((table) => table.kind !== shape.kind)
  const system = byStage(tables, (table) => sql`${table.system}`)
  const id = sql`${system} || ':' || id`
  if (inPassing.length === 0) return withId ? id : null
  const stages = join(inPassing.map(({ stage }) => integer(stage)))
  const said = sql`case when _stage in (${stages}) then ${wholeText} end`
  return withId ? sql`coalesce(${id}, ${said})` : said
}

async function anyRepeat(
  engine: Engine,
  shape: ChildShape,
  key: Fragment,
  options?: QueryOptions,
): Promise<boolean> {
  const [row] = await engine.rows(
    sql`select count(_key) as n, count(distinct _key) as d from (select ${key} as _key from ${name(shape.kind)}) as k`,
    options,
  )
  return Number(row?.['n']) > Number(row?.['d'])
}

function byStage(
  tables: readonly TableInForce[],
  value: (table: TableInForce) => Fragment,
): Fragment {
  const branches = tables.map((table) => sql`when ${integer(table.stage)} then ${value(table)}`)
  return sql`case _stage ${join(branches, sql` `)} end`
}

function hasField(table: TableInForce, kind: ObjectKind, field: string): boolean {
  return table.columns.some((column) => column.object === kind && column.field === field)
}
