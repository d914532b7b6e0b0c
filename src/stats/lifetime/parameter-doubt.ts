/** How far the uncertainty of parameters moves one customer's expectation, and the sum of all of them. */
export interface ParameterDoubt {
  /** Derivatives of the customer's expectation by the parameters' logarithms; to be filled in. */
  readonly slopes: Float64Array
  /** Variance of the customer's expectation, and adds the customer to the sum. */
  readonly take: () => number
  /** Variance of the sum: the parameters are common to all, so slopes add up before they are squared. */
  readonly total: () => number
}

/** The delta method: slopes' covariance slopes (A. van der Vaart, Asymptotic Statistics, 1998, 3). */
export function parameterDoubt(covariance: Float64Array, parameters: number): ParameterDoubt {
  const slopes = new Float64Array(parameters)
  const sums = new Float64Array(parameters)
  return {
    slopes,
    take: () => {
      for (let k = 0; k < parameters; k += 1) sums[k] = (sums[k] ?? 0) + (slopes[k] ?? 0)
      return quadratic(covariance, slopes)
    },
    total: () => quadratic(covariance, sums),
  }
}

function quadratic(matrix: Float64Array, slopes: Float64Array): number {
  const n = slopes.length
  let total = 0
  for (let i = 0; i < n; i += 1) {
    let line = 0
    for (let j = 0; j < n; j += 1) line += (matrix[i * n + j] ?? 0) * (slopes[j] ?? 0)
    total += line * (slopes[i] ?? 0)
  }
  return Math.max(0, total)
}
