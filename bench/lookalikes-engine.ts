import { performance } from 'node:perf_hooks'
import type { CatalogueTrait } from '../src/domain/index.ts'
import { type LeveledTrait, levelCase } from '../src/loop/levels/index.ts'
import { learnModel } from '../src/loop/lookalikes/likeness-model.ts'
import { readCandidates, writeLikeness } from '../src/loop/lookalikes/likeness-table.ts'
import { fetchSample } from '../src/loop/lookalikes/sample.ts'
import { writeSeeds } from '../src/loop/lookalikes/seeds.ts'
import { shownAccounts } from '../src/loop/lookalikes/shown-accounts.ts'
import { type Engine, type Fragment, integer, join, name, sql } from '../src/sql/index.ts'
import type { Likeness } from '../src/stats/index.ts'
import { openDuckDb } from '../src/warehouse/index.ts'

/** Numbers and categories by turns, a tenth of the values missing; customers have high numbers. */
async function fill(engine: Engine, accounts: number, traits: number): Promise<void> {
  const columns = Array.from({ length: traits }, (_, index) => {
    const random = sql`hash(range * 31 + ${integer(index)}) % 110`
    const lifted = sql`case when range % 2000 = 0 then ${random} // 2 + 45 else ${random} end`
    const value =
      index % 2 === 0 ? sql`cast(${lifted} as double)` : sql`'Category ' || (${random} % 12)`
    return sql`case when ${random} < 100 then ${value} end as ${name(`t${index}`)}`
  })
  await engine.run(sql`create or replace table snapshot as
    select range as account_key, timestamp '2026-01-01' as as_of, cast(null as timestamp) as decided_at,
      cast(null as integer) as won,
      cast(range % 2000 = 0 as integer) as customer, ${join(columns)} from range(${integer(accounts)})`)
  await engine.run(sql`create or replace table account as
    select account_key, 'A' || account_key as id, 'Account ' || account_key as name, 'a' || account_key || '.test' as domain
    from snapshot`)
}

const catalogue = (traits: number): readonly CatalogueTrait[] =>
  Array.from({ length: traits }, (_, index) => ({
    id: `trait.${index}`,
    label: { text: `Trait ${index}` },
    type: index % 2 === 0 ? 'number' : 'category',
    group: 'custom',
    timing: 'stable',
    sources: [],
    column: `t${index}`,
    coverage: 0.9,
    distinct: 100,
    placeholders: [],
  }))

/** The peer: nothing but the sum of one CASE a trait, stored. */
function caseSum({ traits }: Likeness, leveled: readonly LeveledTrait[]): Fragment {
  const sums = traits.flatMap(({ index, thousandths }) => {
    const own = leveled[index]
    if (own === undefined) return []
    return [levelCase(name(own.trait.column), own.whens, (at) => integer(thousandths[at] ?? 0))]
  })
  return sql`create or replace table peer as select account_key, ${join(sums, sql` + `)} as likeness from snapshot`
}

interface Spent {
  readonly seconds: number
  readonly processor_seconds: number
}

async function spentOn<T>(work: () => T | Promise<T>): Promise<readonly [T, Spent]> {
  const [start, busy] = [performance.now(), process.cpuUsage()]
  const result = await work()
  const { user, system } = process.cpuUsage(busy)
  const spent = {
    seconds: rounded((performance.now() - start) / 1000),
    processor_seconds: rounded((user + system) / 1e6),
  }
  return [result, spent]
}

const rounded = (value: number): number => Number(value.toFixed(3))

/**
 * The same where the data is: levels, sample, learning, a likeness for every account, and the first hundred
 * with their parts, places and nearest examples.
 */
export async function timedInEngine(accounts: number, traits: number): Promise<object> {
  const engine = await openDuckDb(':memory:')
  await fill(engine, accounts, traits)
  const context = { now: new Date('2026-11-22T00:00:00Z'), seed: 1, progress: () => undefined }
  const [sample, drawing] = await spentOn(async () => {
    await writeSeeds(engine, sql`customer = 1`)
    return await fetchSample(engine, context, catalogue(traits))
  })
  const [model, learning] = await spentOn(() =>
    learnModel(sample, undefined, sample.seeds, 'neutral'),
  )
  const { likeness } = model
  const [, scoring] = await spentOn(() =>
    writeLikeness(engine, likeness, sample.leveled, undefined),
  )
  const [candidates, reading] = await spentOn(() => readCandidates(engine, false))
  const [, showing] = await spentOn(() =>
    shownAccounts(engine, { sample, model, walk: undefined, candidates }, 100),
  )
  const [, peer] = await spentOn(() => engine.run(caseSum(likeness, sample.leveled)))
  await engine.close()
  const steps = {
    levels_and_sample: drawing,
    learn: learning,
    likeness_of_all: scoring,
    read: reading,
    rank_and_explain: showing,
  }
  const whole = (of: keyof Spent) =>
    rounded(Object.values(steps).reduce((sum, spent) => sum + spent[of], 0))
  return {
    benchmark: 'engine',
    accounts,
    traits,
    fitted: likeness.traits.length,
    steps,
    seconds: whole('seconds'),
    processor_seconds: whole('processor_seconds'),
    ratio_to_case_sum: rounded(scoring.processor_seconds / peer.processor_seconds),
    rss_mb: Math.round(process.memoryUsage().rss / 2 ** 20),
  }
}
