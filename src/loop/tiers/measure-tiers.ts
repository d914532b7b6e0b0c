import { type Card, logOddsVariance, type Tier, type Tiers, tierOf } from '../../domain/index.ts'
import { wilson } from '../../stats/index.ts'

/** The cuts of the tiers in points. */
export type Cuts = Pick<Tiers, 'bestFrom' | 'goodFrom' | 'leastKnown'>

/**
 * What would each tier win if it were cut so? Counted on accounts scored by cards that never saw them;
 * whatever moves a cut, the measured rates come from here. Only accounts known well enough for a tier are
 * among them. The 95 % interval is of the rate among new accounts that the card itself puts into the tier.
 *
 * @param calibration of a card learned from these accounts; none of a card that was stated
 */
export function measureTiers(
  cuts: Cuts,
  heldOut: NonNullable<Tiers['heldOut']>,
  calibration?: Card['calibration'],
): Tiers['measured'] {
  const wholly = 1
  const measure = (tier: Tier) => {
    const own = heldOut.filter(([points]) => tierOf(cuts, points, wholly) === tier)
    const accounts = own.reduce((sum, [, here]) => sum + here, 0)
    const good = own.reduce((sum, [, , here]) => sum + here, 0)
    const points = own.reduce((sum, [at, here]) => sum + at * here, 0) / Math.max(1, accounts)
    const doubt = calibration === undefined ? 0 : logOddsVariance(calibration, points) / 2
    const { low, high } = doubtedShare(good, accounts, doubt)
    const rate = accounts === 0 ? 0.5 : good / accounts
    return { accounts, good, rate, rateInterval: [low, high] as [number, number] }
  }
  return { best: measure('best'), good: measure('good'), bad: measure('bad') }
}

/**
 * Wilson's interval of a share that may besides be off by a variance of its log odds. The accounts were
 * ranked by cards that knew less than the one in use, which will put others into the tier. What its calibration
 * may be off at the tier's points says how much that matters; half of it, since the other half is the same chance
 * as in the count (bench/coverage.ts). The share counts as if of so many fewer accounts (Kish's design
 * effect) that their variance, 1 / (n p (1 - p)), is that of both together.
 */
function doubtedShare(good: number, accounts: number, doubt: number) {
  const share = (good + 1) / (accounts + 2)
  const worth = 1 / (1 + doubt * accounts * share * (1 - share))
  return wilson(good * worth, accounts * worth)
}
