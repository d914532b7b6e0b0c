import type { Estimate } from '../intervals/index.ts'
import { parameterDoubt } from './parameter-doubt.ts'
import type { ChurnFit } from './shifted-beta-geometric.ts'
import { beyondChance, leadOver, meanOf } from './sums.ts'

/** Subscribers still there at the day of the check, and what became of them, which no fit has seen. */
export interface HeldOutTerms {
  /** Whole periods completed at the day of the check. */
  readonly completed: Float64Array
  /** The period after it, from 1, in which each left; 0 where it stayed through all. */
  readonly leftIn: Float64Array
  /** Whole periods watched after the day of the check. */
  readonly periods: number
}

export interface HeldOutChurn {
  readonly fit: ChurnFit
  /** Mean logarithm of the probability given to what became of a subscriber. */
  readonly logScore: number
  /** Leavers foretold, and those there were. */
  readonly expected: number
  readonly real: number
  /** As of purchases: by which share of the leavers foretold the model itself was off. */
  readonly strayed: number
  /** How much the log score exceeds that of the first fit. */
  readonly ahead: Estimate
}

/** Checks every fit on what became of the subscribers later; each is compared with the first. */
export function checkChurn(
  fits: readonly ChurnFit[],
  heldOut: HeldOutTerms,
): readonly HeldOutChurn[] {
  const foretold = fits.map((fit) => foretell(fit, heldOut))
  const first = foretold[0]?.scores ?? new Float64Array(0)
  const real = heldOut.leftIn.reduce((all, period) => all + (period > 0 ? 1 : 0), 0)
  return fits.map((fit, index) => {
    const { scores, expected, variance } = foretold[index] ?? {
      scores: first,
      expected: 0,
      variance: 0,
    }
    const strayed = beyondChance(expected, real, variance)
    return {
      fit,
      logScore: meanOf(scores),
      expected,
      real,
      strayed,
      ahead: leadOver(scores, first),
    }
  })
}

function foretell(fit: ChurnFit, heldOut: HeldOutTerms) {
  const { completed, leftIn, periods } = heldOut
  const scores = new Float64Array(completed.length)
  let [expected, chance] = [0, 0]
  for (let row = 0; row < scores.length; row += 1) {
    const [since, left] = [completed[row] ?? 0, leftIn[row] ?? 0]
    const until = logStaying(fit, since, left > 0 ? left - 1 : periods)
    scores[row] = left > 0 ? until + Math.log(leavingIn(fit, since, left - 1)) : until
    const leaving = -Math.expm1(logStaying(fit, since, periods))
    expected += leaving
    chance += leaving * (1 - leaving)
  }
  return { scores, expected, variance: chance + doubtOf(fit, heldOut, expected) }
}

/** Shift of a parameter's logarithm for a slope. */
const shift = 1e-3

/** Variance of the leavers foretold because the parameters are estimated. */
function doubtOf(fit: ChurnFit, heldOut: HeldOutTerms, expected: number): number {
  const own = parameterDoubt(fit.covariance, 2)
  const { a, b } = fit
  const shifted = [
    { ...fit, a: a * Math.exp(shift) },
    { ...fit, b: b * Math.exp(shift) },
  ]
  shifted.forEach((other, i) => {
    own.slopes[i] = (leaversOf(other, heldOut) - expected) / shift
  })
  return own.take()
}

function leaversOf(fit: ChurnFit, { completed, periods }: HeldOutTerms): number {
  return -completed.reduce((sum, since) => sum + Math.expm1(logStaying(fit, since, periods)), 0)
}

/** Probability of leaving in the j-th period from now, from 0. */
function leavingIn({ model, a, b }: ChurnFit, since: number, j: number): number {
  return a / (a + b + (model === 'sbg' ? since : 0) + j)
}

function logStaying(fit: ChurnFit, since: number, periods: number): number {
  let log = 0
  for (let j = 0; j < periods; j += 1) log += Math.log1p(-leavingIn(fit, since, j))
  return log
}
