import type { Tiers } from '../../domain/index.ts'
import { type Scorecard, wilson } from '../../stats/index.ts'
import type { Cuts } from '../tiers/index.ts'
import type { FetchedCodes } from './fetch-coded.ts'

/** An account of whom less of the card is known than this has no tier. */
const leastKnown = 0.4

/** The share of held-out accounts that is best where the points do not tell better. */
const fallbackShare = 0.1

/**
 * Where the tiers begin, from what held-out accounts did: an account is best where its calibrated odds are
 * at least twice those of the average account, good where they are at least average. Should fewer than
 * one in a hundred accounts reach the first, or should the accounts that do not clearly win more often than
 * the average, the best tenth is best.
 */
export function defaultCuts({ calibration, points }: Scorecard, good: Uint8Array): Cuts {
  const won = good.reduce((sum, outcome) => sum + outcome, 0)
  const base = Math.log((won + 0.5) / (good.length - won + 0.5))
  // Adding 0 makes -0 the 0 that a reader expects.
  const at = (logOdds: number) =>
    Math.ceil((logOdds - calibration.intercept) / calibration.slope) + 0
  const sorted = points.toSorted()
  const tenth = sorted[Math.floor((1 - fallbackShare) * points.length)] ?? 0
  if (!(calibration.slope > 0)) return { bestFrom: tenth, goodFrom: tenth, leastKnown }
  const twice = at(base + Math.LN2)
  const above = Array.from(points.keys()).filter((row) => (points[row] ?? 0) >= twice)
  const wonAbove = above.reduce((sum, row) => sum + (good[row] ?? 0), 0)
  const clear =
    above.length >= points.length / 100 &&
    wilson(wonAbove, above.length).low > won / Math.max(1, good.length)
  const bestFrom = clear ? twice : tenth
  return { bestFrom, goodFrom: Math.min(at(base), bestFrom), leastKnown }
}

/** Points of rows, and what knowing each trait of the card counts for. */
interface Scored {
  readonly card: {
    readonly traits: readonly { readonly importance: number; readonly index: number }[]
  }
  readonly points: Float64Array
}

/** Which rows are known well enough for a tier: how much of the card, by importance, they have values of. */
export function knownWell(
  card: Scored['card'],
  data: Pick<FetchedCodes, 'rows' | 'traits'>,
): Uint8Array {
  const known = new Float64Array(data.rows)
  for (const { importance, index } of card.traits) {
    const codes = data.traits[index]?.codes ?? new Uint8Array(0)
    for (const [row, code] of codes.entries()) {
      if (code > 0) known[row] = (known[row] ?? 0) + importance
    }
  }
  return Uint8Array.from(known, (share) => (share < leastKnown ? 0 : 1))
}

/** The rows known well enough for a tier, by their points, highest first. */
export function pointsCounts(
  { card, points }: Scored,
  data: FetchedCodes,
): NonNullable<Tiers['heldOut']> {
  const known = knownWell(card, data)
  const counts = new Map<number, [points: number, accounts: number, good: number]>()
  for (const [row, own] of points.entries()) {
    if (known[row] !== 1) continue
    const [, accounts, good] = counts.get(own) ?? [own, 0, 0]
    counts.set(own, [own, accounts + 1, good + (data.good[row] ?? 0)])
  }
  return [...counts.values()].sort(([a], [b]) => b - a)
}
