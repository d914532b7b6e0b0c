import { choleskyInPlace, inverseFromFactor } from '../linear/index.ts'
import type { Objective, Peak } from './climb.ts'

/** What a parameter's logarithm is presumed to scatter where the data say nothing of it at all. */
const widest = 3
const step = 1e-4

/**
 * Covariance of maximum-likelihood estimates: the inverse of the observed information, whose entries are
 * central differences of the gradient at the top. An information of 1/9 is added to every coordinate, so
 * that one which the data do not identify scatters by 3 and not without limit (on logarithms: a factor of
 * 20 either way); beside the information of a hundred rows that is nothing. n x n, row by row.
 *
 * @param objective the mean log likelihood
 * @param rows how many rows it is the mean of
 */
export function covarianceAt(objective: Objective, peak: Peak, rows: number): Float64Array {
  const n = peak.at.length
  const information = new Float64Array(n * n)
  for (let i = 0; i < n; i += 1) {
    const [above, below] = [
      shiftedSlope(objective, peak, i, step),
      shiftedSlope(objective, peak, i, -step),
    ]
    for (let j = 0; j < n; j += 1)
      information[i * n + j] = (rows * ((below[j] ?? 0) - (above[j] ?? 0))) / (2 * step)
  }
  for (let ridge = 1 / widest ** 2; ; ridge *= 10) {
    const factor = symmetrised(information, n)
    for (let i = 0; i < n; i += 1) factor[i * n + i] = (factor[i * n + i] ?? 0) + ridge
    if (isFactored(factor, n)) return inverseFromFactor(factor, n)
  }
}

function shiftedSlope(objective: Objective, { at }: Peak, i: number, by: number): Float64Array {
  const slope = new Float64Array(at.length)
  objective(at.with(i, (at[i] ?? 0) + by), slope)
  return slope
}

function symmetrised(matrix: Float64Array, n: number): Float64Array {
  return matrix.map((x, k) => (x + (matrix[(k % n) * n + Math.floor(k / n)] ?? 0)) / 2)
}

/** At a saddle, or where rounding drowns a flat direction, more has to be added. */
function isFactored(matrix: Float64Array, n: number): boolean {
  try {
    choleskyInPlace(matrix, n)
    return true
  } catch (error) {
    if (error instanceof RangeError && matrix.every(Number.isFinite)) return false
    throw error
  }
}
