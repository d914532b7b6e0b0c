import { type Tier, type Tiers, tierOf } from '../../domain/index.ts'
import { wilson } from '../../stats/index.ts'

/** The cuts of the tiers in points. */
export type Cuts = Pick<Tiers, 'bestFrom' | 'goodFrom' | 'leastKnown'>

/**
 * What would each tier win if it were cut so? Counted on accounts scored by cards that never saw them, with
 * Wilson's 95 % interval; whatever moves a cut, the measured rates come from here. Only accounts known well
 * enough for a tier are among them.
 */
export function measureTiers(
  cuts: Cuts,
  heldOut: NonNullable<Tiers['heldOut']>,
): Tiers['measured'] {
  const wholly = 1
  const measure = (tier: Tier) => {
    const own = heldOut.filter(([points]) => tierOf(cuts, points, wholly) === tier)
    const accounts = own.reduce((sum, [, here]) => sum + here, 0)
    const good = own.reduce((sum, [, , here]) => sum + here, 0)
    const { value, low, high } = wilson(good, accounts)
    return { accounts, good, rate: value, rateInterval: [low, high] as [number, number] }
  }
  return { best: measure('best'), good: measure('good'), bad: measure('bad') }
}
