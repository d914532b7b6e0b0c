import type { Profile, Tier } from '../profile.ts'
import { type CardParts, levelShares } from './card-parts.ts'
import { knownAt, pointsAt } from './sum-parts.ts'
import { tierOf } from './tier-of.ts'

/** A trait that is not known of an account, and what its answer could change. */
export interface OpenQuestion {
  readonly trait: string
  /** Probability that the answer moves the account to another tier. */
  readonly changesTier: number
  /** Tiers that some answer leads to, most likely first. */
  readonly tiers: readonly { readonly tier: Tier; readonly probability: number }[]
  /** Least and most points the account can have after the answer. */
  readonly points: readonly [number, number]
}

/**
 * What to find out next: the unknown traits, the one most likely to change the tier first; among equals
 * the one that can move the points furthest, then the card's order. The answers are taken to be as
 * frequent as among the accounts behind the card.
 */
export function openQuestions(
  profile: Profile,
  parts: CardParts,
  levels: readonly number[],
): readonly OpenQuestion[] {
  const now = tierOf(profile.tiers, pointsAt(parts, levels), knownAt(parts, levels))
  return profile.card.traits
    .flatMap((trait, index) =>
      levels[index] === 0 ? [question(profile, parts, levels, index, now, trait.id)] : [],
    )
    .sort((a, b) => b.changesTier - a.changesTier || spread(b) - spread(a))
}

function question(
  profile: Profile,
  parts: CardParts,
  levels: readonly number[],
  index: number,
  now: Tier,
  trait: string,
): OpenQuestion {
  const answers = answersTo(profile, index).map(({ level, probability }) => {
    const after = levels.with(index, level)
    const points = pointsAt(parts, after)
    return { points, probability, tier: tierOf(profile.tiers, points, knownAt(parts, after)) }
  })
  const byTier = new Map<Tier, number>()
  for (const { tier, probability } of answers)
    byTier.set(tier, (byTier.get(tier) ?? 0) + probability)
  const tiers = [...byTier].map(([tier, probability]) => ({ tier, probability }))
  return {
    trait,
    changesTier: answers.reduce(
      (sum, { tier, probability }) => sum + (tier === now ? 0 : probability),
      0,
    ),
    tiers: tiers.sort((a, b) => b.probability - a.probability),
    points: [
      Math.min(...answers.map(({ points }) => points)),
      Math.max(...answers.map(({ points }) => points)),
    ],
  }
}

/** The known levels of a trait that occur, with their shares of the known accounts; all alike where none was counted. */
function answersTo(profile: Profile, index: number) {
  const trait = profile.card.traits[index]
  const shares = trait === undefined ? [] : levelShares(trait)
  const known = shares.reduce((sum, share, level) => sum + (level === 0 ? 0 : share), 0)
  return shares.flatMap((share, level) => {
    const probability = known > 0 ? share / known : 1 / (shares.length - 1)
    return level > 0 && probability > 0 ? [{ level, probability }] : []
  })
}

function spread({ points: [least, most] }: OpenQuestion): number {
  return most - least
}
