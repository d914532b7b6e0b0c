import type { Design } from './design.ts'

export interface LevelSums {
  /** By column: sum of outcome - probability. */
  readonly gradient: Float64Array
  /** By pair of columns, lower triangle: sum of probability (1 - probability). */
  readonly information: Float64Array
}

/**
 * Gradient and information of the log likelihood at some weights. The gradient, which decides where the
 * steps end, and the diagonal of the information come from all rows; pairs of levels, which cost
 * traits^2 / 2 a row, from the sample, scaled so that their correlations are the sample's and the diagonal
 * is exact (which keeps the matrix positive definite).
 *
 * @param sample rows of the design for the pairs; the design itself where it is small
 */
export function levelSums(design: Design, sample: Design, weights: Float64Array): LevelSums {
  const { columns, good, traits, weight: counts, width } = design
  const gradient = new Float64Array(width)
  const diagonal = new Float64Array(width)
  const depth = traits.length
  for (let row = 0; row < good.length; row += 1) {
    const start = row * depth
    const probability = probabilityAt(columns, start, start + depth, weights)
    const own = counts === undefined ? 1 : (counts[row] ?? 0)
    const residual = own * ((good[row] ?? 0) - probability)
    const weight = own * probability * (1 - probability)
    gradient[0] = (gradient[0] ?? 0) + residual
    diagonal[0] = (diagonal[0] ?? 0) + weight
    for (let k = start; k < start + depth; k += 1) {
      const column = columns[k] ?? 0
      gradient[column] = (gradient[column] ?? 0) + residual
      diagonal[column] = (diagonal[column] ?? 0) + weight
    }
  }
  const information = pairSums(sample, weights)
  if (sample !== design) scaleToDiagonal(information, diagonal)
  return { gradient, information }
}

function probabilityAt(
  columns: Uint16Array,
  from: number,
  to: number,
  weights: Float64Array,
): number {
  let logOdds = weights[0] ?? 0
  for (let k = from; k < to; k += 1) logOdds += weights[columns[k] ?? 0] ?? 0
  return 1 / (1 + Math.exp(-logOdds))
}

function pairSums(design: Design, weights: Float64Array): Float64Array {
  const { columns, good, traits, weight: counts, width } = design
  const information = new Float64Array(width * width)
  const depth = traits.length
  for (let row = 0; row < good.length; row += 1) {
    const start = row * depth
    const probability = probabilityAt(columns, start, start + depth, weights)
    const own = counts === undefined ? 1 : (counts[row] ?? 0)
    const weight = own * probability * (1 - probability)
    information[0] = (information[0] ?? 0) + weight
    for (let k = start; k < start + depth; k += 1) {
      const line = (columns[k] ?? 0) * width
      information[line] = (information[line] ?? 0) + weight
      for (let other = start; other <= k; other += 1) {
        const cell = line + (columns[other] ?? 0)
        information[cell] = (information[cell] ?? 0) + weight
      }
    }
  }
  return information
}

function scaleToDiagonal(information: Float64Array, diagonal: Float64Array): void {
  const width = diagonal.length
  const scale = diagonal.map((exact, i) => {
    const sampled = information[i * width + i] ?? 0
    return sampled > 0 ? Math.sqrt(exact / sampled) : 0
  })
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const cell = i * width + j
      information[cell] = (information[cell] ?? 0) * (scale[i] ?? 0) * (scale[j] ?? 0)
    }
    information[i * width + i] = diagonal[i] ?? 0
  }
}
