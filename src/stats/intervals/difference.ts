import { checkCount, type Estimate } from './estimate.ts'
import { wilson } from './proportion.ts'

/**
 * How many more out of one win in the first group than in the second? The difference of shares
 * p1 - p2 with Newcombe's hybrid score interval (1998, method 10), which combines the two Wilson
 * intervals. In [-1, 1]. A group without rows: value 0 in [-1, 1].
 */
export function differenceOfProportions(
  wins1: number,
  total1: number,
  wins2: number,
  total2: number,
  confidence = 0.95,
): Estimate {
  checkCount(wins1, total1)
  checkCount(wins2, total2)
  if (total1 === 0 || total2 === 0) return { value: 0, low: -1, high: 1 }
  const first = wilson(wins1, total1, confidence)
  const second = wilson(wins2, total2, confidence)
  const value = first.value - second.value
  return {
    value,
    low: value - Math.hypot(first.value - first.low, second.high - second.value),
    high: value + Math.hypot(first.high - first.value, second.value - second.low),
  }
}
