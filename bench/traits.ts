// The trait tables of every question against plain GROUP BY counts of the same columns, on DuckDB.
//   node bench/traits.ts [accounts] [rounds]
import { performance } from 'node:perf_hooks'
import {
  type CatalogueTrait,
  compareQuestions,
  customerValueTable,
  type StepContext,
  snapshotTable,
  traitTable,
} from '../src/domain/index.ts'
import { compareGroups } from '../src/loop/compare/index.ts'
import { type Engine, type Fragment, integer, join, name, sql } from '../src/sql/index.ts'
import { openDuckDb } from '../src/warehouse/index.ts'
import { createTableOf } from '../test/loop/unified-tables.ts'

const accounts = Number(process.argv[2] ?? 1_000_000)
const rounds = Number(process.argv[3] ?? 3)

/** Distinct values of the categories: most have a handful, two have many. */
const categories = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 40, 60, 200, 1000]
/** Distinct values of the numbers: counts, scores, sizes, and one that is nearly unique (revenue). */
const numbers = [5, 10, 20, 30, 50, 100, 100, 200, 365, 500, 1000, 1000, 2000, 5000, 1_000_000]

const traits = [...categories, ...numbers].map(
  (distinct, index): CatalogueTrait => ({
    id: `trait.${index}`,
    label: { text: `Trait ${index}` },
    type: index < categories.length ? 'category' : 'number',
    group: 'custom',
    timing: 'stable',
    sources: [],
    column: `t${index}`,
    coverage: 0.9,
    distinct,
    placeholders: [],
  }),
)

/** A tenth missing, low values commoner than high ones, as sizes and categories are. */
function values({ column, type, distinct }: CatalogueTrait, index: number): Fragment {
  const drawn = sql`(hash(i * 64 + ${integer(index)}) % 1000003) / 1000003.0`
  const value = sql`floor(${drawn} * ${drawn} * ${integer(distinct)})`
  const shown = type === 'category' ? sql`'Category ' || cast(${value} as integer)` : value
  return sql`case when hash(i * 64 + ${integer(index + 30)}) % 10 > 0 then ${shown} end as ${name(column)}`
}

async function fill(engine: Engine): Promise<void> {
  const states = sql`i as account_key, timestamp '2020-01-01' + to_days(cast(i % 1500 as integer)) as decided_at,
    case when i % 3 > 0 then cast(i % 5 = 0 as integer) end as won, cast(i % 3 > 0 and i % 5 = 0 as integer) as customer,
    cast(null as integer) as retained`
  await engine.run(
    engine.dialect.createTableAs(
      snapshotTable,
      sql`select ${join([states, ...traits.map(values)])} from range(${integer(accounts)}) as rows(i)`,
    ),
  )
  await engine.run(
    engine.dialect.createTableAs(
      customerValueTable,
      sql`select account_key, cast(account_key % 7 = 0 as integer) as best from ${name(snapshotTable)} where customer = 1`,
    ),
  )
  const columns = [
    { name: 'position', type: 'integer' },
    { name: 'trait', type: 'text' },
  ] as const
  const rows = traits.map((trait, position) => ({ position, trait: JSON.stringify(trait) }))
  await createTableOf(engine, traitTable, columns, rows)
}

/** Counted in the engine; the counts themselves are not fetched, which only makes the peer faster. */
async function plainCounts(engine: Engine): Promise<void> {
  for (const { column } of traits)
    await engine.rows(
      sql`select count(*), max(n) from (select ${name(column)}, count(*) as n from ${name(snapshotTable)} group by ${name(column)}) as counted`,
    )
}

const context: StepContext = { now: new Date(0), seed: 1, progress: () => undefined }

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

const median = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN

const engine = await openDuckDb(':memory:')
await fill(engine)
const times: Record<'plain' | 'one' | 'all', number[]> = { plain: [], one: [], all: [] }
const [first] = compareQuestions
for (let round = 0; round < rounds; round++) {
  times.plain.push(await seconds(() => plainCounts(engine)))
  times.one.push(await seconds(() => compareGroups(engine, context, [first])))
  times.all.push(await seconds(() => compareGroups(engine, context, compareQuestions)))
}
await engine.close()
const [plain, one, all] = [median(times.plain), median(times.one), median(times.all)]
process.stdout.write(
  `${accounts} accounts x ${traits.length} traits: plain GROUP BY counts ${plain.toFixed(2)} s; one table ${one.toFixed(2)} s, ratio ${(one / plain).toFixed(2)}; the tables of all ${compareQuestions.length} questions ${all.toFixed(2)} s, ratio ${(all / plain).toFixed(2)} (at most 3)\n`,
)
