import { choleskyInPlace, inverseFromFactor, solveInPlace } from '../linear/index.ts'
import { type CodedTrait, levelOffsets } from './coded.ts'
import { smoothness } from './smoothness.ts'
import { LEAST_PENALTY, MOST_PENALTY } from './trait-strength.ts'

/** Log odds of an additive model: `intercept` plus one number for each trait's level, 0 at the base rate. */
export interface Fit {
  readonly intercept: number
  /** Log odds of the levels, traits one after the other as `levelOffsets` lays them out. */
  readonly logOdds: Float64Array
  /** Covariance of intercept and levels, (1 + levels)^2: how sure they are, prior included. */
  readonly covariance: Float64Array
  readonly penalties: readonly number[]
  /** Rows learned from at each level. */
  readonly levelRows: Float64Array
}

/**
 * Additive logistic model over trait levels, by penalised maximum likelihood: Newton steps on level sums
 * of gradient and information, one pass over the rows each. After each step a trait's penalty is set to
 * its effective degrees of freedom over the penalty's size (Wood and Fasiolo, Biometrics 73, 2017), which
 * climbs the marginal likelihood: a trait that varies little is held close to neutral, a strong one is let
 * free, with nothing to tune. The covariance (information + penalty)^-1 is that of the posterior, whose
 * intervals cover the truth on average over the levels (Marra and Wood, Scand. J. Statist. 39, 2012).
 * Deterministic; cost: steps x rows x traits^2 / 2.
 *
 * @param rows the rows to learn from; both outcomes among them
 * @param start penalties to start from, one a trait
 */
export function fitAdditive(
  traits: readonly CodedTrait[],
  good: Uint8Array,
  rows: Uint32Array,
  start: readonly number[],
): Fit {
  const design = designOf(traits, good, rows)
  const weights = new Float64Array(design.width)
  weights[0] = baseLogOdds(design.good)
  const penalties = [...start]
  if (rows.length > 2 * THINNED) climb(thinned(design), weights, penalties)
  const covariance = climb(design, weights, penalties)
  return {
    intercept: weights[0] ?? 0,
    logOdds: weights.subarray(1),
    covariance,
    penalties,
    levelRows: design.levelRows,
  }
}

/** Steps until weights and penalties, both changed in place, settle; returns the covariance there. */
function climb(design: Design, weights: Float64Array, penalties: number[]): Float64Array {
  const { width } = design
  let covariance: Float64Array = new Float64Array(0)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { gradient, information } = sumLevels(design, weights)
    addPenalties(design, penalties, weights, gradient, information)
    choleskyInPlace(information, width)
    solveInPlace(information, width, gradient)
    const moved = move(weights, gradient)
    covariance = inverseFromFactor(information, width)
    const changed = updatePenalties(design, penalties, weights, covariance)
    if (moved < SETTLED && changed < PENALTY_SETTLED) break
  }
  return covariance
}

/** With many rows the first steps are taken on about this many of them, evenly spread. */
const THINNED = 20_000

function thinned(design: Design): Design {
  const depth = design.traits.length
  const every = Math.floor(design.good.length / THINNED)
  const good = design.good.filter((_, row) => row % every === 0)
  const columns = new Uint16Array(good.length * depth)
  for (let row = 0; row < good.length; row += 1) {
    const from = row * every * depth
    columns.set(design.columns.subarray(from, from + depth), row * depth)
  }
  const levelRows = design.levelRows.map((rows) => rows / every)
  return { ...design, good, columns, levelRows }
}

/** Steps that suffice for log odds to settle to a third of a point; rarely more than ten are needed. */
const MOST_STEPS = 25
const SETTLED = 0.01
const PENALTY_SETTLED = 0.1
/** No log odds move more than this in a step, so that a level that always wins cannot overshoot. */
const LONGEST_STEP = 2

interface Design {
  readonly traits: readonly CodedTrait[]
  /** Column of each trait's level, row by row: rows x traits, counted from 1 since 0 is the intercept. */
  readonly columns: Uint16Array
  readonly good: Uint8Array
  /** Columns in all: the intercept and every level. */
  readonly width: number
  readonly offsets: Uint32Array
  readonly levelRows: Float64Array
  readonly shapes: readonly Float64Array[]
}

function designOf(traits: readonly CodedTrait[], good: Uint8Array, rows: Uint32Array): Design {
  const offsets = levelOffsets(traits)
  const columns = new Uint16Array(rows.length * traits.length)
  const levelRows = new Float64Array(offsets[traits.length] ?? 0)
  traits.forEach(({ codes }, trait) => {
    const offset = offsets[trait] ?? 0
    for (let i = 0; i < rows.length; i += 1) {
      const level = offset + (codes[rows[i] ?? 0] ?? 0)
      columns[i * traits.length + trait] = level + 1
      levelRows[level] = (levelRows[level] ?? 0) + 1
    }
  })
  return {
    traits,
    columns,
    good: Uint8Array.from(rows, (row) => good[row] ?? 0),
    width: levelRows.length + 1,
    offsets,
    levelRows,
    shapes: traits.map(smoothness),
  }
}

/** Log odds of the base rate; 0 where there are no rows. */
export function baseLogOdds(good: Uint8Array): number {
  let won = 0
  for (const outcome of good) won += outcome
  return Math.log((won + 0.5) / (good.length - won + 0.5))
}

interface Sums {
  readonly gradient: Float64Array
  readonly information: Float64Array
}

function sumLevels(design: Design, weights: Float64Array): Sums {
  const { columns, good, traits, width } = design
  const sums = { gradient: new Float64Array(width), information: new Float64Array(width * width) }
  const depth = traits.length
  for (let row = 0; row < good.length; row += 1) {
    const start = row * depth
    let logOdds = weights[0] ?? 0
    for (let k = start; k < start + depth; k += 1) logOdds += weights[columns[k] ?? 0] ?? 0
    const probability = 1 / (1 + Math.exp(-logOdds))
    addRow(sums, columns, start, start + depth, width, (good[row] ?? 0) - probability, probability)
  }
  return sums
}

/** Adds one row's residual and weight to its levels and pairs of levels, lower triangle only. */
function addRow(
  { gradient, information }: Sums,
  columns: Uint16Array,
  from: number,
  to: number,
  width: number,
  residual: number,
  probability: number,
): void {
  const weight = probability * (1 - probability)
  gradient[0] = (gradient[0] ?? 0) + residual
  information[0] = (information[0] ?? 0) + weight
  for (let k = from; k < to; k += 1) {
    const column = columns[k] ?? 0
    gradient[column] = (gradient[column] ?? 0) + residual
    const line = column * width
    information[line] = (information[line] ?? 0) + weight
    for (let other = from; other <= k; other += 1) {
      const cell = line + (columns[other] ?? 0)
      information[cell] = (information[cell] ?? 0) + weight
    }
  }
}

/** Adds each trait's penalty, and a stiff one on its mean over the rows, so that 0 is the base rate. */
function addPenalties(
  design: Design,
  penalties: readonly number[],
  weights: Float64Array,
  gradient: Float64Array,
  information: Float64Array,
): void {
  const { levelRows, good, offsets, shapes, traits, width } = design
  shapes.forEach((shape, trait) => {
    const offset = offsets[trait] ?? 0
    const levels = traits[trait]?.levels ?? 0
    const penalty = penalties[trait] ?? 0
    const share = levelRows.subarray(offset, offset + levels).map((rows) => rows / good.length)
    const stiff = 1000 * penalty * levels
    for (let cell = 0; cell < shape.length; cell += 1) {
      const [i, j] = [Math.floor(cell / levels), cell % levels]
      const cost = penalty * (shape[cell] ?? 0) + stiff * (share[i] ?? 0) * (share[j] ?? 0)
      const [row, column] = [1 + offset + i, 1 + offset + j]
      information[row * width + column] = (information[row * width + column] ?? 0) + cost
      gradient[row] = (gradient[row] ?? 0) - cost * (weights[column] ?? 0)
    }
  })
}

/** Takes the step, shortened where it is too long; returns the longest move. */
function move(weights: Float64Array, step: Float64Array): number {
  let longest = 0
  for (const part of step) longest = Math.max(longest, Math.abs(part))
  const scale = Math.min(1, LONGEST_STEP / longest)
  for (let i = 0; i < step.length; i += 1) weights[i] = (weights[i] ?? 0) + scale * (step[i] ?? 0)
  return longest
}

/** One step of the marginal likelihood for each penalty; returns the largest relative change. */
function updatePenalties(
  { offsets, shapes, traits, width }: Design,
  penalties: number[],
  weights: Float64Array,
  covariance: Float64Array,
): number {
  let largest = 0
  shapes.forEach((shape, trait) => {
    const first = 1 + (offsets[trait] ?? 0)
    const levels = traits[trait]?.levels ?? 0
    const before = penalties[trait] ?? 0
    let [size, uncertain] = [0, 0]
    for (let i = 0; i < levels; i += 1) {
      for (let j = 0; j < levels; j += 1) {
        const cost = shape[i * levels + j] ?? 0
        size += cost * (weights[first + i] ?? 0) * (weights[first + j] ?? 0)
        uncertain += cost * (covariance[(first + i) * width + first + j] ?? 0)
      }
    }
    const freedom = Math.max(levels - 1 - before * uncertain, 1e-6)
    const after = Math.min(Math.max(freedom / size, LEAST_PENALTY), MOST_PENALTY)
    penalties[trait] = after
    largest = Math.max(largest, Math.abs(after - before) / before)
  })
  return largest
}
