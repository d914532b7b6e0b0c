import { sigmoid } from '../calibration/index.ts'
import { choleskyInPlace, inverseFromFactor } from '../linear/index.ts'
import { heldOneWay, type OneWay } from './one-way.ts'
import { addShape, shapeTimes, shapeTrace } from './shape.ts'
import {
  explain,
  explainAndSum,
  LEAST_PENALTY,
  MOST_PENALTY,
  sumByCell,
  type Term,
  type Working,
} from './term.ts'

type Weights = Float64Array | undefined

export interface Descent {
  readonly good: Uint8Array
  /** How much each row counts; all alike unless given. */
  readonly weight?: Weights
  readonly working: Working
  readonly terms: readonly Term[]
}

/**
 * Newton steps over the terms in turn (block coordinate descent on the penalised likelihood): each sweep
 * takes the likelihood to second order at the rows' log odds and lets every term explain what is left.
 * Inverses and penalties are renewed in every sweep of `RENEWED`; between them steps are taken with those
 * before, which ends at the same place. Ends when no log odds move by `SETTLED`.
 *
 * Returns what to add to the intercept.
 */
export function descend({ good, terms, weight, working }: Descent, sweeps: number): number {
  let intercept = 0
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    linearise(good, weight, working)
    const longest = sweepOver(terms, working, sweep)
    intercept += moveRows(good, weight, working)
    if (sweep > FIRST_SWEEPS && longest < SETTLED) break
  }
  return intercept
}

/**
 * Every term's turn; returns how far the one moved that moved the most. A step is taken to the rows in the pass
 * that sums what is left for the next term.
 */
function sweepOver(terms: readonly Term[], working: Working, sweep: number): number {
  let longest = 0
  let last: { readonly term: Term; readonly step: Float64Array } | undefined
  for (const term of terms) {
    if (RENEWED.has(sweep)) {
      if (sweep > 0) renewPenalty(term)
      renewInverse(term, sumByCell(term, working.information))
    } else if (sweep % 3 !== 2 && term.moved < RESTING) continue
    const left =
      last === undefined
        ? sumByCell(term, working.gradient)
        : explainAndSum(last.term, last.step, term, working)
    last = { term, step: stepTerm(term, left) }
    longest = Math.max(longest, term.moved)
  }
  if (last !== undefined) explain(last.term, last.step, working)
  return longest
}

const RENEWED: ReadonlySet<number> = new Set([0, 2, 6, 14, 30])
const FIRST_SWEEPS = 2
/** A third of a point. */
const SETTLED = 0.01
/** A term that moved less sits out two sweeps of three. */
const RESTING = 0.002
/** No log odds move more than this in a step. */
const LONGEST_STEP = 1.5

/** So that what a step explains can be told from rounding at rows that are all but decided. */
const LEAST_INFORMATION = 1e-6

function linearise(good: Uint8Array, weight: Weights, working: Working): void {
  const { gradient, information, logOdds } = working
  for (let row = 0; row < good.length; row += 1) {
    const own = weight === undefined ? 1 : (weight[row] ?? 0)
    const probability = sigmoid(logOdds[row] ?? 0)
    gradient[row] = own * ((good[row] ?? 0) - probability)
    information[row] = Math.max(LEAST_INFORMATION, own * probability * (1 - probability))
  }
}

/**
 * Moves the rows' log odds by what the steps of a sweep explained, and all by Newton's step for the intercept, which
 * is returned.
 */
function moveRows(good: Uint8Array, weight: Weights, working: Working): number {
  const { gradient, information, logOdds } = working
  let [left, whole] = [0, 0]
  for (let row = 0; row < logOdds.length; row += 1) {
    left += gradient[row] ?? 0
    whole += information[row] ?? 0
  }
  const centre = whole > 0 ? left / whole : 0
  for (let row = 0; row < logOdds.length; row += 1) {
    const own = weight === undefined ? 1 : (weight[row] ?? 0)
    const before = logOdds[row] ?? 0
    const probability = sigmoid(before)
    const explained = own * ((good[row] ?? 0) - probability) - (gradient[row] ?? 0)
    logOdds[row] = before + explained / (information[row] ?? 1) + centre
  }
  return centre
}

function renewInverse(term: Term, information: Float64Array): void {
  const { shape, penalty } = term
  const { size } = shape
  const matrix = new Float64Array(size * size)
  for (let cell = 0; cell < size; cell += 1) matrix[cell * (size + 1)] = information[cell] ?? 0
  addShape(shape, penalty, matrix)
  choleskyInPlace(matrix, size)
  term.inverse = inverseFromFactor(matrix, size)
}

/**
 * Takes the term's step and returns it.
 *
 * @param gradient what is left to explain, by cell
 */
function stepTerm(term: Term, gradient: Float64Array): Float64Array {
  const { held, inverse, logOdds, penalty, shape } = term
  const { size } = shape
  const cost = shapeTimes(shape, away(term))
  const left = gradient.map((sum, i) => sum - penalty * (cost[i] ?? 0))
  const free = new Float64Array(size)
  for (let i = 0; i < size; i += 1) {
    const line = i * size
    let sum = 0
    for (let j = 0; j < size; j += 1) sum += (inverse[line + j] ?? 0) * (left[j] ?? 0)
    free[i] = sum
  }
  const step = held === undefined ? free : stepWithin(held, logOdds, free, inverse)
  let longest = 0
  for (let i = 0; i < size; i += 1) longest = Math.max(longest, Math.abs(step[i] ?? 0))
  const scale = Math.min(1, LONGEST_STEP / longest)
  for (let i = 0; i < size; i += 1) {
    step[i] = scale * (step[i] ?? 0)
    logOdds[i] = (logOdds[i] ?? 0) + (step[i] ?? 0)
  }
  term.moved = scale * longest
  return step
}

/** The step that ends where the held levels run one way. */
function stepWithin(
  held: readonly OneWay[],
  logOdds: Float64Array,
  free: Float64Array,
  inverse: Float64Array,
): Float64Array {
  const ends = logOdds.map((value, level) => value + (free[level] ?? 0))
  return heldOneWay(ends, inverse, held).map((end, level) => end - (logOdds[level] ?? 0))
}

/** How far the term is from where its penalty is 0. */
function away({ logOdds, mean }: Term): Float64Array {
  return logOdds.map((value, cell) => value - (mean[cell] ?? 0))
}

/**
 * The penalty that the term's own size asks for, by one step of the marginal likelihood (Wood and Fasiolo,
 * Biometrics 73, 2017) with the degrees of freedom of the term alone, under its Gamma prior.
 */
function renewPenalty(term: Term): void {
  const { inverse, penalty, pooling, shape } = term
  if (pooling === undefined) return
  const difference = away(term)
  const cost = shapeTimes(shape, difference)
  const size = difference.reduce((sum, value, i) => sum + value * (cost[i] ?? 0), 0)
  const freedom = Math.max(shape.size - 1 - penalty * shapeTrace(shape, inverse), 0)
  const wanted = (freedom + pooling.freedom) / (size + pooling.freedom / pooling.penalty)
  term.penalty = Math.min(Math.max(wanted, LEAST_PENALTY), MOST_PENALTY)
}
