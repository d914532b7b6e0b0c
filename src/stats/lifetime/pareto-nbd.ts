import { type Nodes, unitNodes } from '../quadrature/index.ts'
import { decayUntil, discountedDecay, type Outlook, pairsUntil } from './lomax.ts'
import { negativeBinomial } from './negative-binomial.ts'
import {
  type ActiveFuture,
  type HistoryTerms,
  type PurchaseModel,
  undiscounted,
} from './purchase-model.ts'
import { risingFactorial } from './running-sums.ts'

/**
 * Pareto/NBD: while active a customer buys as a Poisson process, rates ~ Gamma(r, alpha) across customers,
 * and stops at a moment of its own, at hazards ~ Gamma(s, beta) (D. Schmittlein, D. Morrison, R. Colombo,
 * "Counting Your Customers", Management Science 33, 1987).
 *
 * The likelihood of x repeats, the last at t, within age T is
 *
 *   (r)_x alpha^r beta^s [ (alpha + T)^-(r+x) (beta + T)^-s + s int_t^T (alpha + u)^-(r+x) (beta + u)^-(s+1) du ].
 *
 * The integral is usually written as a difference of two hypergeometric functions, which cancel (P. Fader,
 * B. Hardie, "A Note on Deriving the Pareto/NBD Model", 2005); summed by Gauss's nodes it is a sum of
 * positive terms, and so are its derivatives. Divided by what stands at u = t nothing over- or underflows.
 */
export const paretoNbd: PurchaseModel = {
  name: 'pareto_nbd',
  parameters: ['r', 'alpha', 's', 'beta'],
  times: [false, true, false, true],
  history: historyTerms,
  future: activeFuture,
  counts: activeCounts,
}

/** More nodes the further the integrand falls (its exponent) and the wider the range of times (its logarithm). */
const few: Nodes = unitNodes(6)
const some: Nodes = unitNodes(10)
const nodes: Nodes = unitNodes(20)
const negligible = 36

function nodesFor(fall: number, range: number): Nodes {
  if (fall < 3 && range < 0.7) return few
  return fall < 12 && range < 2 ? some : nodes
}

function historyTerms(parameters: Float64Array, most: number): HistoryTerms {
  const [r = 1, alpha = 1, s = 1, beta = 1] = parameters
  const ofR = risingFactorial(r, most)
  const [logAlpha, logBeta] = [Math.log(alpha), Math.log(beta)]
  return (x, recency, age, terms) => {
    const shape = r + x
    const [fromAlpha, fromBeta] = [alpha + recency, beta + recency]
    const [logA, logB] = [Math.log(fromAlpha), Math.log(fromBeta)]
    const [aliveA, aliveB] = [
      Math.log1p((age - recency) / fromAlpha),
      Math.log1p((age - recency) / fromBeta),
    ]
    const staying = Math.exp(-shape * aliveA - s * aliveB)
    // v = ln((beta + u) / (beta + t)), up to where the integrand is nothing.
    const steep = fromAlpha * Math.expm1(Math.min(negligible / shape, 700))
    const far = Math.min(aliveB, negligible / s, Math.log1p(steep / fromBeta))
    const { points, weights } = nodesFor(shape * aliveA + s * aliveB, Math.max(aliveA, aliveB))
    let [gone, byR, byAlpha, byS, byBeta] = [0, 0, 0, 0, 0]
    for (let k = 0; k < points.length; k += 1) {
      const v = far * (points[k] ?? 0)
      const since = fromBeta * (Math.exp(v) - 1)
      const grown = Math.log(1 + since / fromAlpha)
      const term = (weights[k] ?? 0) * Math.exp(-shape * grown - s * v)
      gone += term
      byR += term * grown
      byAlpha += term / (fromAlpha + since)
      byS += term * v
      byBeta += term / (fromBeta + since)
    }
    const scale = s * far
    const total = staying + scale * gone
    const active = staying / total
    const per = scale / total
    const left = 1 - active
    terms[0] =
      (ofR.log[x] ?? 0) + r * logAlpha + s * logBeta - shape * logA - s * logB + Math.log(total)
    // Derivatives of ln staying, and of the integral over the total, by ln of each parameter.
    const stayR = -r * (logA + aliveA)
    const stayAlpha = (-alpha * shape) / (alpha + age)
    const stayS = -s * (logB + aliveB)
    const stayBeta = (-beta * s) / (beta + age)
    const goneR = -r * (logA * left + per * byR)
    const goneAlpha = -alpha * shape * per * byAlpha
    const goneS = left - s * (logB * left + per * byS)
    const goneBeta = -beta * (s + 1) * per * byBeta
    const [sumR, sumAlpha] = [active * stayR + goneR, active * stayAlpha + goneAlpha]
    const [sumS, sumBeta] = [active * stayS + goneS, active * stayBeta + goneBeta]
    terms[1] = r * ((ofR.slope[x] ?? 0) + logAlpha) + sumR
    terms[2] = r + sumAlpha
    terms[3] = s * logBeta + sumS
    terms[4] = s + sumBeta
    terms[5] = -shape * aliveA - s * aliveB - Math.log(total)
    terms[6] = stayR - sumR
    terms[7] = stayAlpha - sumAlpha
    terms[8] = stayS - sumS
    terms[9] = stayBeta - sumBeta
  }
}

/**
 * An active customer buys at rates ~ Gamma(r + x, alpha + T) and stops at hazards ~ Gamma(s, beta + T),
 * independent: the expected rate at time u is (r + x) / (alpha + T) (1 + u / (beta + T))^-s, and pairs of
 * purchases die away alike.
 */
function activeFuture(parameters: Float64Array, outlook: Outlook): ActiveFuture {
  const [r = 1, alpha = 1, s = 1, beta = 1] = parameters
  const { span, discount } = outlook
  const sum = { once: 0, twice: 0, pairs: 0 }
  return (x, age, sums) => {
    const [shape, scale, decay] = [r + x, alpha + age, beta + age]
    const [rate, pairRate] = [shape / scale, (shape * (shape + 1)) / scale ** 2]
    sums.none = mixedOverStop(s, decay, span, (time) => (1 + time / scale) ** -shape)
    sums.purchases = rate * decayUntil(decay, s, span)
    sums.purchasePairs = pairRate * pairsUntil(decay, s, span)
    if (discount === 0) return undiscounted(sums)
    discountedDecay(decay, s, 0, outlook, sum)
    sums.discounted = rate * sum.once
    sums.discountedTwice = rate * sum.twice
    sums.discountedPairs = pairRate * sum.pairs
  }
}

/** Negative binomial until the stop or the end of the span, whichever comes first. */
function activeCounts(parameters: Float64Array, span: number) {
  const [r = 1, alpha = 1, s = 1, beta = 1] = parameters
  return (x: number, age: number, most: number): Float64Array => {
    const chances = new Float64Array(most + 1)
    mixedOverStop(s, beta + age, span, (time, weight) => {
      const within = negativeBinomial(r + x, alpha + age, time, most)
      for (let k = 0; k <= most; k += 1) chances[k] = (chances[k] ?? 0) + weight * (within[k] ?? 0)
      return 0
    })
    return chances
  }
}

/** Mean over the moment at which the customer stops or the span ends; hazards ~ Gamma(shape, scale). */
function mixedOverStop(
  shape: number,
  scale: number,
  span: number,
  value: (time: number, weight: number) => number,
): number {
  const { points, weights } = nodes
  const stays = (1 + span / scale) ** -shape
  const far = Math.min(Math.log1p(span / scale), negligible / shape)
  let sum = stays > 0 ? stays * value(span, stays) : 0
  for (let k = 0; k < points.length; k += 1) {
    const v = far * (points[k] ?? 0)
    const weight = (weights[k] ?? 0) * shape * far * Math.exp(-shape * v)
    sum += weight * value(scale * Math.expm1(v), weight)
  }
  return sum
}
