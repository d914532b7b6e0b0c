import { normalQuantile } from '../distributions/index.ts'
import type { Interval } from '../intervals/index.ts'

/** What is known of an amount to come that may be nothing: its chance of 0, mean and second moment. */
export interface Moments {
  readonly none: number
  readonly mean: number
  readonly second: number
}

/**
 * The central range of an amount that is 0 with a known chance, and otherwise about lognormal with the mean
 * and variance that are left. How often it holds what comes is measured by bench/lifetime-coverage.ts.
 * Both ends are 0 where nothing is all but sure.
 */
export function zeroInflatedRange({ none, mean, second }: Moments, confidence: number): Interval {
  const some = 1 - none
  const tail = (1 - confidence) / 2
  if (!(mean > 0) || none >= 1 - tail) return { low: 0, high: 0 }
  const [high, low] = [1 - tail / some, (tail - none) / some]
  const centre = mean / some
  const spread = Math.sqrt(Math.log(Math.max(1, second / some / centre ** 2)))
  const middle = Math.log(centre) - spread ** 2 / 2
  return {
    low: low > 0 ? Math.exp(middle + spread * normalQuantile(low)) : 0,
    high: Math.exp(middle + spread * normalQuantile(high)),
  }
}
