import type { Tier, Tiers } from '../profile.ts'

/** The tier of an account with so many points, of whom this share of the card is known. */
export function tierOf(
  tiers: Pick<Tiers, 'bestFrom' | 'goodFrom' | 'leastKnown'>,
  points: number,
  known: number,
): Tier {
  if (known < tiers.leastKnown) return 'unknown'
  if (points >= tiers.bestFrom) return 'best'
  return points >= tiers.goodFrom ? 'good' : 'bad'
}
