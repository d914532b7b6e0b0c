import type { CodedTrait } from '../../coded/index.ts'
import {
  choleskyInPlace,
  inverseFromFactor,
  invertFactor,
  solveInPlace,
} from '../../linear/index.ts'
import { type Layout, layoutOf, levelShares, type Places, placesOf, sumsAt } from './layout.ts'
import { blamePrior, FIRST_SPREAD, type Prior, priorOf, roughness, spreadFor } from './prior.ts'
import { tilted, tiltedMoments } from './tilt.ts'

/** Weights of all levels, with how sure they are. */
export interface Tilt {
  readonly layout: Layout
  readonly weights: Float64Array
  /** Posterior covariance of the weights, size x size. */
  readonly covariance: Float64Array
}

interface Problem {
  readonly layout: Layout
  readonly market: Places
  /** Log of the share of the market that each of its rows stands for; all alike where nothing is said. */
  readonly logShares?: Float64Array
  readonly seeds: number
  /** Share of the seeds at each level. */
  readonly target: Float64Array
  readonly priors: readonly Prior[]
}

/** Variance of what `missing` says beside the levels: wide, as it only has to take the blame. */
const MISSING_PRECISION = 1 / 4
/** Holds the directions that neither prior nor data decides. */
const ANCHOR = 1e-3
const MOST_ROUNDS = 15
const CLOSE = 0.02
const MOST_HALVINGS = 12

/**
 * Which reweighing of the market gives the seeds' shares? The market is tilted by exp(sum of weights), the
 * weights being those of greatest penalised likelihood: maximum entropy against a background, as species
 * are mapped from sightings alone (Phillips, Anderson, Schapire 2006), which is logistic regression with an
 * endless background (Fithian and Hastie 2013). All traits together, so that what two of them both say is
 * counted once. Newton's method; after every step each trait's spread is learned anew from the data.
 *
 * `missing` has a weight of its own only to take what is due to seeds being better known than the market.
 *
 * @param blamed what may differ for no reason of likeness, and would otherwise pass for it through traits that go
 *   along with it; its weights stand last
 */
export function fitTilt(
  traits: readonly CodedTrait[],
  market: Uint32Array,
  seeds: Uint32Array,
  blamed: readonly CodedTrait[] = [],
): Tilt {
  const layout = layoutOf([...traits, ...blamed])
  return solved({
    ...problemOf(layout, seeds),
    priors: [...traits.map(priorOf), ...blamed.map(blamePrior)],
    market: placesOf(layout, market),
  })
}

/** The same for one trait by itself, from how many rows of the market have each level. */
export function fitAlone(trait: CodedTrait, counts: Float64Array, seeds: Uint32Array): Tilt {
  const layout = layoutOf([trait])
  const present = Uint32Array.from(counts.keys()).filter((level) => (counts[level] ?? 0) > 0)
  const rows = counts.reduce((sum, count) => sum + count, 0)
  return solved({
    ...problemOf(layout, seeds),
    market: { rows: present.length, width: 1, at: present },
    logShares: Float64Array.from(present, (level) => Math.log((counts[level] ?? 0) / rows)),
  })
}

function problemOf(layout: Layout, seeds: Uint32Array) {
  return {
    layout,
    seeds: seeds.length,
    target: levelShares(placesOf(layout, seeds), layout.size),
    priors: layout.traits.map(priorOf),
  }
}

function solved(problem: Problem): Tilt {
  const { layout } = problem
  let weights: Float64Array = new Float64Array(layout.size)
  let spreads = problem.priors.map(({ spread = FIRST_SPREAD }) => spread)
  for (let round = 1; ; round += 1) {
    const { gradient, precision } = derivatives(problem, weights, spreads)
    choleskyInPlace(precision, layout.size)
    solveInPlace(precision, layout.size, gradient)
    const next = stepped(problem, weights, spreads, gradient)
    const learned = learnedSpreads(problem, next, spreads, precision)
    const moved = Math.max(farthest(next, weights), farthest(learned, spreads))
    weights = next
    spreads = learned
    if (moved < CLOSE || round === MOST_ROUNDS)
      return { layout, weights, covariance: inverseFromFactor(precision, layout.size) }
  }
}

/** Slope of the penalised log likelihood, and the negative of its curvature (lower triangle). */
function derivatives(
  { layout, market, logShares, seeds, target, priors }: Problem,
  weights: Float64Array,
  spreads: readonly number[],
) {
  const { size } = layout
  const reweighed = tilted(sumsAt(market, weights), logShares).weights
  const { mean, covariance: precision } = tiltedMoments(market, size, reweighed)
  const gradient = new Float64Array(size)
  for (let cell = 0; cell < precision.length; cell += 1) {
    precision[cell] = (precision[cell] ?? 0) * seeds
  }
  const penalise = (row: number, column: number, value: number) => {
    const cell = row * size + column
    precision[cell] = (precision[cell] ?? 0) + value
    gradient[row] = (gradient[row] ?? 0) - value * (weights[column] ?? 0)
    if (row !== column) gradient[column] = (gradient[column] ?? 0) - value * (weights[row] ?? 0)
  }
  for (let j = 0; j < size; j += 1) {
    gradient[j] = seeds * ((target[j] ?? 0) - (mean[j] ?? 0))
    penalise(j, j, ANCHOR)
  }
  priors.forEach(({ diagonal, next }, trait) => {
    const offset = layout.offsets[trait] ?? 0
    const scale = 1 / (spreads[trait] ?? 1) ** 2
    penalise(offset, offset, MISSING_PRECISION)
    for (let level = 1; level < diagonal.length; level += 1) {
      penalise(offset + level, offset + level, scale * (diagonal[level] ?? 0))
      if (level < diagonal.length - 1)
        penalise(offset + level + 1, offset + level, scale * (next[level] ?? 0))
    }
  })
  return { gradient, precision }
}

/** The weights after Newton's step, halved until the penalised likelihood does not fall. */
function stepped(
  problem: Problem,
  weights: Float64Array,
  spreads: readonly number[],
  step: Float64Array,
): Float64Array {
  const before = penalised(problem, weights, spreads)
  for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
    const scale = 2 ** -halving
    const trial = weights.map((weight, j) => weight + scale * (step[j] ?? 0))
    if (penalised(problem, trial, spreads) >= before) return trial
  }
  return weights
}

function penalised(
  { layout, market, logShares, seeds, target, priors }: Problem,
  weights: Float64Array,
  spreads: readonly number[],
): number {
  let sum = -tilted(sumsAt(market, weights), logShares).logMean
  let held = 0
  weights.forEach((weight, j) => {
    sum += (target[j] ?? 0) * weight
    held += ANCHOR * weight * weight
  })
  priors.forEach((prior, trait) => {
    const offset = layout.offsets[trait] ?? 0
    held += roughness(prior, weights, offset) / (spreads[trait] ?? 1) ** 2
    held += MISSING_PRECISION * (weights[offset] ?? 0) ** 2
  })
  return seeds * sum - held / 2
}

function learnedSpreads(
  { layout, priors }: Problem,
  weights: Float64Array,
  spreads: readonly number[],
  factor: Float64Array,
): number[] {
  const { size } = layout
  const columns = invertFactor(factor, size)
  return priors.map((prior, trait) => {
    if (prior.spread !== undefined) return prior.spread
    const offset = layout.offsets[trait] ?? 0
    const left = tracePart(prior, columns, size, offset) / (spreads[trait] ?? 1) ** 2
    return spreadFor(roughness(prior, weights, offset), Math.max(0, prior.rank - left))
  })
}

/** trace(S V) over a trait's block, V the posterior covariance, from the columns of the inverted factor. */
function tracePart(
  { diagonal, next }: Prior,
  columns: Float64Array,
  size: number,
  offset: number,
): number {
  let trace = 0
  for (let row = offset; row < size; row += 1) {
    const first = offset * size + row
    const levels = Math.min(diagonal.length, row - offset + 1)
    for (let level = 1; level < levels; level += 1) {
      const own = columns[first + level * size] ?? 0
      const after = level + 1 < levels ? (columns[first + (level + 1) * size] ?? 0) : 0
      trace += own * ((diagonal[level] ?? 0) * own + 2 * (next[level] ?? 0) * after)
    }
  }
  return trace
}

function farthest(after: ArrayLike<number>, before: ArrayLike<number>): number {
  let most = 0
  for (let i = 0; i < after.length; i += 1) {
    most = Math.max(most, Math.abs((after[i] ?? 0) - (before[i] ?? 0)))
  }
  return most
}
