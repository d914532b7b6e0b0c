import type { Estimate } from '../intervals/index.ts'
import type { ChurnFit } from './shifted-beta-geometric.ts'
import { leadOver, meanOf } from './sums.ts'

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
    const { scores, expected } = foretold[index] ?? { scores: first, expected: 0 }
    return { fit, logScore: meanOf(scores), expected, real, ahead: leadOver(scores, first) }
  })
}

function foretell({ model, a, b }: ChurnFit, { completed, leftIn, periods }: HeldOutTerms) {
  const scores = new Float64Array(completed.length)
  let expected = 0
  for (let row = 0; row < scores.length; row += 1) {
    const since = model === 'sbg' ? (completed[row] ?? 0) : 0
    const left = leftIn[row] ?? 0
    let log = 0
    for (let j = 0; j < periods; j += 1) {
      const leaves = a / (a + b + since + j)
      if (j === left - 1) scores[row] = log + Math.log(leaves)
      log += Math.log1p(-leaves)
    }
    if (left === 0) scores[row] = log
    expected += 1 - Math.exp(log)
  }
  return { scores, expected }
}
