import type { OneWay } from './one-way.ts'
import type { Shape } from './shape.ts'

/** A part of an additive model: one number for each level of a trait, or each cell of a table of two. */
export interface Term {
  /** Positions of its traits in the data. */
  readonly traits: readonly number[]
  /** The level of each row, and for a table the level of the second trait; cell = left x width + right. */
  readonly left: Uint8Array
  readonly right?: Uint8Array
  readonly width: number
  /** Its penalty at 1, and the log odds from which it counts. */
  readonly shape: Shape
  readonly mean: Float64Array
  /** What is taken for its penalty before its data speak; undefined where the penalty is stated. */
  readonly pooling?: Pooling
  /** Levels whose log odds are held to run one way. */
  readonly held?: readonly OneWay[]
  /** Log odds by cell. */
  readonly logOdds: Float64Array
  penalty: number
  /** (information + penalty)^-1, by which steps are taken; renewed now and then. */
  inverse: Float64Array
  /** Length of its last step. */
  moved: number
}

/**
 * A Gamma prior on a term's precision: `freedom` degrees of freedom that say `penalty`. Keeps terms that
 * hardly tell anything from being given up, and strong ones free.
 */
export interface Pooling {
  readonly freedom: number
  readonly penalty: number
}

export const LEAST_PENALTY = 0.3
export const MOST_PENALTY = 1e5

/** Where the rows stand: the level of each, and in a table that of the second trait; cell = left x width + right. */
export interface Cells {
  readonly left: Uint8Array
  readonly right?: Uint8Array | undefined
  readonly width: number
  readonly size: number
}

/** The sum of some numbers of the rows at each cell of a term. */
export function sumByCell({ left, right, shape, width }: Term, values: Float64Array): Float64Array {
  return sumOver({ left, right, width, size: shape.size }, values)
}

/** The sum of some numbers of the rows at each cell. */
export function sumOver({ left, right, size, width }: Cells, values: Float64Array): Float64Array {
  const sums = new Float64Array(size)
  for (let row = 0; row < values.length; row += 1) {
    const second = right === undefined ? 0 : (right[row] ?? 0)
    const cell = (left[row] ?? 0) * width + second
    sums[cell] = (sums[cell] ?? 0) + (values[row] ?? 0)
  }
  return sums
}

/** Rows on the way to a fit: their log odds, and what is left to explain at them. */
export interface Working {
  readonly logOdds: Float64Array
  /** Outcome - probability. */
  readonly gradient: Float64Array
  /** probability x (1 - probability). */
  readonly information: Float64Array
}

/** Moves every row by the step of its cell; the gradient follows to first order. */
export function moveRows(term: Term, step: Float64Array, working: Working): void {
  const { left, right, width } = term
  const { gradient, information, logOdds } = working
  for (let row = 0; row < logOdds.length; row += 1) {
    const second = right === undefined ? 0 : (right[row] ?? 0)
    const by = step[(left[row] ?? 0) * width + second] ?? 0
    logOdds[row] = (logOdds[row] ?? 0) + by
    gradient[row] = (gradient[row] ?? 0) - by * (information[row] ?? 0)
  }
}
