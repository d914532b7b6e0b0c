import { sigmoid } from '../calibration/index.ts'
import type { Design } from './design.ts'

export interface LevelSums {
  /** By column: sum of outcome - probability. */
  readonly gradient: Float64Array
  /** By pair of columns, lower triangle: sum of probability (1 - probability). */
  readonly information: Float64Array
}

/**
 * Gradient and information of the log likelihood at some weights, from all rows of the design.
 *
 * @param near the information at weights nearby, which is then taken for it: it costs traits^2 / 2 a row
 */
export function levelSums(design: Design, weights: Float64Array, near?: Float64Array): LevelSums {
  const { columns, good, traits, weight: counts, width } = design
  const gradient = new Float64Array(width)
  const information = near ?? new Float64Array(width * width)
  const depth = traits.length
  for (let row = 0; row < good.length; row += 1) {
    const start = row * depth
    const end = start + depth
    const probability = probabilityAt(columns, start, end, weights)
    const own = counts === undefined ? 1 : (counts[row] ?? 0)
    const residual = own * ((good[row] ?? 0) - probability)
    gradient[0] = (gradient[0] ?? 0) + residual
    for (let k = start; k < end; k += 1) {
      const column = columns[k] ?? 0
      gradient[column] = (gradient[column] ?? 0) + residual
    }
    if (near === undefined) {
      const weight = own * probability * (1 - probability)
      addRow(columns, start, end, weight, information, width)
    }
  }
  return { gradient, information }
}

/** One row's weight at every pair of its columns; at the intercept too. */
function addRow(
  columns: Uint16Array,
  start: number,
  end: number,
  weight: number,
  information: Float64Array,
  width: number,
): void {
  information[0] = (information[0] ?? 0) + weight
  for (let k = start; k < end; k += 1) {
    const line = (columns[k] ?? 0) * width
    information[line] = (information[line] ?? 0) + weight
    for (let other = start; other <= k; other += 1) {
      const cell = line + (columns[other] ?? 0)
      information[cell] = (information[cell] ?? 0) + weight
    }
  }
}

function probabilityAt(
  columns: Uint16Array,
  from: number,
  to: number,
  weights: Float64Array,
): number {
  let logOdds = weights[0] ?? 0
  for (let k = from; k < to; k += 1) logOdds += weights[columns[k] ?? 0] ?? 0
  return sigmoid(logOdds)
}
