import type { ObjectKind } from '../../domain/index.ts'
import {
  type Dialect,
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

/** Rows of one file are numbered within blocks of this size, so one integer ranks file and row. */
const blockRows = 2 ** 36

/**
 * Makes one row of a record that several files, or one file several times, hold: each value from the
 * latest import that has it, within it from the earliest row. A record is known by its id; what files
 * about something else say in passing (no id), and the steps of a deal, by all their values. Other rows
 * without id stay (`dropOverlaps` looks at them). Lines of one document all stay too, those of its latest file.
 */
export async function dropRepeats(
  engine: Engine,
  shape: ChildShape,
  tables: readonly TableInForce[],
  options?: QueryOptions,
): Promise<void> {
  const key = recordKey(engine, shape, tables)
  if (key === null || !(await anyRepeat(engine, shape, key, options))) return
  const precedence = byStage(tables, ({ precedence: rank }) => integer(rank))
  const keyed = sql`select *, ${key} as _key, ${precedence} as _rank from ${name(shape.kind)}`
  const merged = lineKinds.includes(shape.kind)
    ? latestLines(shape, keyed)
    : mergedRecords(engine, shape, keyed)
  await engine.run(engine.dialect.createTableAs(shape.kind, merged), options)
}

function latestLines(shape: ChildShape, keyed: Fragment): Fragment {
  const columns = join(allColumns(shape).map((column) => name(column)))
  return sql`select ${columns} from (
    select *, case when _key is null or _rank = min(_rank) over (partition by _key) then 1 else 0 end as _kept
    from (${keyed}) as k) as m where _kept = 1`
}

function mergedRecords(engine: Engine, shape: ChildShape, keyed: Fragment): Fragment {
  const repeated = sql`select _key from (${keyed}) as c where _key is not null group by _key having count(*) > 1`
  const columns = allColumns(shape)
  const place = sql`(k._rank * ${integer(blockRows)} + k._row)`
  const single = columns.map((column) => sql`${name('k', column)} as ${name(column)}`)
  const chosen = columns.map((column) => {
    const value = name('k', column)
    const by = sql`case when ${value} is null then null else ${place} end`
    return sql`${engine.dialect.argMin(value, by)} as ${name(column)}`
  })
  return sql`select ${join(single)} from (${keyed}) as k left join (${repeated}) as r on r._key = k._key
    where r._key is null
    union all select ${join(chosen)} from (${keyed}) as k inner join (${repeated}) as r on r._key = k._key
    group by k._key`
}

function allColumns(shape: ChildShape): readonly string[] {
  return ['account_key', ...childColumnNames(shape)]
}

/** What tells a record from others, as text; null where nothing does. */
function recordKey(
  engine: Engine,
  shape: ChildShape,
  tables: readonly TableInForce[],
): Fragment | null {
  const wholeText = wholeRow(engine.dialect, shape)
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

/** All that a row says, as text. */
export function wholeRow(dialect: Dialect, shape: ChildShape): Fragment {
  return join(
    [
      sql`cast(account_key as ${dialect.type('text')})`,
      ...shape.columns.map(({ name: column, type }) => asText(dialect, name(column), type)),
    ].map((value) => sql`coalesce(${value}, '')`),
    sql` || ${'\u001f'} || `,
  )
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
