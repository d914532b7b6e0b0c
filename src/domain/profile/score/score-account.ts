import { levelOf, type TraitValue } from '../level-of.ts'
import type { Profile, Tier } from '../profile.ts'
import { type CardParts, cardParts } from './card-parts.ts'
import { type OpenQuestion, openQuestions } from './open-questions.ts'
import { probabilityAt } from './probability-at.ts'
import { knownAt, pairContribution, pointsAt } from './sum-parts.ts'
import { tierOf } from './tier-of.ts'

/** One summand of an account's points: a trait, or two that matter together. */
export interface ScorePart {
  readonly traits: readonly string[]
  /** The account's level on each of them, by position on the card; 0 is `missing`. */
  readonly levels: readonly number[]
  readonly points: number
  /** Points more or less than the average account has here. */
  readonly contribution: number
}

export interface Score {
  readonly points: number
  readonly tier: Tier
  readonly probability: number
  /** 95 % interval of the probability. */
  readonly interval: readonly [number, number]
  /** Share of the card, by importance, on which the account is known. */
  readonly known: number
  /** Points of the average account: points = average + all contributions, exactly. */
  readonly average: number
  /** Most for the account first, most against it last; equal ones in the card's order. */
  readonly parts: readonly ScorePart[]
  /** The parts that speak for the account, strongest first. */
  readonly reasonsFor: readonly ScorePart[]
  /** The parts that speak against it, strongest first. */
  readonly reasonsAgainst: readonly ScorePart[]
  readonly missing: readonly string[]
  /** What to find out next, the most useful answer first. */
  readonly next: readonly OpenQuestion[]
}

export type TraitValues = Readonly<Record<string, TraitValue>>

/** Scores one account by the values of its traits; traits not given are missing. */
export function scoreAccount(profile: Profile, values: TraitValues): Score {
  return accountScorer(profile)(values)
}

/** The same for many accounts: reads the card once. */
export function accountScorer(profile: Profile): (values: TraitValues) => Score {
  const parts = cardParts(profile.card)
  const whens = profile.card.traits.map(({ levels }) => levels.map(({ when }) => when))
  return (values) =>
    scoreLevels(
      profile,
      parts,
      profile.card.traits.map(({ id }, index) => levelOf(whens[index] ?? [], values[id])),
    )
}

function scoreLevels(profile: Profile, parts: CardParts, levels: readonly number[]): Score {
  const points = pointsAt(parts, levels)
  const known = knownAt(parts, levels)
  const sorted = [...traitParts(profile, parts, levels), ...pairParts(profile, parts, levels)].sort(
    (a, b) => b.contribution - a.contribution,
  )
  return {
    points,
    tier: tierOf(profile.tiers, points, known),
    ...probabilityAt(profile.card.calibration, points),
    known,
    average: parts.average,
    parts: sorted,
    reasonsFor: sorted.filter(({ contribution }) => contribution > 0),
    reasonsAgainst: sorted.filter(({ contribution }) => contribution < 0).reverse(),
    missing: profile.card.traits.filter((_, index) => levels[index] === 0).map(({ id }) => id),
    next: openQuestions(profile, parts, levels),
  }
}

function traitParts(profile: Profile, parts: CardParts, levels: readonly number[]): ScorePart[] {
  return profile.card.traits.map((trait, index) => {
    const level = levels[index] ?? 0
    return {
      traits: [trait.id],
      levels: [level],
      points: trait.levels[level]?.points ?? 0,
      contribution: parts.traits[index]?.contributions[level] ?? 0,
    }
  })
}

function pairParts(profile: Profile, parts: CardParts, levels: readonly number[]): ScorePart[] {
  return profile.card.pairs.map((pair, index) => {
    const [first, second] = parts.pairs[index]?.traits ?? [0, 0]
    const at = [levels[first] ?? 0, levels[second] ?? 0] as const
    return {
      traits: pair.traits,
      levels: at,
      points: pair.points[at[0]]?.[at[1]] ?? 0,
      contribution: pairContribution(parts, index, levels),
    }
  })
}
