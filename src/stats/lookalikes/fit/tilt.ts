import type { Places } from './layout.ts'

/** The market reweighed by exp(sum): weights that add up to 1, and the log of the mean of exp(sum). */
export interface Tilted {
  readonly weights: Float64Array
  readonly logMean: number
}

/** Overflow-safe; without rows there are no weights and the log mean is 0. */
export function tilted(sums: Float64Array): Tilted {
  if (sums.length === 0) return { weights: new Float64Array(0), logMean: 0 }
  const most = sums.reduce((top, sum) => Math.max(top, sum), Number.NEGATIVE_INFINITY)
  const weights = new Float64Array(sums.length)
  let total = 0
  for (let i = 0; i < sums.length; i += 1) {
    const weight = Math.exp((sums[i] ?? 0) - most)
    weights[i] = weight
    total += weight
  }
  for (let i = 0; i < weights.length; i += 1) weights[i] = (weights[i] ?? 0) / total
  return { weights, logMean: most + Math.log(total / sums.length) }
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
