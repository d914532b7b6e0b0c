import { performance } from 'node:perf_hooks'
import type { CatalogueTrait } from '../src/domain/index.ts'
import { type LeveledTrait, levelCase } from '../src/loop/levels/index.ts'
import { learnModel } from '../src/loop/lookalikes/likeness-model.ts'
import { readCandidates, writeLikeness } from '../src/loop/lookalikes/likeness-table.ts'
import { fetchSample } from '../src/loop/lookalikes/sample.ts'
import { writeSeeds } from '../src/loop/lookalikes/seeds.ts'
import { type Engine, type Fragment, integer, join, name, sql } from '../src/sql/index.ts'
import { type Likeness, topRows } from '../src/stats/index.ts'
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
      cast(range % 2000 = 0 as integer) as customer, ${join(columns)} from range(${integer(accounts)})`)
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

/** The same where the data is: levels, sample, learning, a likeness for every account, the first hundred. */
export async function timedInEngine(accounts: number, traits: number): Promise<object> {
  const engine = await openDuckDb(':memory:')
  await fill(engine, accounts, traits)
  const context = { now: new Date('2026-11-22T00:00:00Z'), seed: 1, progress: () => undefined }
  const seconds: Record<string, number> = {}
  let last = performance.now()
  const lap = (step: string) => {
    seconds[step] = Number(((performance.now() - last) / 1000).toFixed(3))
    last = performance.now()
  }
  await writeSeeds(engine, sql`customer = 1`)
  const sample = await fetchSample(engine, context, catalogue(traits))
  lap('levels_and_sample')
  const { likeness } = learnModel(sample, undefined, sample.seeds, 'neutral')
  lap('learn')
  await writeLikeness(engine, likeness, sample.leveled, undefined)
  lap('likeness_of_all')
  await engine.run(caseSum(likeness, sample.leveled))
  const peer = performance.now() - last
  last = performance.now()
  const candidates = await readCandidates(engine, false)
  topRows(candidates.likeness, 100)
  lap('read_and_rank')
  await engine.close()
  const whole = Object.values(seconds).reduce((sum, value) => sum + value, 0)
  const ratio = Number(((1000 * (seconds['likeness_of_all'] ?? 0)) / peer).toFixed(2))
  const fitted = likeness.traits.length
  return { benchmark: 'engine', accounts, traits, fitted, seconds, whole, ratio_to_case_sum: ratio }
}
