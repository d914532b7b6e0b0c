import { isotonic } from '../calibration/index.ts'
import type { CodedTrait } from '../coded/index.ts'
import { choleskyInPlace, solveInPlace } from '../linear/index.ts'

/** Places `first` to `last` of a row of numbers, which may run one way only. */
export interface OneWay {
  readonly first: number
  readonly last: number
  readonly direction: 'up' | 'down'
}

/**
 * The places of a trait that is held monotone: all its levels but missing, which has no order.
 *
 * @param offset where its levels begin
 */
export function oneWayOf({ levels, monotone }: CodedTrait, offset = 0): OneWay[] {
  return monotone === undefined
    ? []
    : [{ first: offset + 1, last: offset + levels - 1, direction: monotone }]
}

/**
 * Where should a Newton step end that must keep some numbers running one way? At the x closest to where the
 * free step ends, v: the least (x - v)'M(x - v) / 2, M being the information with the penalty in it, under Cx >= 0 for
 * the differences C of neighbours. That is x = v + M^-1 C'u for forces u >= 0 between neighbours that touch.
 * With a diagonal M this is isotonic regression (Barlow, Bartholomew, Bremner and Brunk, Statistical Inference
 * under Order Restrictions, 1972); steps that end so settle at the constrained maximum, whichever M they are
 * taken with. Numbers that run one way already come back as they are.
 *
 * @param inverse M^-1, size x size
 */
export function heldOneWay(
  values: Float64Array,
  inverse: Float64Array,
  held: readonly OneWay[],
): Float64Array {
  const gaps = held.flatMap(gapsOf)
  const apart = Float64Array.from(gaps, (gap) => difference(values, gap))
  if (apart.every((distance) => distance >= 0)) return values
  const size = values.length
  const moves = gaps.map(({ above, below }) =>
    Float64Array.from(
      { length: size },
      (_, i) => (inverse[above * size + i] ?? 0) - (inverse[below * size + i] ?? 0),
    ),
  )
  const kernel = moves.map((move) => Float64Array.from(gaps, (gap) => difference(move, gap)))
  const forces = forcesBetween(apart, kernel)
  const moved = values.slice()
  forces.forEach((force, k) => {
    if (force === 0) return
    const move = moves[k] ?? new Float64Array(size)
    for (let i = 0; i < size; i += 1) moved[i] = (moved[i] ?? 0) + force * (move[i] ?? 0)
  })
  for (const one of held) levelOff(moved, one)
  return moved
}

/**
 * A row of numbers with those of the held places as close as they get to what they were, in squares over the rows.
 *
 * @param rows rows at each place
 */
export function nearestOneWay(
  values: Float64Array,
  rows: Float64Array,
  held: readonly OneWay[],
): Float64Array {
  const nearest = values.slice()
  for (const { direction, first, last } of held) {
    const sign = direction === 'up' ? 1 : -1
    const own = values.subarray(first, last + 1).map((value) => sign * value)
    const weights = rows.subarray(first, last + 1).map((n) => n + NOBODY)
    nearest.set(
      isotonic(own, weights).map((value) => sign * value),
      first,
    )
  }
  return nearest
}

/** A level without rows still needs a weight. */
const NOBODY = 1e-6

/** Two neighbours, the one that may not be less first. */
interface Gap {
  readonly above: number
  readonly below: number
}

function gapsOf({ direction, first, last }: OneWay): Gap[] {
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => {
    const [left, right] = [first + i, first + i + 1]
    return direction === 'up' ? { above: right, below: left } : { above: left, below: right }
  })
}

function difference(values: Float64Array, { above, below }: Gap): number {
  return (values[above] ?? 0) - (values[below] ?? 0)
}

/**
 * The forces u >= 0 under which no two neighbours stand the wrong way round and none is pushed that stands apart:
 * Ku + a >= 0, u'(Ku + a) = 0. Whoever stands wrongly changes sides, all at once while that helps, else the
 * last alone, which always ends (block principal pivoting: Portugal, Judice and Vicente, Mathematics of Computation
 * 63, 1994).
 *
 * @param apart a, how far neighbours stand apart without forces; @param kernel K
 */
function forcesBetween(apart: Float64Array, kernel: readonly Float64Array[]): Float64Array {
  const pushed = apart.map((distance) => Number(distance < 0))
  let [fewest, patience] = [Number.POSITIVE_INFINITY, PATIENCE]
  let forces = touching(pushed, apart, kernel)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const wrong = Array.from(forces.keys()).filter((k) =>
      pushed[k] === 1
        ? (forces[k] ?? 0) < 0
        : (apart[k] ?? 0) + dot(kernel[k] ?? forces, forces) < -NEGLIGIBLE,
    )
    if (wrong.length === 0) break
    const better = wrong.length < fewest
    patience = better ? PATIENCE : patience - 1
    fewest = Math.min(fewest, wrong.length)
    for (const k of patience > 0 ? wrong : wrong.slice(-1)) pushed[k] = 1 - (pushed[k] ?? 0)
    forces = touching(pushed, apart, kernel)
  }
  return forces
}

/** Exchanges of all at once that may help nothing before one at a time is taken. */
const PATIENCE = 4
/** Never needed but where rounding goes round in circles. */
const MOST_ROUNDS = 1000
/** In log odds. */
const NEGLIGIBLE = 1e-10

/** The forces by which those that are pushed just touch; 0 for the others. */
function touching(
  pushed: Float64Array,
  apart: Float64Array,
  kernel: readonly Float64Array[],
): Float64Array {
  const who = Array.from(pushed.keys()).filter((k) => pushed[k] === 1)
  const matrix = Float64Array.from(who.flatMap((k) => who.map((other) => kernel[k]?.[other] ?? 0)))
  const solved = Float64Array.from(who, (k) => -(apart[k] ?? 0))
  choleskyInPlace(matrix, who.length)
  solveInPlace(matrix, who.length, solved)
  const forces = new Float64Array(apart.length)
  who.forEach((k, i) => {
    forces[k] = solved[i] ?? 0
  })
  return forces
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i += 1) sum += (one[i] ?? 0) * (other[i] ?? 0)
  return sum
}

/** Takes away what rounding left of a step the wrong way. */
function levelOff(values: Float64Array, { direction, first, last }: OneWay): void {
  for (let i = first + 1; i <= last; i += 1) {
    const [before, own] = [values[i - 1] ?? 0, values[i] ?? 0]
    values[i] = direction === 'up' ? Math.max(before, own) : Math.min(before, own)
  }
}
