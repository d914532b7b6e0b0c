import {
  type CatalogueTrait,
  type ExpectedValues,
  leastGood,
  leastOthers,
  type Profile,
} from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { wilson } from '../../stats/index.ts'
import { writeTraits } from '../catalogue/index.ts'
import { chooseOutcome, type LearnContext, learn } from '../learn/index.ts'

type Staying = NonNullable<ExpectedValues['staying']>

export interface LearnedStaying {
  readonly said: Omit<Staying, 'found'>
  /** By what customers are told apart who stayed; only where that proved reliable. */
  readonly profile?: Profile
}

/**
 * Who of those won stays? Learned and checked as any profile, from the customers of whom it is known, by what was
 * known of them as it is of prospects; without pairs, so that its levels say all there is. Where nobody is known
 * to have stayed or left, where they are too few, or where no trait tells them apart, it says so.
 */
export async function learnStaying(
  engine: Engine,
  context: LearnContext,
  catalogue: readonly CatalogueTrait[],
  exclude: readonly string[],
): Promise<LearnedStaying> {
  const { good: stayed, others: left } = await chooseOutcome(engine, 'retained')
  const known = { stayed, left, traits: [] }
  if (stayed + left === 0) return { said: { ...known, basis: 'none' } }
  const { high, low, value } = wilson(stayed, stayed + left)
  const rate = { value, low, high }
  if (stayed < leastGood || left < leastOthers) return { said: { ...known, rate, basis: 'few' } }
  const { profile } = await learn(engine, context, {
    ...{ name: 'staying', outcome: 'retained', maxPairs: 0, exclude },
  })
  // Learning marked what tells who stayed; the marks for the profile in force come back.
  await writeTraits(engine, catalogue)
  const { reliable } = profile.verdict
  const said = { ...known, rate, check: checkOf(profile) }
  return reliable
    ? { said: { ...said, basis: 'model', traits: profile.card.traits.map(traitOf) }, profile }
    : { said: { ...said, basis: 'no_better' } }
}

function checkOf({ validation }: Profile): NonNullable<Staying['check']> {
  const { baseRate, card } = validation.crossValidated
  const [low, high] = card.aucInterval
  return {
    customers: card.accounts,
    auc: { value: card.auc, low, high },
    calibrationError: card.calibrationError,
    logLoss: card.logLoss,
    baseLogLoss: baseRate.logLoss,
  }
}

function traitOf(trait: Profile['card']['traits'][number]): Staying['traits'][number] {
  return {
    trait,
    levels: trait.levels.flatMap(({ evidence, interval, points, when }) => {
      if (evidence.kind !== 'measured' || evidence.accounts === 0) return []
      const [low, high] = interval
      const { accounts: customers, good: stayed } = evidence
      return [{ when, points: { value: points, low, high }, stayed, customers }]
    }),
  }
}
