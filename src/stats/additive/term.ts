import type { OneWay } from './one-way.ts'
import type { Shape } from './shape.ts'

/** A part of an additive model: one number for each level of a trait, or each cell of a table of two. */
export interface Term {
  /** Positions of its traits in the data. */
  readonly traits: readonly number[]
  /** The level of each row, and for a table the level of the second trait, else 0; cell = left x width + right. */
  readonly left: Uint8Array
  readonly right: Uint8Array
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
interface Cells {
  readonly left: Uint8Array
  readonly right: Uint8Array
  readonly width: number
  readonly size: number
}

/** The sum of some numbers of the rows at each cell of a term. */
export function sumByCell({ left, right, shape, width }: Term, values: Float64Array): Float64Array {
  return sumOver({ left, right, width, size: shape.size }, values)
}

/** The sum of some numbers of the rows at each cell. */
function sumOver({ left, right, size, width }: Cells, values: Float64Array): Float64Array {
  const sums = new Float64Array(size)
  for (let row = 0; row < values.length; row += 1) {
    const cell = (left[row] ?? 0) * width + (right[row] ?? 0)
    sums[cell] = (sums[cell] ?? 0) + (values[row] ?? 0)
  }
  return sums
}

/** Rows on the way to a fit: their log odds, and what is left to explain at them. */
export interface Working {
  readonly logOdds: Float64Array
  /** Outcome - probability, less what the steps of this sweep have explained since. */
  readonly gradient: Float64Array
  /** probability x (1 - probability), a little at the least. */
  readonly information: Float64Array
}

/** What is left to explain, and the information, at each cell. */
export function sumWorking({ left, right, size, width }: Cells, working: Working) {
  const [gradient, information] = [new Float64Array(size), new Float64Array(size)]
  for (let row = 0; row < working.gradient.length; row += 1) {
    const cell = (left[row] ?? 0) * width + (right[row] ?? 0)
    gradient[cell] = (gradient[cell] ?? 0) + (working.gradient[row] ?? 0)
    information[cell] = (information[cell] ?? 0) + (working.information[row] ?? 0)
  }
  return { gradient, information }
}

/** Adds to the log odds of every row what is said of its cell. */
export function addToRows(
  { left, right, width }: Term,
  cells: Float64Array,
  logOdds: Float64Array,
) {
  for (let row = 0; row < logOdds.length; row += 1) {
    const cell = (left[row] ?? 0) * width + (right[row] ?? 0)
    logOdds[row] = (logOdds[row] ?? 0) + (cells[cell] ?? 0)
  }
}

/** Takes from what is left at each row, to first order, what a step of its cell explains. */
export function explain({ left, right, width }: Term, step: Float64Array, working: Working): void {
  const { gradient, information } = working
  for (let row = 0; row < gradient.length; row += 1) {
    const by = step[(left[row] ?? 0) * width + (right[row] ?? 0)] ?? 0
    gradient[row] = (gradient[row] ?? 0) - by * (information[row] ?? 0)
  }
}

/** `explain`, and what is then left summed at the cells of the next term, in one pass over the rows. */
export function explainAndSum(
  { left, right, width }: Term,
  step: Float64Array,
  next: Term,
  { gradient, information }: Working,
): Float64Array {
  const { left: above, right: beside, width: columns } = next
  const sums = new Float64Array(next.shape.size)
  for (let row = 0; row < gradient.length; row += 1) {
    const by = step[(left[row] ?? 0) * width + (right[row] ?? 0)] ?? 0
    const remains = (gradient[row] ?? 0) - by * (information[row] ?? 0)
    gradient[row] = remains
    const cell = (above[row] ?? 0) * columns + (beside[row] ?? 0)
    sums[cell] = (sums[cell] ?? 0) + remains
  }
  return sums
}
