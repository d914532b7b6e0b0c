import {
  type Hypothesis,
  type MonotoneTrait,
  type Profile,
  profileSchema,
  type StepContext,
  type Validation,
  type Weighting,
} from '../../domain/index.ts'
import type { Scorecard } from '../../stats/index.ts'
import type { LeveledTrait, StatedTrait } from '../levels/index.ts'
import { type Cuts, measureTiers } from '../tiers/index.ts'
import { buildCard } from './build-card.ts'
import { pointsCounts } from './cut-tiers.ts'
import type { FetchedCodes } from './fetch-coded.ts'
import { fingerprint } from './fingerprint.ts'

/** All that a profile is made of. */
export interface Learned {
  readonly name: string
  readonly outcome: Profile['outcome']
  /** Accounts of the snapshot, how many of them are decided, and of these good. */
  readonly accounts: number
  readonly decided: number
  readonly good: number
  readonly leveled: readonly StatedTrait[]
  readonly data: FetchedCodes
  readonly scorecard: Scorecard
  readonly cuts: Cuts
  readonly monotone: readonly MonotoneTrait[] | undefined
  readonly weighting: Weighting | undefined
  /** What learning started from. */
  readonly hypothesis?: Hypothesis
}

/** The profile file of what was learned, checked against its own schema. */
export function buildProfile(learned: Learned, context: StepContext): Profile {
  const { cuts, data, hypothesis, leveled, monotone, scorecard, weighting } = learned
  const heldOut = pointsCounts(scorecard, data)
  const own = pointsCounts({ card: scorecard.card, points: scorecard.ownPoints }, data)
  const measured = measureTiers(cuts, heldOut, own)
  return profileSchema.parse({
    format: 'northfit-profile',
    formatVersion: 1,
    name: learned.name,
    learned: context.now.toISOString(),
    outcome: learned.outcome,
    data: {
      accounts: learned.accounts,
      decided: learned.decided,
      ...(learned.decided > data.rows ? { sample: data.rows } : {}),
      good: learned.good,
      ...period(data.time),
      fingerprint: fingerprint(leveled, data),
      seed: context.seed,
    },
    verdict: verdictOf(learned),
    card: buildCard(scorecard, leveled, data),
    tiers: { ...cuts, basis: 'measured', measured, heldOut, own },
    validation: validationOf(scorecard, leveled),
    ...(monotone === undefined ? {} : { monotone }),
    ...(weighting === undefined ? {} : { weighting }),
    ...(hypothesis === undefined ? {} : { hypothesis }),
  })
}

/** No best customer at all has a better reason than that they are few. */
function verdictOf({ decided, good, outcome, scorecard }: Learned): Profile['verdict'] {
  const { reliable, reasons } = scorecard.judgement
  const nobody = outcome === 'best' && good === 0 && decided > 0
  return {
    reliable,
    reasons: reasons.map((reason) => (nobody && reason === 'too_few_good' ? 'no_value' : reason)),
  }
}

function validationOf(
  { crossValidated, outOfTime }: Scorecard,
  leveled: readonly LeveledTrait[],
): Validation {
  const { plainRule, reliability, ...checked } = crossValidated
  return {
    crossValidated: {
      ...checked,
      reliability: [...reliability],
      ...(plainRule === undefined
        ? {}
        : { plainRule: { ...plainRule, ...named(plainRule.traits, leveled) } }),
    },
    ...(outOfTime === undefined ? {} : { outOfTime: laterOf(outOfTime, leveled) }),
  }
}

function laterOf(
  { plainRule, said: _, ...later }: NonNullable<Scorecard['outOfTime']>,
  leveled: readonly LeveledTrait[],
): NonNullable<Validation['outOfTime']> {
  return {
    ...later,
    from: day(later.from),
    ...(plainRule === undefined
      ? {}
      : { plainRule: { ...plainRule, ...named(plainRule.traits, leveled) } }),
  }
}

/** The traits of a rule by id and name. */
function named(rule: readonly number[], leveled: readonly LeveledTrait[]) {
  const traits = rule.flatMap((index) => leveled[index]?.trait ?? [])
  return { traits: traits.map(({ id }) => id), labels: traits.map(({ label }) => label) }
}

/** First and last day on which an outcome became known; nothing where no outcome has a date. */
function period(time: Float64Array): { readonly from?: string; readonly to?: string } {
  const days = time.filter((value) => !Number.isNaN(value))
  if (days.length === 0) return {}
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of days) {
    first = Math.min(first, value)
    last = Math.max(last, value)
  }
  return { from: day(first), to: day(last) }
}

/** `YYYY-MM-DD` of a number of days since 1970. */
function day(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10)
}
