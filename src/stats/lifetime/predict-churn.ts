import type { Estimate } from '../intervals/index.ts'
import { choleskyInPlace } from '../linear/index.ts'
import { randomNormal, seededRandom } from '../random/index.ts'
import type { ChurnFit } from './shifted-beta-geometric.ts'

export interface TermQuestion {
  /** Periods looked ahead. */
  readonly periods: number
  /** Share of a payment's worth that a period takes away, in [0, 1). */
  readonly discount: number
  readonly seed: number
  readonly confidence?: number
}

/** Payments to come, one at the end of each period that is lived through. */
export interface Payments extends Estimate {
  /** Variance because it is not known when this subscriber leaves. */
  readonly scatter: number
  /** Variance of the expectation because the parameters are estimated, common to all subscribers. */
  readonly doubt: number
}

/** What is to come of a subscriber that has completed a number of periods and is still there. */
export interface Term {
  /** Payments within the periods looked ahead. */
  readonly periods: Payments
  /** The same discounted. */
  readonly discounted: Payments
  /** Discounted without end; Infinity without a discount. */
  readonly forever: number
}

type Parameters = readonly (readonly [a: number, b: number])[]

const draws = 200
/** No curve is followed further; a discount makes what lies beyond worth nothing. */
const longest = 2400

/**
 * How long will a subscriber with this tenure stay? Survival is averaged over 200 draws of the parameters
 * from their estimates' distribution, so that the range holds the uncertainty of the parameters and that
 * of when this subscriber leaves.
 */
export function termAhead(fit: ChurnFit, question: TermQuestion): (completed: number) => Term {
  const parameters = drawParameters(fit, question.seed)
  const kept = new Map<number, Term>()
  return (completed) => {
    // With one churn probability for all, time spent tells nothing.
    const since = fit.model === 'sbg' ? completed : 0
    const known = kept.get(since) ?? termOf(parameters, since, question)
    kept.set(since, known)
    return known
  }
}

function termOf(
  parameters: Parameters,
  since: number,
  { periods, discount, confidence = 0.95 }: TermQuestion,
): Term {
  const worth = 1 - discount
  const curves = parameters.map(([a, b]) => survival(a, b + since, periods))
  const tail = (1 - confidence) / 2
  const range = { short: staysFor(curves, 1 - tail), long: staysFor(curves, tail) }
  return {
    periods: payments(curves, 1, range),
    discounted: payments(curves, worth, range),
    forever: discount > 0 ? meanForever(parameters, since, worth) : Infinity,
  }
}

/** Shares still there after 0, 1, ... periods. */
function survival(a: number, b: number, most: number): Float64Array {
  const shares = new Float64Array(most + 1)
  let there = 1
  for (let j = 0; j <= most; j += 1) {
    shares[j] = there
    there *= (b + j) / (a + b + j)
  }
  return shares
}

/** Payments until the period of leaving, L: with A_j what j payments are worth, E A_L = sum of w^j S_j. */
function payments(
  curves: readonly Float64Array[],
  worth: number,
  range: { readonly short: number; readonly long: number },
): Payments {
  let [mean, square, scatter] = [0, 0, 0]
  for (const curve of curves) {
    let [own, ownSquare, paid] = [0, 0, 0]
    for (let j = 1; j < curve.length; j += 1) {
      const payment = worth ** j
      own += payment * (curve[j] ?? 0)
      ownSquare += ((paid + payment) ** 2 - paid ** 2) * (curve[j] ?? 0)
      paid += payment
    }
    mean += own / curves.length
    square += own ** 2 / curves.length
    scatter += (ownSquare - own ** 2) / curves.length
  }
  return {
    value: mean,
    low: annuity(worth, range.short),
    high: annuity(worth, range.long),
    scatter: Math.max(0, scatter),
    doubt: Math.max(0, square - mean ** 2),
  }
}

/** Periods that at least this share stays for, averaged over the draws. */
function staysFor(curves: readonly Float64Array[], share: number): number {
  const most = (curves[0]?.length ?? 1) - 1
  const there = (j: number) =>
    curves.reduce((sum, curve) => sum + (curve[j] ?? 0), 0) / curves.length
  let j = 0
  while (j < most && there(j + 1) >= share) j += 1
  return j
}

const annuity = (worth: number, periods: number): number =>
  worth === 1 ? periods : (worth * (1 - worth ** periods)) / (1 - worth)

function meanForever(parameters: Parameters, since: number, worth: number): number {
  const most = Math.min(longest, Math.ceil(-36 / Math.log(worth)))
  let mean = 0
  for (const [a, b] of parameters) {
    const curve = survival(a, b + since, most)
    for (let j = 1; j <= most; j += 1) mean += (worth ** j * (curve[j] ?? 0)) / parameters.length
  }
  return mean
}

/** So large that probabilities hardly differ among subscribers. */
const alike = 1e9

function drawParameters({ model, a, b, covariance }: ChurnFit, seed: number): Parameters {
  const random = seededRandom(seed)
  if (model === 'simple_churn') {
    const spread = Math.sqrt(covariance[0] ?? 0)
    return Array.from({ length: draws }, () => {
      const odds = (a / b) * Math.exp(spread * randomNormal(random))
      return [alike * odds, alike] as const
    })
  }
  const factor = covariance.slice()
  choleskyInPlace(factor, 2)
  const [aa = 0, , ba = 0, bb = 0] = factor
  return Array.from({ length: draws }, () => {
    const [one, two] = [randomNormal(random), randomNormal(random)]
    return [a * Math.exp(aa * one), b * Math.exp(ba * one + bb * two)] as const
  })
}
