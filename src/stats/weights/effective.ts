/**
 * How many rows that count alike would say as much as these, which count for more or less? Kish's effective number
 * (sum w)^2 / sum w^2 (Survey Sampling, 1965): all rows where weights are alike, fewer the more they differ; 0 for
 * none.
 */
export function effectiveNumber(weights: Float64Array): number {
  const { squares, sum } = sums(weights)
  return squares > 0 ? sum ** 2 / squares : 0
}

/** The weights scaled to add up to their effective number, so that what is learned with them is as unsure as it is. */
export function scaledToEffective(weights: Float64Array): Float64Array {
  const { squares, sum } = sums(weights)
  const scale = squares > 0 ? sum / squares : 0
  return weights.map((weight) => weight * scale)
}

function sums(weights: Float64Array): { readonly sum: number; readonly squares: number } {
  let [sum, squares] = [0, 0]
  for (const weight of weights) {
    sum += weight
    squares += weight * weight
  }
  return { sum, squares }
}
