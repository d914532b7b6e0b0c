// Bulk scoring in the engine against a hand-written CASE sum of the same card, stored, on DuckDB.
//   node bench/score.ts [accounts] [rounds]
import { performance } from 'node:perf_hooks'
import type { CardTrait, CatalogueTrait, Profile, When } from '../src/domain/index.ts'
import { scoreAccounts } from '../src/loop/score/index.ts'
import { type Engine, type Fragment, integer, join, name, sql } from '../src/sql/index.ts'
import { openDuckDb } from '../src/warehouse/index.ts'
import { exampleProfile } from '../test/profiles/profiles.ts'

const accounts = Number(process.argv[2] ?? 1_000_000)
const rounds = Number(process.argv[3] ?? 5)
const words = Array.from({ length: 12 }, (_, index) => `Category ${index}`)

/** Numbers and categories by turns, a tenth of the values missing; eight levels each. */
function trait(index: number): CardTrait {
  const numbers = index % 2 === 0
  const whens: When[] = numbers
    ? [
        { missing: true },
        ...[0, 10, 20, 40, 60, 80, 90].map((from, at, edges): When => {
          const below = edges[at + 1]
          return { ...(at === 0 ? {} : { from }), ...(below === undefined ? {} : { below }) }
        }),
      ]
    : [
        { missing: true },
        ...words.slice(0, 6).map((word): When => ({ values: [word] })),
        { other: true },
      ]
  const [example] = exampleProfile.card.traits
  const [level] = example?.levels ?? []
  if (example === undefined || level === undefined) throw new Error('no example')
  return {
    ...example,
    id: `trait.${index}`,
    type: numbers ? 'number' : 'category',
    importance: 1 / 30,
    levels: whens.map((when, at) => ({
      ...level,
      when,
      points: ((at * 13 + index * 7) % 41) - 20,
    })),
  }
}

function profileOf(traits: number): Profile {
  const card = {
    ...exampleProfile.card,
    traits: Array.from({ length: traits }, (_, index) => trait(index)),
  }
  return { ...exampleProfile, card }
}

const catalogue = (profile: Profile): readonly CatalogueTrait[] =>
  profile.card.traits.map((one, index) => ({
    ...one,
    column: `t${index}`,
    coverage: 0.9,
    distinct: 100,
    placeholders: [],
  }))

/** The card as an analyst would write it: one CASE a trait, summed. */
function handWritten(profile: Profile): Fragment {
  const cases = profile.card.traits.map(({ levels }, index) => {
    const column = name(`t${index}`)
    const branches = levels.flatMap(({ when, points }) => {
      const then = sql`then ${integer(points)}`
      if ('missing' in when) return [sql`when ${column} is null ${then}`]
      if ('values' in when) return [sql`when ${column} = ${when.values[0] ?? ''} ${then}`]
      return 'below' in when && when.below !== undefined
        ? [sql`when ${column} < ${when.below} ${then}`]
        : []
    })
    return sql`case ${join(branches, sql` `)} else ${integer(levels.at(-1)?.points ?? 0)} end`
  })
  return sql`create or replace table peer as select account_key, ${integer(profile.card.base)} + ${join(cases, sql` + `)} as points from snapshot`
}

async function fill(engine: Engine): Promise<void> {
  const columns = Array.from({ length: 30 }, (_, index) => {
    const random = sql`hash(range * 31 + ${integer(index)}) % 110`
    const value =
      index % 2 === 0 ? sql`cast(${random} as double)` : sql`'Category ' || (${random} % 12)`
    return sql`case when ${random} < 100 then ${value} end as ${name(`t${index}`)}`
  })
  await engine.run(
    sql`create or replace table snapshot as select range as account_key, ${join(columns)} from range(${integer(accounts)})`,
  )
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** The fastest round: what the work costs when nothing else runs. */
const fastest = (times: readonly number[]) => Math.min(...times)

const engine = await openDuckDb(':memory:')
await fill(engine)
for (const count of [12, 30]) {
  const profile = profileOf(count)
  const traits = catalogue(profile)
  const times: Record<'peer' | 'score' | 'reasons', number[]> = { peer: [], score: [], reasons: [] }
  for (let round = 0; round <= rounds; round++) {
    const peer = await seconds(() => engine.run(handWritten(profile)))
    const score = await seconds(() => scoreAccounts(engine, profile, traits))
    const reasons = await seconds(() => scoreAccounts(engine, profile, traits, { reasons: true }))
    if (round === 0) continue
    times.peer.push(peer)
    times.score.push(score)
    times.reasons.push(reasons)
  }
  const [different] = await engine.rows(
    sql`select count(*) as accounts from score inner join peer on score.account_key = peer.account_key where score.points <> peer.points`,
  )
  if (different?.['accounts'] !== 0) throw new Error('the scores differ from the peer')
  const [peer, score, reasons] = [fastest(times.peer), fastest(times.score), fastest(times.reasons)]
  process.stdout.write(
    `${accounts} accounts, ${count} traits: hand-written ${peer.toFixed(3)} s, score ${score.toFixed(3)} s (ratio ${(score / peer).toFixed(2)}, at most 1.5), with reasons ${reasons.toFixed(3)} s (ratio ${(reasons / peer).toFixed(2)}, at most 3)\n`,
  )
}
await engine.close()
