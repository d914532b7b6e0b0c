import {
  type CatalogueTrait,
  type ExpectedValues,
  Fault,
  type Profile,
  type StepContext,
} from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import type { LearnedAmounts } from '../../stats/index.ts'
import { usableTraits } from '../learn/index.ts'
import { currencyNotes, currencyRows } from '../ledger/index.ts'
import { findDisagreements } from './disagreements.ts'
import { writeExpectedValues } from './expected-table.ts'
import { learnValue } from './learn-value.ts'
import { type AmountQuestion, writeWonAmounts } from './won-amounts.ts'

/** What a profile says of chances. */
type ChanceProfile = Pick<Profile, 'outcome' | 'verdict'> & {
  readonly card: Pick<Profile['card'], 'calibration'>
}

export interface ExpectedValueQuestion extends AmountQuestion {
  /** The profile that `score` was made with: the chances come from it. */
  readonly profile: ChanceProfile
  /** Traits not to use, by id: those that the amount is part of. */
  readonly exclude: readonly string[]
  /** Accounts to name in each list at the most. */
  readonly limit: number
}

/**
 * What would accounts bring if they were won, and what is that worth at their chance of being won? Learns the
 * value from won accounts by traits known before the sale, writes `expected_value`, and says where the order
 * by chance and the order by expected value disagree. Needs the snapshot, the catalogue, the unified tables
 * and `score`.
 *
 * @throws Fault `expected.no_chance`, `expected.no_amounts`
 */
export async function expectedValues(
  engine: Engine,
  context: StepContext,
  catalogue: readonly CatalogueTrait[],
  { exclude, limit, profile, ...question }: ExpectedValueQuestion,
): Promise<ExpectedValues> {
  const { card, outcome, verdict } = profile
  if (outcome !== 'won' && outcome !== 'first_deal_won')
    throw new Fault('expected.no_chance', { outcome })
  context.progress('expected.amounts', 0)
  const wins = await writeWonAmounts(engine, context, question)
  context.progress('expected.learn', 0.2)
  const traits = usableTraits(catalogue, outcome, { exclude })
  const value = await learnValue(engine, context, traits, wins.counted)
  context.progress('expected.write', 0.7)
  await writeExpectedValues(engine, context, value, card.calibration)
  const found = await findDisagreements(engine, limit)
  context.progress('expected.write', 1)
  const { currency } = question
  return {
    ran: context.now.toISOString(),
    ...(currency === undefined ? {} : { currency }),
    source: wins.source,
    span: wins.span,
    chanceProven: verdict.reliable,
    wins: { counted: wins.counted, young: wins.young },
    ...described(value.learned),
    traits: value.traits,
    tellsAmount: value.tellsAmount,
    ...found,
    notes: currencyNotes(await currencyRows(engine), currency),
  }
}

function described({ average, check, eightOfTen, fallback, median }: LearnedAmounts) {
  const [low, high] = eightOfTen
  return {
    average: { ...average, low: Math.max(0, average.low) },
    median,
    basis: fallback ?? ('model' as const),
    eightOfTen: { low, high },
    ...(check === undefined
      ? {}
      : {
          check: {
            ...check,
            tenths: check.tenths.map(({ foretold, real, rows }) => ({
              wins: rows,
              foretold,
              real: { ...real, low: Math.max(0, real.low) },
            })),
          },
        }),
  }
}
