import { heldOneWay, oneWayOf } from '../additive/index.ts'
import { baseLogOdds, type CodedTrait } from '../coded/index.ts'
import { choleskyInPlace, inverseFromFactor, solveInPlace } from '../linear/index.ts'
import { type Design, designOf, thinned } from './design.ts'
import { levelSums } from './level-sums.ts'
import { LEAST_PENALTY, MOST_PENALTY } from './trait-strength.ts'

/** Log odds of an additive model: `intercept` plus one number for each trait's level, 0 at the base rate. */
export interface Fit {
  readonly intercept: number
  /** Log odds of the levels, traits one after the other as `levelOffsets` lays them out. */
  readonly logOdds: Float64Array
  /** Covariance of intercept and levels, (1 + levels)^2: how sure they are, prior included. */
  readonly covariance: Float64Array
  readonly penalties: readonly number[]
  /** Rows learned from at each level, and their information: the sum of probability (1 - probability). */
  readonly levelRows: Float64Array
  readonly levelInformation: Float64Array
}

/**
 * Additive logistic model over trait levels, by penalised maximum likelihood: Newton steps on level sums
 * of gradient and information, one pass over the rows each (see `levelSums`). After each step a trait's penalty is set to
 * its effective degrees of freedom over the penalty's size (Wood and Fasiolo, Biometrics 73, 2017), which
 * climbs the marginal likelihood: a trait that varies little is held close to neutral, a strong one is let
 * free, with nothing to tune. The covariance (information + penalty)^-1 is that of the posterior, whose
 * intervals cover the truth on average over the levels (Marra and Wood, Scand. J. Statist. 39, 2012).
 * A trait with a stated belief m pays for (b - m)'S(b - m) / 2 with S of the stated weight (`statedShape`),
 * its penalty held at 1: without data the fit is the belief, and the more data, the more it is the data's.
 * Deterministic.
 *
 * @param rows the rows to learn from; both outcomes among them
 * @param start penalties to start from, one a trait
 * @param weight how much each row of the data counts; all alike unless given
 */
export function fitAdditive(
  traits: readonly CodedTrait[],
  good: Uint8Array,
  rows: Uint32Array,
  start: readonly number[],
  weight?: Float64Array,
): Fit {
  const design = designOf(traits, good, rows, weight)
  const weights = new Float64Array(design.width)
  weights[0] = baseLogOdds(design.good, design.weight)
  design.means.forEach((mean, trait) => {
    weights.set(mean, 1 + (design.offsets[trait] ?? 0))
  })
  const penalties = start.map((penalty, trait) =>
    traits[trait]?.prior === undefined ? penalty : 1,
  )
  for (const few of FIRST_ROWS) {
    if (2 * few <= design.good.length) climb(thinned(design, few), weights, penalties, ROUGHLY)
  }
  const { covariance, levelInformation } = climb(design, weights, penalties)
  return {
    intercept: weights[0] ?? 0,
    logOdds: weights.subarray(1),
    covariance,
    penalties,
    levelRows: design.levelRows,
    levelInformation,
  }
}

/**
 * Steps until weights and penalties, both changed in place, settle; returns covariance and information there.
 *
 * @param roughly how many times less they need to settle
 */
function climb(
  design: Design,
  weights: Float64Array,
  penalties: number[],
  roughly = 1,
): Pick<Fit, 'covariance' | 'levelInformation'> {
  const { levelRows, width } = design
  let covariance: Float64Array = new Float64Array(0)
  let levelInformation: Float64Array = new Float64Array(0)
  let near: Float64Array | undefined
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { gradient, information } = levelSums(design, weights, near)
    levelInformation = levelRows.map((_, level) => information[(1 + level) * (width + 1)] ?? 0)
    const factor = information.slice()
    addPenalties(design, penalties, weights, gradient, factor)
    choleskyInPlace(factor, width)
    solveInPlace(factor, width, gradient)
    covariance = inverseFromFactor(factor, width)
    const moved = move(weights, within(design, weights, gradient, covariance))
    near = moved < NEAR ? information : undefined
    const changed = updatePenalties(design, penalties, weights, covariance)
    if (moved < roughly * SETTLED && changed < roughly * PENALTY_SETTLED) break
  }
  return { covariance, levelInformation }
}

/** Steps that suffice for log odds to settle to a third of a point; rarely more than ten are needed. */
const MOST_STEPS = 25
const SETTLED = 0.01
/** After a shorter step the information is taken as it was. */
const NEAR = 0.1
/** In degrees of freedom, by which a change of a trait's penalty counts at the most. */
const PENALTY_SETTLED = 0.1
/** Many rows are first climbed on some of them, since most steps are the same for all. */
const FIRST_ROWS = [20_000, 160_000]
/** How much sooner that may end. */
const ROUGHLY = 5
/** No log odds move more than this in a step, so that a level that always wins cannot overshoot. */
const LONGEST_STEP = 2

/** Adds each trait's penalty, and a stiff one on its mean over the rows, so that 0 is the base rate. */
function addPenalties(
  design: Design,
  penalties: readonly number[],
  weights: Float64Array,
  gradient: Float64Array,
  information: Float64Array,
): void {
  const { levelRows, means, offsets, shapes, total, traits, width } = design
  shapes.forEach((shape, trait) => {
    const offset = offsets[trait] ?? 0
    const levels = traits[trait]?.levels ?? 0
    const penalty = penalties[trait] ?? 0
    const mean = means[trait] ?? new Float64Array(levels)
    const share = levelRows.subarray(offset, offset + levels).map((rows) => rows / total)
    const stiff = 1000 * penalty * levels
    for (let cell = 0; cell < shape.length; cell += 1) {
      const [i, j] = [Math.floor(cell / levels), cell % levels]
      const cost = penalty * (shape[cell] ?? 0) + stiff * (share[i] ?? 0) * (share[j] ?? 0)
      const [row, column] = [1 + offset + i, 1 + offset + j]
      information[row * width + column] = (information[row * width + column] ?? 0) + cost
      gradient[row] = (gradient[row] ?? 0) - cost * ((weights[column] ?? 0) - (mean[j] ?? 0))
    }
  })
}

/** The step that ends where traits that are held to run one way do. */
function within(
  { offsets, traits }: Design,
  weights: Float64Array,
  step: Float64Array,
  covariance: Float64Array,
): Float64Array {
  const held = traits.flatMap((trait, index) => oneWayOf(trait, 1 + (offsets[index] ?? 0)))
  if (held.length === 0) return step
  const ends = weights.map((weight, column) => weight + (step[column] ?? 0))
  return heldOneWay(ends, covariance, held).map((end, column) => end - (weights[column] ?? 0))
}

/** Takes the step, shortened where it is too long; returns the longest move. */
function move(weights: Float64Array, step: Float64Array): number {
  let longest = 0
  for (const part of step) longest = Math.max(longest, Math.abs(part))
  const scale = Math.min(1, LONGEST_STEP / longest)
  for (let i = 0; i < step.length; i += 1) weights[i] = (weights[i] ?? 0) + scale * (step[i] ?? 0)
  return longest
}

/** One step of the marginal likelihood for each penalty; returns the largest change. */
function updatePenalties(
  { offsets, shapes, traits, width }: Design,
  penalties: number[],
  weights: Float64Array,
  covariance: Float64Array,
): number {
  let largest = 0
  shapes.forEach((shape, trait) => {
    if (traits[trait]?.prior !== undefined) return
    const first = 1 + (offsets[trait] ?? 0)
    const levels = traits[trait]?.levels ?? 0
    const before = penalties[trait] ?? 0
    let size = 0
    shape.forEach((cost, cell) => {
      const [i, j] = [Math.floor(cell / levels), cell % levels]
      size += cost * (weights[first + i] ?? 0) * (weights[first + j] ?? 0)
    })
    const freedom = Math.max(freedomOf(shape, levels, before, covariance, first, width), 1e-6)
    const after = Math.min(Math.max(freedom / size, LEAST_PENALTY), MOST_PENALTY)
    penalties[trait] = after
    largest = Math.max(largest, (Math.min(1, freedom) * Math.abs(after - before)) / before)
  })
  return largest
}

/**
 * Effective degrees of freedom of a trait: levels - 1 - penalty tr(S V) for its block V of the covariance.
 *
 * @param first where its levels begin in the covariance, which is width x width
 */
export function freedomOf(
  shape: Float64Array,
  levels: number,
  penalty: number,
  covariance: Float64Array,
  first: number,
  width: number,
): number {
  let shrunk = 0
  shape.forEach((cost, cell) => {
    const [i, j] = [Math.floor(cell / levels), cell % levels]
    shrunk += cost * (covariance[(first + i) * width + first + j] ?? 0)
  })
  return levels - 1 - penalty * shrunk
}
