import type { Company } from './company.ts'
import { blindLeaving, leavingEffect, leavingIntercept, segmentLeaving } from './effects.ts'
import type { World } from './world.ts'

/** Probability that a customer leaves at the end of a contract: the logistic of the planted log odds. */
export function leavingProbability(world: World, company: Company): number {
  if (!world.planted) return blindLeaving
  const { incumbent, pricingModel } = leavingEffect
  const logOdds =
    leavingIntercept +
    (incumbent[company.incumbent.label] ?? 0) +
    (pricingModel[company.subscription ? 'Subscription' : 'Project'] ?? 0) +
    (company.segment === undefined ? 0 : segmentLeaving)
  return 1 / (1 + Math.exp(-logOdds))
}
