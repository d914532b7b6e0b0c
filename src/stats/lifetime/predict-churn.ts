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

/** What is to come of a subscriber that has completed a number of periods and is still there. */
export interface Term {
  /** Periods it will still be there within those looked ahead. */
  readonly periods: Estimate
  /** The same discounted, each period at its end. */
  readonly discounted: Estimate
  /** Discounted without end; Infinity without a discount. */
  readonly forever: number
  /** Probability of still being there at the end. */
  readonly stays: number
}

const draws = 200
/** No curve is followed further; a discount makes what lies beyond worth nothing. */
const longest = 2400

/**
 * How long will a subscriber with this tenure stay? The survival curve is averaged over 200 draws of the
 * parameters from their estimates' distribution, so that the range holds the uncertainty of the parameters
 * and that of when this subscriber leaves.
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
  parameters: readonly (readonly [number, number])[],
  since: number,
  { periods, discount, confidence = 0.95 }: TermQuestion,
): Term {
  const worth = 1 - discount
  const far = discount > 0 ? Math.min(longest, Math.ceil(-36 / Math.log(worth))) : periods
  const curve = meanCurve(parameters, since, Math.max(periods, far))
  let [expected, discounted, forever, later] = [0, 0, 0, 1]
  for (let j = 1; j < curve.length; j += 1) {
    later *= worth
    const there = curve[j] ?? 0
    forever += there * later
    if (j > periods) continue
    expected += there
    discounted += there * later
  }
  const tail = (1 - confidence) / 2
  const [short, long] = [1 - tail, tail].map((share) => staysFor(curve, share, periods))
  return {
    periods: { value: expected, low: short ?? 0, high: long ?? periods },
    discounted: {
      value: discounted,
      low: annuity(worth, short ?? 0),
      high: annuity(worth, long ?? periods),
    },
    forever: discount > 0 ? forever : Infinity,
    stays: curve[periods] ?? 0,
  }
}

/** Periods that at least this share stays for, at most as many as are looked ahead. */
function staysFor(curve: Float64Array, share: number, most: number): number {
  let j = 0
  while (j < most && (curve[j + 1] ?? 0) >= share) j += 1
  return j
}

const annuity = (worth: number, periods: number): number =>
  worth === 1 ? periods : (worth * (1 - worth ** periods)) / (1 - worth)

function meanCurve(
  parameters: readonly (readonly [number, number])[],
  since: number,
  most: number,
): Float64Array {
  const curve = new Float64Array(most + 1)
  for (const [a, b] of parameters) {
    let there = 1 / parameters.length
    for (let j = 0; j <= most; j += 1) {
      curve[j] = (curve[j] ?? 0) + there
      there *= (b + since + j) / (a + b + since + j)
    }
  }
  return curve
}

function drawParameters(
  { a, b, covariance }: ChurnFit,
  seed: number,
): readonly (readonly [number, number])[] {
  if (covariance.every((entry) => entry === 0)) return [[a, b]]
  const factor = covariance.slice()
  choleskyInPlace(factor, 2)
  const random = seededRandom(seed)
  const [aa = 0, , ba = 0, bb = 0] = factor
  return Array.from({ length: draws }, () => {
    const [one, two] = [randomNormal(random), randomNormal(random)]
    return [a * Math.exp(aa * one), b * Math.exp(ba * one + bb * two)] as const
  })
}
