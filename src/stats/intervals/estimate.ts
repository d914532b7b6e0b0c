import { normalQuantile } from '../distributions/index.ts'

/** The range of true values that the data do not speak against, at a stated confidence. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * A best guess with its interval. Without data the value is the neutral one of its kind (no
 * difference, ratio 1) and the interval is everything possible: numbers always, never NaN.
 */
export interface Estimate extends Interval {
  readonly value: number
}

/** The standard normal quantile that leaves (1 - confidence) / 2 above it: 1.96 for 0.95. */
export function criticalZ(confidence: number): number {
  checkConfidence(confidence)
  return normalQuantile((1 + confidence) / 2)
}

export function checkConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1, got ${confidence}`)
  }
}

export function checkCount(wins: number, total: number): void {
  if (!(wins >= 0 && wins <= total && total < Infinity)) {
    throw new RangeError(`a count lies between 0 and its total, got ${wins} of ${total}`)
  }
}
