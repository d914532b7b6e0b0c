import { normalQuantile } from '../distributions/index.ts'

/** Ends of a range, to be filled in: there are two a customer. */
export interface RangeEnds {
  low: number
  high: number
}

/**
 * The central range of an amount to come that is 0 with the chance `none`, and otherwise about lognormal
 * with the mean and second moment that are left. How often it holds what comes is measured by
 * bench/lifetime-coverage.ts. Both ends are 0 where nothing is all but sure.
 *
 * @param tail probability left out on either side
 */
export function zeroInflatedRange(
  none: number,
  mean: number,
  second: number,
  tail: number,
  ends: RangeEnds,
): void {
  ends.low = 0
  ends.high = 0
  const some = 1 - none
  if (!(mean > 0) || some <= tail) return
  const centre = mean / some
  const variance = Math.log(Math.max(1, second / some / (centre * centre)))
  const spread = Math.sqrt(variance)
  const middle = Math.log(centre) - variance / 2
  ends.high = Math.exp(middle + spread * normalQuantile(1 - tail / some))
  if (none < tail) ends.low = Math.exp(middle + spread * normalQuantile((tail - none) / some))
}
