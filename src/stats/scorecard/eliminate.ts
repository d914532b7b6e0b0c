import { smoothness } from '../additive/index.ts'
import { type CodedTrait, levelOffsets } from '../coded/index.ts'
import {
  choleskyInPlace,
  inverseFromFactor,
  product,
  solveInPlace,
  subtractCross,
} from '../linear/index.ts'
import { type Fit, freedomOf } from './fit.ts'

/** What may be taken out of a joint fit. */
export interface Elimination {
  /** Whether a trait stays whatever it gains, by its position in the fit. */
  readonly stays: (position: number) => boolean
  /** What a trait has to gain beyond its degrees of freedom where so many are left. */
  readonly price: (left: number) => number
  /** Traits left at the most. */
  readonly most: number
}

/**
 * Which traits of a joint fit does it need? The log likelihood is taken to second order around the fit, where
 * leaving out the levels b_t of a trait costs b_t' (V_tt)^-1 b_t / 2 with V the covariance of the fit. The trait
 * that costs least beyond its effective degrees of freedom (Akaike 1974) goes first, and the others take over what
 * they can: b - V_.t (V_tt)^-1 b_t, and V likewise. So of two traits that say the same one goes and the other is
 * then needed.
 *
 * Returns the positions of those left, the most needed first.
 */
export function eliminate(
  traits: readonly CodedTrait[],
  fit: Fit,
  { most, price, stays }: Elimination,
): readonly number[] {
  const offsets = levelOffsets(traits)
  const width = fit.logOdds.length + 1
  const terms = traits.map((trait, position): Place => {
    const from = 1 + (offsets[position] ?? 0)
    const { levels } = trait
    const penalty = fit.penalties[position] ?? 0
    const free = freedomOf(smoothness(trait), levels, penalty, fit.covariance, from, width)
    return { position, from, levels, freedom: Math.max(0, free) }
  })
  const state = {
    width,
    weights: Float64Array.of(fit.intercept, ...fit.logOdds),
    covariance: fit.covariance.slice(),
  }
  let left = terms
  for (;;) {
    const needs = left.map((place) => ({ place, need: neededBy(place, state) - place.freedom }))
    const [least] = needs
      .filter(({ place }) => !stays(place.position))
      .sort((a, b) => a.need - b.need || b.place.position - a.place.position)
    if (least === undefined || (least.need > price(left.length) && left.length <= most)) {
      return needs.sort((a, b) => b.need - a.need).map(({ place }) => place.position)
    }
    takeOut(least.place, state)
    left = left.filter((place) => place !== least.place)
  }
}

/** A trait's place in the fit, and its effective degrees of freedom there. */
interface Place {
  readonly position: number
  readonly from: number
  readonly levels: number
  readonly freedom: number
}

/** The fit of the traits that are left, changed in place. */
interface Standing {
  readonly width: number
  readonly weights: Float64Array
  readonly covariance: Float64Array
}

/** b_t' (V_tt)^-1 b_t / 2. */
function neededBy(place: Place, { covariance, weights, width }: Standing): number {
  const { from, levels } = place
  const own = weights.slice(from, from + levels)
  const solved = own.slice()
  solveInPlace(factorOf(place, covariance, width), levels, solved)
  return own.reduce((sum, value, level) => sum + value * (solved[level] ?? 0), 0) / 2
}

function takeOut(place: Place, { covariance, weights, width }: Standing): void {
  const { from, levels } = place
  const inverse = inverseFromFactor(factorOf(place, covariance, width), levels)
  const own = weights.slice(from, from + levels)
  const lines = covariance.slice(from * width, (from + levels) * width)
  const shadow = product(inverse, lines, levels, levels, width)
  subtractCross(weights, shadow, own, levels, width, 1)
  subtractCross(covariance, shadow, lines, levels, width, width)
}

function factorOf({ from, levels }: Place, covariance: Float64Array, width: number): Float64Array {
  const block = new Float64Array(levels * levels)
  for (let i = 0; i < levels; i += 1) {
    const line = (from + i) * width + from
    block.set(covariance.subarray(line, line + levels), i * levels)
    block[i * (levels + 1)] = (block[i * (levels + 1)] ?? 0) + EASE
  }
  choleskyInPlace(block, levels)
  return block
}

/** Keeps the block invertible where its mean is held at 0; far below the variance of any level. */
const EASE = 1e-9
