import { choleskyInPlace, inverseFromFactor } from '../linear/index.ts'
import { heldOneWay, type OneWay } from './one-way.ts'
import { addShape, shapeTimes, shapeTrace } from './shape.ts'
import {
  LEAST_PENALTY,
  MOST_PENALTY,
  moveRows,
  sumByCell,
  type Term,
  type Working,
} from './term.ts'

export interface Descent {
  readonly good: Uint8Array
  /** How much each row counts; all alike unless given. */
  readonly weight?: Float64Array | undefined
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
    linearise(good, working)
    if (weight !== undefined) weigh(weight, working)
    const renew = RENEWED.has(sweep)
    let longest = 0
    for (const term of terms) longest = Math.max(longest, visit(term, working, sweep, renew))
    intercept += centre(working)
    if (sweep > FIRST_SWEEPS && longest < SETTLED) break
  }
  return intercept
}

/** One term's turn in a sweep; returns how far it moved. */
function visit(term: Term, working: Working, sweep: number, renew: boolean): number {
  if (renew) {
    if (sweep > 0) renewPenalty(term)
    renewInverse(term, sumByCell(term, working.information))
  } else if (sweep % 3 !== 2 && term.moved < RESTING) return 0
  term.moved = stepTerm(term, working)
  return term.moved
}

const RENEWED: ReadonlySet<number> = new Set([0, 2, 6, 14, 30])
const FIRST_SWEEPS = 2
/** A third of a point. */
const SETTLED = 0.01
/** A term that moved less sits out two sweeps of three. */
const RESTING = 0.002
/** No log odds move more than this in a step. */
const LONGEST_STEP = 1.5

function linearise(good: Uint8Array, { gradient, information, logOdds }: Working): void {
  for (let row = 0; row < good.length; row += 1) {
    const probability = 1 / (1 + Math.exp(-(logOdds[row] ?? 0)))
    gradient[row] = (good[row] ?? 0) - probability
    information[row] = probability * (1 - probability)
  }
}

function weigh(weight: Float64Array, { gradient, information }: Working): void {
  for (let row = 0; row < weight.length; row += 1) {
    gradient[row] = (gradient[row] ?? 0) * (weight[row] ?? 0)
    information[row] = (information[row] ?? 0) * (weight[row] ?? 0)
  }
}

/** Newton's step for the intercept; returns it. */
function centre({ gradient, information, logOdds }: Working): number {
  let [left, weight] = [0, 0]
  for (let row = 0; row < logOdds.length; row += 1) {
    left += gradient[row] ?? 0
    weight += information[row] ?? 0
  }
  const step = weight > 0 ? left / weight : 0
  for (let row = 0; row < logOdds.length; row += 1) logOdds[row] = (logOdds[row] ?? 0) + step
  return step
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

/** Takes the term's step; returns its length. */
function stepTerm(term: Term, working: Working): number {
  const { held, inverse, logOdds, penalty, shape } = term
  const { size } = shape
  const cost = shapeTimes(shape, away(term))
  const left = sumByCell(term, working.gradient).map((sum, i) => sum - penalty * (cost[i] ?? 0))
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
  moveRows(term, step, working)
  return scale * longest
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
