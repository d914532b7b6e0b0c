import type { Card } from '../card.ts'
import type { Specificity, Tier } from '../profile.ts'
import { narrowing } from './narrowing.ts'

/** The market as the engine counts it. */
export interface MarketCounts {
  readonly tiers: Readonly<Record<Tier, number>>
  /** Accounts at each level, by trait. */
  readonly levels: Readonly<Record<string, readonly number[]>>
}

/**
 * How specific is the profile? The share of the market it admits, and the traits on which it admits too
 * much, with the narrower range or list and what that would gain. The narrowing that leaves out the most
 * of the market comes first. Shares are 0 for an empty market.
 */
export function specificity(card: Card, market: MarketCounts): Specificity {
  const { best, good, bad, unknown } = market.tiers
  const accounts = best + good + bad + unknown
  const share = (count: number) => (accounts === 0 ? 0 : count / accounts)
  return {
    market: accounts,
    bestShare: share(best),
    goodShare: share(good),
    narrowings: card.traits
      .flatMap((trait, index) => narrowing(card, index, market.levels[trait.id] ?? []))
      .sort((a, b) => b.marketShare - b.narrowedShare - (a.marketShare - a.narrowedShare)),
  }
}
