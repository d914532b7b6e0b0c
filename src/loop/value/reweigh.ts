import type { PercentileMatrix } from './percentile-matrix.ts'

/**
 * The customers' values under other weights, the rule of `createPartTable`: with W the weight of all
 * criteria and K of those a customer has, (2 sum of w * percentile + 50 (W - K)) / (W + K). All 50 where
 * every weight is 0.
 */
export function reweigh(
  matrix: Pick<PercentileMatrix, 'keys' | 'percentiles'>,
  weights: readonly number[],
): Float64Array {
  const values = new Float64Array(matrix.keys.length)
  const known = new Float64Array(matrix.keys.length)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return values.fill(50)
  matrix.percentiles.forEach((column, criterion) => {
    const weight = weights[criterion] ?? 0
    if (weight === 0) return
    for (let row = 0; row < column.length; row++) {
      const percentile = column[row] ?? Number.NaN
      if (Number.isNaN(percentile)) continue
      values[row] = (values[row] ?? 0) + weight * percentile
      known[row] = (known[row] ?? 0) + weight
    }
  })
  for (let row = 0; row < values.length; row++) {
    const own = known[row] ?? 0
    values[row] = (2 * (values[row] ?? 0) + 50 * (total - own)) / (total + own)
  }
  return values
}

/** Marks the rows whose value is among the `count` greatest; equal values are never divided. */
export function markBest(values: Float64Array, count: number): Uint8Array {
  const least = count > 0 ? nthGreatest(values, count) : Number.POSITIVE_INFINITY
  return Uint8Array.from(values, (value) => (value >= least - equalWithin ? 1 : 0))
}

const bins = 4096

/**
 * The `count`-th greatest of values in [0, 100], by counting them in bins and sorting only the bin it
 * falls into; sorting all of them hundreds of times would take most of the step.
 */
function nthGreatest(values: Float64Array, count: number): number {
  const binOf = (value: number) => Math.min(bins - 1, Math.floor((value * bins) / 100))
  const counts = new Uint32Array(bins)
  for (const value of values) {
    const bin = binOf(value)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  let above = 0
  let bin = bins - 1
  while (bin > 0 && above + (counts[bin] ?? 0) < count) above += counts[bin--] ?? 0
  const within = values.filter((value) => binOf(value) === bin).sort()
  return within[within.length - (count - above)] ?? Number.POSITIVE_INFINITY
}

/** Values come from sums of a few dozen numbers up to 100; closer than this they are the same. */
const equalWithin = 1e-9

/** Rows marked in both over rows marked in either, with who comes and goes; 1 where nobody is marked. */
export function overlap(before: Uint8Array, after: Uint8Array) {
  let [both, enter, leave] = [0, 0, 0]
  for (let row = 0; row < before.length; row++) {
    const [was, is] = [before[row] === 1, after[row] === 1]
    if (was && is) both++
    else if (is) enter++
    else if (was) leave++
  }
  const either = both + enter + leave
  return { jaccard: either === 0 ? 1 : both / either, enter, leave }
}
