import { type Tier, type Tiers, tierOf } from '../../domain/index.ts'
import { type Estimate, sigmoid, wilson } from '../../stats/index.ts'

/** The cuts of the tiers in points. */
export type Cuts = Pick<Tiers, 'bestFrom' | 'goodFrom' | 'leastKnown'>

/**
 * What would each tier win if it were cut so? Counted on accounts scored by cards that never saw them;
 * whatever moves a cut, the measured rates come from here. Only accounts known well enough for a tier are
 * among them. The 95 % interval is of the rate among new accounts that the card itself puts into the tier.
 *
 * @param own the same accounts by the points of the card that learned from them; those of a card that learned
 * nothing are the same
 */
export function measureTiers(
  cuts: Cuts,
  heldOut: PointsCounts,
  own: PointsCounts = heldOut,
): Tiers['measured'] {
  const measure = (tier: Tier) => {
    const { accounts, good } = countOf(tier, cuts, heldOut)
    const { low, high } = rateBetween({ accounts, good }, countOf(tier, cuts, own))
    const rate = accounts === 0 ? 0.5 : good / accounts
    return { accounts, good, rate, rateInterval: [low, high] as [number, number] }
  }
  return { best: measure('best'), good: measure('good'), bad: measure('bad') }
}

type PointsCounts = NonNullable<Tiers['heldOut']>

interface Count {
  readonly accounts: number
  readonly good: number
}

function countOf(tier: Tier, cuts: Cuts, counts: PointsCounts): Count {
  const wholly = 1
  const inside = counts.filter(([points]) => tierOf(cuts, points, wholly) === tier)
  return {
    accounts: inside.reduce((sum, [, here]) => sum + here, 0),
    good: inside.reduce((sum, [, , here]) => sum + here, 0),
  }
}

/**
 * The interval of a tier's rate among new accounts. Cards of four fifths of the accounts ranked those kept
 * aside, and rank them worse than the card that learned from all; on its own accounts that looks too good.
 * The truth lies between, in log odds three tenths of the way up from the accounts kept aside, give or take
 * six tenths (set by simulation: bench/coverage.ts, docs/methods/hypotheses.md), and beside that is Wilson's
 * doubt of a count: his interval there, of as many fewer accounts as make both variances one (Kish's design
 * effect). Without accounts of its own a tier has Wilson's interval.
 */
function rateBetween(aside: Count, own: Count): Estimate {
  const { accounts, good } = aside
  if (accounts === 0 || own.accounts === 0) return wilson(good, accounts)
  const from = logOddsOf(aside)
  const way = logOddsOf(own) - from
  const moved = sigmoid(from + PART_OF_WAY * way)
  const rate = Math.min(1, Math.max(0, good / accounts + moved - sigmoid(from)))
  const worth = 1 / (1 + (DOUBT_OF_WAY * way) ** 2 * accounts * moved * (1 - moved))
  const { low, high, value } = wilson(rate * accounts * worth, accounts * worth)
  return { value, low: Math.min(low, good / accounts), high: Math.max(high, good / accounts) }
}

const PART_OF_WAY = 0.3
const DOUBT_OF_WAY = 0.6

/** With half an account of either outcome more, so that none and all have log odds too. */
function logOddsOf({ accounts, good }: Count): number {
  return Math.log((good + 0.5) / (accounts - good + 0.5))
}
