import { studentQuantile, studentTwoSided } from '../distributions/index.ts'
import { checkConfidence, type Estimate } from './estimate.ts'

/** What a mean needs to know of its rows; `variance` is the sample's (divided by n - 1). */
export interface Moments {
  readonly n: number
  readonly mean: number
  readonly variance: number
}

/**
 * What is the mean of all such rows? Student's interval. n = 0: value 0, n < 2: interval from
 * -Infinity to Infinity, because one row says nothing of the spread.
 */
export function meanEstimate(rows: Moments, confidence = 0.95): Estimate {
  checkConfidence(confidence)
  const value = rows.n === 0 ? 0 : rows.mean
  if (rows.n < 2) return { value, low: -Infinity, high: Infinity }
  const half = studentQuantile((1 + confidence) / 2, rows.n - 1) * Math.sqrt(rows.variance / rows.n)
  return { value, low: value - half, high: value + half }
}

/** A difference of means with its interval and two-sided p-value. */
export interface MeanDifference extends Estimate {
  readonly t: number
  readonly degrees: number
  readonly p: number
}

/**
 * By how much does the mean of the first group exceed that of the second, and could it be chance?
 * Welch (1947): unequal spreads allowed, Satterthwaite's degrees of freedom. A group with fewer than
 * two rows: interval from -Infinity to Infinity and p = 1 (value 0 if a group is empty). Two groups
 * without any spread: a zero-width interval, p = 1 if the means agree, else 0.
 */
export function meanDifference(first: Moments, second: Moments, confidence = 0.95): MeanDifference {
  checkConfidence(confidence)
  const value = Math.min(first.n, second.n) === 0 ? 0 : first.mean - second.mean
  if (Math.min(first.n, second.n) < 2) {
    return { value, low: -Infinity, high: Infinity, t: 0, degrees: 0, p: 1 }
  }
  const [a, b] = [first.variance / first.n, second.variance / second.n]
  const degrees = (a + b) ** 2 / ((a * a) / (first.n - 1) + (b * b) / (second.n - 1))
  if (!(degrees > 0)) {
    const same = value === 0
    return {
      value,
      low: value,
      high: value,
      t: same ? 0 : Math.sign(value) * Infinity,
      degrees: first.n + second.n - 2,
      p: same ? 1 : 0,
    }
  }
  const error = Math.sqrt(a + b)
  const half = studentQuantile((1 + confidence) / 2, degrees) * error
  const t = value / error
  return {
    value,
    low: value - half,
    high: value + half,
    t,
    degrees,
    p: studentTwoSided(t, degrees),
  }
}
