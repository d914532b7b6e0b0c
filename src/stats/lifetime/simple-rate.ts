import type { PurchaseFit } from './fit-purchases.ts'
import type { Histories } from './histories.ts'
import { discountedDecay, type Outlook } from './lomax.ts'
import { negativeBinomial } from './negative-binomial.ts'
import { type ActiveFuture, type PurchaseModel, undiscounted } from './purchase-model.ts'
import { meanOf } from './sums.ts'

/**
 * The simple rate: every customer goes on at the rate at which it bought so far, its repeats and those of
 * one average customer over its age and the average age, (x + r) / (T + alpha), r / alpha the rate of all.
 * The average customer keeps one who bought twice within a week from being taken for a daily buyer, and
 * one without a repeat from never buying again. Nobody ever stops. What every other model is held against,
 * and what is used where they cannot be.
 */
const simpleRate: PurchaseModel = {
  name: 'simple_rate',
  parameters: ['r', 'alpha'],
  times: [false, true],
  history: () => (_, __, ___, terms) => {
    terms.fill(0)
  },
  future: activeFuture,
  counts:
    ([r = 1, alpha = 1], span) =>
    (x, age, most) =>
      negativeBinomial(r + x, alpha + age, span, most),
}

/**
 * Not a fit: the average customer is the average of these, with half a repeat more among all of them. Where nobody has
 * been a customer for any time, one unit of time is taken.
 */
export function simpleRateOf({ repeats, age }: Histories): PurchaseFit {
  const average = meanOf(age)
  const alpha = average > 0 ? average : 1
  return {
    model: simpleRate,
    parameters: Float64Array.of(meanOf(repeats) + 0.5 / Math.max(1, repeats.length), alpha),
    covariance: new Float64Array(4),
    logLikelihood: 0,
    converged: true,
    atEdge: [false, false],
  }
}

function activeFuture([r = 1, alpha = 1]: Float64Array, outlook: Outlook): ActiveFuture {
  const { span, discount } = outlook
  const sum = { once: 0, twice: 0, pairs: 0 }
  // A rate that does not die away decays over an age of ages.
  if (discount > 0) discountedDecay(1e9 / discount, 1, 0, outlook, sum)
  return (x, age, sums) => {
    const [shape, scale] = [r + x, alpha + age]
    const [rate, pairRate] = [shape / scale, (shape * (shape + 1)) / scale ** 2]
    sums.none = (1 + span / scale) ** -shape
    sums.purchases = rate * span
    sums.purchasePairs = pairRate * span * span
    if (discount === 0) return undiscounted(sums)
    sums.discounted = rate * sum.once
    sums.discountedTwice = rate * sum.twice
    sums.discountedPairs = pairRate * sum.pairs
  }
}
