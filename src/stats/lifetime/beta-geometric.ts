import { betaNodes, type Nodes } from '../quadrature/index.ts'
import { decayUntil, discountedDecay, type Outlook, pairsUntil } from './lomax.ts'
import { negativeBinomial } from './negative-binomial.ts'
import {
  type ActiveFuture,
  clear,
  type HistoryTerms,
  type PurchaseModel,
  undiscounted,
} from './purchase-model.ts'
import { risingFactorial } from './running-sums.ts'

/**
 * BG/NBD: while active a customer buys as a Poisson process, rates ~ Gamma(r, alpha) across customers, and
 * stops after each repeat purchase with a probability ~ Beta(a, b) (P. Fader, B. Hardie, K. Lee, "Counting
 * Your Customers the Easy Way", Marketing Science 24, 2005).
 */
export const bgNbd: PurchaseModel = betaGeometric('bg_nbd', 0)

/**
 * MBG/NBD: as BG/NBD, but a customer may stop after the first purchase too, so that one who never came
 * back is not sure to be active (E. Batislam, M. Denizel, A. Filiztekin, IJRM 24, 2007; D. Hoppe, U.
 * Wagner, Marketing JRM 29, 2007).
 */
export const mbgNbd: PurchaseModel = betaGeometric('mbg_nbd', 1)

/**
 * With k the times the customer may have stopped so far (x, or x + 1 where also the first purchase
 * counts), the likelihood of x repeats, the last at t, within age T is
 *
 *   (r)_x alpha^r / (a + b)_k * [ (b)_k (alpha + T)^-(r+x) + (k > 0) a (b)_(k-1) (alpha + t)^-(r+x) ],
 *
 * the first term that of a customer still active. One who is has rates ~ Gamma(r + x, alpha + T) and
 * stopping probabilities ~ Beta(a, b + k), independent of each other and of t: whatever is to come depends
 * on x and T alone.
 */
function betaGeometric(name: 'bg_nbd' | 'mbg_nbd', early: 0 | 1): PurchaseModel {
  return {
    name,
    parameters: ['r', 'alpha', 'a', 'b'],
    times: [false, true, false, false],
    history: (parameters, most) => historyTerms(parameters, most, early),
    future: (parameters, outlook) => activeFuture(parameters, outlook, early),
    counts: (parameters, span) => activeCounts(parameters, span, early),
  }
}

function historyTerms(parameters: Float64Array, most: number, early: 0 | 1): HistoryTerms {
  const [r = 1, alpha = 1, a = 1, b = 1] = parameters
  const [ofR, ofB, ofAB] = [
    risingFactorial(r, most),
    risingFactorial(b, most + 1),
    risingFactorial(a + b, most + 1),
  ]
  const [logAlpha, logA] = [Math.log(alpha), Math.log(a)]
  return (x, recency, age, terms) => {
    const k = x + early
    const stops = k > 0 ? k - 1 : 0
    const [untilNow, untilLast] = [alpha + age, alpha + recency]
    const [logNow, logLast] = [Math.log(untilNow), Math.log(untilLast)]
    // Both terms share the b-factors up to k - 1; what is left is b + k - 1 against a.
    const staying = k > 0 ? Math.log(b + k - 1) - (r + x) * logNow : -r * logNow
    const gone = k > 0 ? logA - (r + x) * logLast : -Infinity
    const logActive = -Math.log1p(Math.exp(gone - staying))
    const active = Math.exp(logActive)
    const left = 1 - active
    const shared = (ofR.log[x] ?? 0) + r * logAlpha + (ofB.log[stops] ?? 0) - (ofAB.log[k] ?? 0)
    terms[0] = shared + staying - logActive
    // Derivatives of ln staying and ln gone by ln of each parameter; the total is their mean, weighed.
    const [stayR, goneR] = [-r * logNow, -r * logLast]
    const [stayAlpha, goneAlpha] = [(-alpha * (r + x)) / untilNow, (-alpha * (r + x)) / untilLast]
    const stayB = k > 0 ? b / (b + k - 1) : 0
    const fromAB = ofAB.slope[k] ?? 0
    terms[1] = r * ((ofR.slope[x] ?? 0) + logAlpha) + active * stayR + left * goneR
    terms[2] = r + active * stayAlpha + left * goneAlpha
    terms[3] = -a * fromAB + left
    terms[4] = b * ((ofB.slope[stops] ?? 0) - fromAB) + active * stayB
    terms[5] = logActive
    terms[6] = left * (stayR - goneR)
    terms[7] = left * (stayAlpha - goneAlpha)
    terms[8] = -left
    terms[9] = left * stayB
  }
}

/**
 * Means over the stopping probability take this many nodes; more change nothing in the fourth digit. For
 * ever, much hangs on the few who hardly ever stop.
 */
const stoppingNodes = (span: number): number => (span < Infinity ? 14 : 48)

/**
 * Given the stopping probability p, an active customer's expected rate at time u is r' / alpha' (1 + p u /
 * alpha')^-(r'+1) with r' = r + x, alpha' = alpha + T; two purchases at u < v have the density r' (r' + 1) /
 * alpha'^2 (1 - p) (1 + p v / alpha')^-(r'+2). Both are averaged over p by Gauss's nodes. No purchase at
 * all means that nobody could stop: (alpha' / (alpha' + span))^r'.
 */
function activeFuture(parameters: Float64Array, outlook: Outlook, early: 0 | 1): ActiveFuture {
  const [r = 1, alpha = 1, a = 1, b = 1] = parameters
  const { span, discount } = outlook
  const nodesOf = keep((repeats) => betaNodes(a, b + repeats + early, stoppingNodes(span)))
  const sum = { once: 0, twice: 0, pairs: 0 }
  return (x, age, sums) => {
    const [shape, scale] = [r + x, alpha + age]
    const { points, weights } = nodesOf(x)
    clear(sums)
    sums.none = (1 + span / scale) ** -shape
    const [rate, pairRate] = [shape / scale, (shape * (shape + 1)) / scale ** 2]
    for (let j = 0; j < points.length; j += 1) {
      const p = Math.max(points[j] ?? 0, 1e-12)
      const single = (weights[j] ?? 0) * rate
      const pair = (weights[j] ?? 0) * pairRate * (1 - p)
      const decay = scale / p
      sums.purchases += single * decayUntil(decay, shape + 1, span)
      sums.purchasePairs += pair * pairsUntil(decay, shape + 2, span)
      if (discount === 0) continue
      discountedDecay(decay, shape + 1, 1, outlook, sum)
      sums.discounted += single * sum.once
      sums.discountedTwice += single * sum.twice
      sums.discountedPairs += pair * sum.pairs
    }
    if (discount === 0) undiscounted(sums)
  }
}

/** The same answer is worked out once. */
function keep(work: (repeats: number) => Nodes): (repeats: number) => Nodes {
  const kept = new Map<number, Nodes>()
  return (repeats) => {
    const known = kept.get(repeats) ?? work(repeats)
    kept.set(repeats, known)
    return known
  }
}

/**
 * An active customer starts anew with the parameters above: equation (8) of Fader, Hardie and Lee (2005),
 * B(a, b + k) / B(a, b) P(N = k) + B(a + 1, b + k - 1) / B(a, b) P(N >= k), N negative binomial.
 */
function activeCounts(parameters: Float64Array, span: number, early: 0 | 1) {
  const [r = 1, alpha = 1, a = 1, b = 1] = parameters
  return (x: number, age: number, most: number): Float64Array => {
    const own = b + x + early
    const chance = negativeBinomial(r + x, alpha + age, span, most)
    let [staying, tail] = [1, 1]
    return chance.map((exactly, k) => {
      const stopping = k === 0 ? 0 : (staying * a) / (a + own + k - 1)
      if (k > 0) staying *= (own + k - 1) / (a + own + k - 1)
      const total = staying * exactly + stopping * Math.max(0, tail)
      tail -= exactly
      return total
    })
  }
}
