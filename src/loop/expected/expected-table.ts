import {
  expectedValueTable,
  type StepContext,
  scoreTable,
  snapshotTable,
} from '../../domain/index.ts'
import { type Engine, name, readNumbers, sql, writeTable } from '../../sql/index.ts'
import { foretellAmounts } from '../../stats/index.ts'
import { fetchCoded, levelsColumn } from '../learn/index.ts'
import type { LearnedValue } from './learn-value.ts'

const valueTable = 'nf_value_if_won'

/**
 * Writes `expected_value`: for every account that is not a customer its chance of being won, what it would
 * bring, and the product, with its place by either. Needs `score`.
 */
export async function writeExpectedValues(
  engine: Engine,
  context: StepContext,
  value: LearnedValue,
): Promise<void> {
  await writeValueIfWon(engine, context, value)
  const chance = sql`s.points desc, s.known desc, s.account_key`
  const expected = sql`s.probability * v.value`
  const query = sql`select s.account_key as account_key, s.probability as probability, s.tier as tier,
      v.value as value, v.low as value_low, v.high as value_high, ${expected} as expected,
      s.probability * v.low as expected_low, s.probability * v.high as expected_high,
      row_number() over (order by ${chance}) as chance_place,
      row_number() over (order by ${expected} desc, ${chance}) as value_place
    from ${name(scoreTable)} as s inner join ${name(valueTable)} as v on v.account_key = s.account_key`
  await engine.run(engine.dialect.createTableAs(expectedValueTable, query), optionsOf(context))
  await engine.run(sql`drop table ${name(valueTable)}`)
}

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
