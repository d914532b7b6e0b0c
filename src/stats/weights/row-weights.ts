import { ascendingOrder } from '../order/index.ts'

/** Weights by which both outcomes count alike: rows / (2 x rows of the same outcome). */
export function classWeights(good: Uint8Array): Float64Array {
  const won = good.reduce((sum, outcome) => sum + outcome, 0)
  const others = good.length - won
  return Float64Array.from(good, (outcome) => good.length / (2 * (outcome === 1 ? won : others)))
}

/** Rows weighted by a value, and how it was tamed. */
export interface ValueWeights {
  readonly weights: Float64Array
  /** Rows without a value above 0; they count as much as the median. */
  readonly without: number
  readonly median: number
  /** Lower and higher values were taken for these. */
  readonly from: number
  readonly to: number
}

/** Share of the values at either end that are taken for the quantile there: a few giants must not decide alone. */
export const VALUE_TAIL = 0.05

/**
 * Weights in proportion to a value, its tails drawn in to the quantiles at `VALUE_TAIL` (winsorised: Dixon,
 * Annals of Mathematical Statistics 31, 1960). Undefined where no row has a value above 0.
 *
 * @param values NaN where unknown
 */
export function valueWeights(values: Float64Array): ValueWeights | undefined {
  const known = values.filter((value) => value > 0)
  if (known.length === 0) return undefined
  const sorted = ascendingOrder(known)
  const at = (share: number) => known[sorted[Math.floor(share * (known.length - 1))] ?? 0] ?? 0
  const [from, median, to] = [at(VALUE_TAIL), at(0.5), at(1 - VALUE_TAIL)]
  const weights = values.map((value) => (value > 0 ? Math.min(Math.max(value, from), to) : median))
  return { weights, without: values.length - known.length, median, from, to }
}
