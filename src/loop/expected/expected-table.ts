import {
  expectedValueTable,
  type Profile,
  type StepContext,
  scoreTable,
  snapshotTable,
} from '../../domain/index.ts'
import { type Engine, type Fragment, name, readNumbers, sql, writeTable } from '../../sql/index.ts'
import { foretellAmounts, normalQuantile } from '../../stats/index.ts'
import { fetchCoded, levelsColumn } from '../learn/index.ts'
import type { LearnedValue } from './learn-value.ts'

type Calibration = Profile['card']['calibration']

const valueTable = 'nf_value_if_won'

/**
 * Writes `expected_value`: for every account that is not a customer its chance of being won, what it would
 * bring, and the product, with its place by either. Needs `score`.
 */
export async function writeExpectedValues(
  engine: Engine,
  context: StepContext,
  value: LearnedValue,
  calibration: Calibration,
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
  await engine.run(engine.dialect.createTableAs(expectedValueTable, query), optionsOf(context))
  await engine.run(sql`drop table ${name(valueTable)}`)
}

/**
 * By what factor the product may be off, at 95 %: errors of the chance (delta method: that of its log odds times
 * 1 - p, in logs) and of the value come from different accounts' outcomes and amounts, so their squares add up.
 */
function productDoubt({ covariance: [v00, v01, v11] }: Calibration): Fragment {
  const variance = sql`greatest(0, ${v00} + ${2 * v01} * s.points + ${v11} * s.points * s.points)`
  const ofChance = sql`${z95 ** 2} * (1 - s.probability) * (1 - s.probability) * ${variance}`
  const ofValue = sql`ln(v.high / v.value)`
  return sql`exp(sqrt(${ofChance} + ${ofValue} * ${ofValue}))`
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
