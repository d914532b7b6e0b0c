import { chiSquareUpper } from '../distributions/index.ts'
import { product } from '../linear/index.ts'
import type { CoarseTrait } from './coarse-trait.ts'

/** How far the table of two traits varies beyond what each does alone. */
export interface PairStrength {
  /** In standard deviations of chance. */
  readonly excess: number
  /** How likely chance is to do as much, with the distribution of Satterthwaite (1946). */
  readonly p: number
  /** Penalty that the variation asks for; Infinity where there is none. */
  readonly penalty: number
}

/** What is left to explain, and the information, at each cell of a table, row by row. */
export interface CellSums {
  readonly gradient: Float64Array
  readonly information: Float64Array
}

/**
 * Does a table of two traits tell more than the two traits do alone? The score test of `traitStrength`
 * for a table's variance component, with the prior covariance A x B of the table's cells (Kronecker) and
 * each trait's part centred, since what a trait says alone has been said. With G and H the sums of gradient and
 * information by cell: Q = sum of G o (A G B) has mean sum of H o (diag A)(diag B)' and variance twice
 * sum of H o ((A o A) H (B o B)) without an effect.
 */
export function pairStrength(
  left: CoarseTrait,
  right: CoarseTrait,
  { gradient, information }: CellSums,
): PairStrength {
  const [rows, columns] = [left.levels, right.levels]
  const a = centred(left.covariance, rows, sumsOver(information, rows, columns, 'rows'))
  const b = centred(right.covariance, columns, sumsOver(information, rows, columns, 'columns'))
  const spread = sandwich(a, b, gradient, rows, columns)
  const squares = sandwich(a.map(square), b.map(square), information, rows, columns)
  let [seen, mean, variance] = [0, 0, 0]
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < columns; j += 1) {
      const cell = i * columns + j
      const weight = information[cell] ?? 0
      seen += (gradient[cell] ?? 0) * (spread[cell] ?? 0)
      mean += weight * (a[i * (rows + 1)] ?? 0) * (b[j * (columns + 1)] ?? 0)
      variance += weight * (squares[cell] ?? 0)
    }
  }
  if (!(variance > 0)) return { excess: 0, p: 1, penalty: Number.POSITIVE_INFINITY }
  const above = seen - mean
  return {
    excess: above / Math.sqrt(2 * variance),
    p: chiSquareUpper((seen * mean) / variance, (mean * mean) / variance),
    penalty: above > 0 ? variance / above : Number.POSITIVE_INFINITY,
  }
}

const square = (value: number) => value * value

function sumsOver(
  values: Float64Array,
  rows: number,
  columns: number,
  by: 'rows' | 'columns',
): Float64Array {
  const sums = new Float64Array(by === 'rows' ? rows : columns)
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < columns; j += 1) {
      const at = by === 'rows' ? i : j
      sums[at] = (sums[at] ?? 0) + (values[i * columns + j] ?? 0)
    }
  }
  return sums
}

/** The covariance of effects whose weighted mean is taken out. */
function centred(covariance: Float64Array, size: number, weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const share = weights.map((weight) => (total > 0 ? weight / total : 1 / size))
  const means = new Float64Array(size)
  let whole = 0
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      means[i] = (means[i] ?? 0) + (covariance[i * size + j] ?? 0) * (share[j] ?? 0)
    }
    whole += (means[i] ?? 0) * (share[i] ?? 0)
  }
  return covariance.map(
    (value, cell) =>
      value - (means[Math.floor(cell / size)] ?? 0) - (means[cell % size] ?? 0) + whole,
  )
}

/** A M B for symmetric A (rows x rows) and B (columns x columns). */
function sandwich(
  a: Float64Array,
  b: Float64Array,
  middle: Float64Array,
  rows: number,
  columns: number,
): Float64Array {
  return product(product(a, middle, rows, rows, columns), b, rows, columns, columns)
}
