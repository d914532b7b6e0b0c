import {
  type CatalogueTrait,
  type ExpectedValues,
  Fault,
  type Profile,
} from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import type { LearnedAmounts } from '../../stats/index.ts'
import { type LearnContext, usableTraits } from '../learn/index.ts'
import { currencyNotes, currencyRows } from '../ledger/index.ts'
import { findDisagreements } from './disagreements.ts'
import { writeExpectedValues } from './expected-table.ts'
import { learnStaying } from './learn-staying.ts'
import { learnValue } from './learn-value.ts'
import { stayingDisagreements } from './staying-disagreements.ts'
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
 * by chance and the order by expected value disagree; the same for the chance to stay, where the data tells who did. Needs the snapshot, the catalogue, the unified tables
 * and `score`.
 *
 * @throws Fault `expected.no_chance`, `expected.no_amounts`
 */
export async function expectedValues(
  engine: Engine,
  context: LearnContext,
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
  context.progress('expected.staying', 0.35)
  const inside: LearnContext = {
    ...context,
    progress: (_, done) => context.progress('expected.staying', 0.35 + 0.45 * done),
  }
  const staying = await learnStaying(engine, inside, catalogue, exclude)
  context.progress('expected.write', 0.8)
  const parts = {
    ...{ calibration: card.calibration, catalogue },
    ...(staying.profile && { staying: staying.profile }),
  }
  await writeExpectedValues(engine, context, value, parts)
  const found = await findDisagreements(engine, limit)
  const apart =
    staying.profile === undefined || found.prospects === 0
      ? {}
      : { found: await stayingDisagreements(engine, limit, found) }
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
    staying: { ...staying.said, ...apart },
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
