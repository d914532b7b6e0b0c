import {
  type CatalogueTrait,
  expectedValueTable,
  type Profile,
  type StepContext,
  scoreTable,
  snapshotTable,
} from '../../domain/index.ts'
import {
  type Engine,
  type Fragment,
  join,
  name,
  readNumbers,
  sql,
  writeTable,
} from '../../sql/index.ts'
import { foretellAmounts, normalQuantile } from '../../stats/index.ts'
import { fetchCoded, levelsColumn } from '../learn/index.ts'
import { scoreQuery } from '../score/index.ts'
import type { LearnedValue } from './learn-value.ts'

type Calibration = Profile['card']['calibration']

const valueTable = 'nf_value_if_won'
const stayingTable = 'nf_staying'

/** The other scores that go into the product. */
export interface ExpectedParts {
  /** Of the profile that the chances come from. */
  readonly calibration: Calibration
  readonly catalogue: readonly CatalogueTrait[]
  /** By what customers are told apart who stay; nobody is where it is not given. */
  readonly staying?: Profile
}

/**
 * Writes `expected_value`: for every account that is not a customer its chance of being won, what it would
 * bring, and the product, with its place by either. Needs `score`.
 */
export async function writeExpectedValues(
  engine: Engine,
  context: StepContext,
  value: LearnedValue,
  { calibration, catalogue, staying }: ExpectedParts,
): Promise<void> {
  await writeValueIfWon(engine, context, value)
  const chance = sql`s.points desc, s.known desc, s.account_key`
  const expected = sql`s.probability * v.value`
  const doubt = productDoubt(calibration)
  const query = sql`select s.account_key as account_key, s.probability as probability, s.tier as tier,
      v.value as value, v.low as value_low, v.high as value_high, ${expected} as expected,
      ${expected} / ${doubt} as expected_low, ${expected} * ${doubt} as expected_high,
      row_number() over (order by ${chance}) as chance_place,
      row_number() over (order by ${expected} desc, ${chance}) as value_place
    from ${name(scoreTable)} as s inner join ${name(valueTable)} as v on v.account_key = s.account_key`
  const options = optionsOf(context)
  const { dialect } = engine
  if (staying === undefined) {
    await engine.run(dialect.createTableAs(expectedValueTable, query), options)
  } else {
    const scores = scoreQuery(dialect, staying, catalogue, false)
    await engine.run(dialect.createTableAs(stayingTable, scores), options)
    const whole = withStaying(query, staying.card.calibration)
    await engine.run(dialect.createTableAs(expectedValueTable, whole), options)
    await engine.run(sql`drop table ${name(stayingTable)}`)
  }
  await engine.run(sql`drop table ${name(valueTable)}`)
}

const expectedColumns = [
  ...['account_key', 'probability', 'tier', 'value', 'value_low', 'value_high'],
  ...['expected', 'expected_low', 'expected_high', 'chance_place', 'value_place'],
]

/** Expected value, and beside it what is expected of those who stay, by the same rules. */
function withStaying(expected: Fragment, { covariance, intercept, slope }: Calibration): Fragment {
  const points = sql`k.points`
  const error = sql`sqrt(${varianceAt(points, covariance)})`
  const chance = (times: number) =>
    sql`1 / (1 + exp(-(${intercept} + ${slope} * ${points} + ${times} * ${error})))`
  const apart = sql`${z95} * (1 - staying) * staying_error`
  const doubt = sql`exp(sqrt(ln(expected_high / expected) * ln(expected_high / expected) + ${apart} * ${apart}))`
  const before = join(expectedColumns.map((column) => sql`${name('e', column)} as ${name(column)}`))
  const both = sql`select ${before}, k.probability as staying, ${chance(-z95)} as staying_low,
      ${chance(z95)} as staying_high, ${error} as staying_error
    from (${expected}) as e inner join ${name(stayingTable)} as k on k.account_key = e.account_key`
  const kept = sql`expected * staying`
  return sql`select ${join(expectedColumns.map((column) => name(column)))},
      staying, staying_low, staying_high, ${kept} as kept,
      ${kept} / ${doubt} as kept_low, ${kept} * ${doubt} as kept_high,
      row_number() over (order by staying desc, value_place) as staying_place,
      row_number() over (order by ${kept} desc, value_place) as kept_place
    from (${both}) as whole`
}

/**
 * By what factor the product may be off, at 95 %: errors of the chance (delta method: that of its log odds times
 * 1 - p, in logs) and of the value come from different accounts' outcomes and amounts, so their squares add up.
 */
function productDoubt({ covariance }: Calibration): Fragment {
  const variance = varianceAt(sql`s.points`, covariance)
  const ofChance = sql`${z95 ** 2} * (1 - s.probability) * (1 - s.probability) * ${variance}`
  const ofValue = sql`ln(v.high / v.value)`
  return sql`exp(sqrt(${ofChance} + ${ofValue} * ${ofValue}))`
}

/** Variance of the log odds at some points. */
function varianceAt(points: Fragment, [v00, v01, v11]: Calibration['covariance']): Fragment {
  return sql`greatest(0, ${v00} + ${2 * v01} * ${points} + ${v11} * ${points} * ${points})`
}

const z95 = normalQuantile(0.975)

/** The value if won of every prospect, from its levels on the traits of the model. */
async function writeValueIfWon(
  engine: Engine,
  context: StepContext,
  { learned, leveled }: LearnedValue,
): Promise<void> {
  const source = sql`(select * from ${name(snapshotTable)} where customer = 0) as prospects`
  const { rows, traits } = await fetchCoded(
    engine,
    leveled.map(levelsColumn),
    { source, outcome: sql`1`, decidedAt: name('decided_at') },
    { seed: context.seed, share: 1 },
    context.signal,
  )
  const [keys = new Float64Array(0)] = await readNumbers(
    engine,
    sql`select account_key from ${source} order by account_key`,
    optionsOf(context),
  )
  const { high, low, value } = foretellAmounts(learned, traits, rows)
  await writeTable(
    engine,
    valueTable,
    [
      { name: 'account_key', type: 'integer' },
      ...['value', 'low', 'high'].map((column) => ({ name: column, type: 'number' as const })),
    ],
    [keys, value, low, high].map((values) => ({ type: 'number', values })),
  )
}

export function optionsOf({ signal }: StepContext) {
  return signal === undefined ? {} : { signal }
}
