import type { Places } from './layout.ts'

/** The market reweighed by exp(sum): weights that add up to 1, and the log of the mean of exp(sum). */
export interface Tilted {
  readonly weights: Float64Array
  readonly logMean: number
}

/**
 * Overflow-safe; without rows there are no weights and the log mean is 0.
 *
 * @param logShares log of the share of the market that each row stands for; all alike unless given
 */
export function tilted(sums: Float64Array, logShares?: Float64Array): Tilted {
  if (sums.length === 0) return { weights: new Float64Array(0), logMean: 0 }
  const alike = -Math.log(sums.length)
  const weights = sums.map((sum, row) => sum + (logShares?.[row] ?? alike))
  const most = weights.reduce((top, sum) => Math.max(top, sum), Number.NEGATIVE_INFINITY)
  let total = 0
  for (let row = 0; row < weights.length; row += 1) {
    const weight = Math.exp((weights[row] ?? 0) - most)
    weights[row] = weight
    total += weight
  }
  for (let row = 0; row < weights.length; row += 1) weights[row] = (weights[row] ?? 0) / total
  return { weights, logMean: most + Math.log(total) }
}

/** Mean and covariance of the level indicators in the reweighed market; lower triangle, row by row. */
export function tiltedMoments(
  { at, rows, width }: Places,
  size: number,
  weights: Float64Array,
): { readonly mean: Float64Array; readonly covariance: Float64Array } {
  const covariance = new Float64Array(size * size)
  for (let row = 0; row < rows; row += 1) {
    const weight = weights[row] ?? 0
    const end = (row + 1) * width
    for (let cell = row * width; cell < end; cell += 1) {
      const line = (at[cell] ?? 0) * size
      for (let other = row * width; other <= cell; other += 1) {
        const pair = line + (at[other] ?? 0)
        covariance[pair] = (covariance[pair] ?? 0) + weight
      }
    }
  }
  const mean = Float64Array.from({ length: size }, (_, j) => covariance[j * size + j] ?? 0)
  takeOffMeans(covariance, mean)
  return { mean, covariance }
}

function takeOffMeans(products: Float64Array, mean: Float64Array): void {
  const size = mean.length
  for (let j = 0; j < size; j += 1) {
    for (let k = 0; k <= j; k += 1) {
      const cell = j * size + k
      products[cell] = (products[cell] ?? 0) - (mean[j] ?? 0) * (mean[k] ?? 0)
    }
  }
}
