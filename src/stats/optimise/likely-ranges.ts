import { criticalZ, type Interval } from '../intervals/index.ts'
import { climb, type Objective } from './climb.ts'

interface Profiled {
  readonly objective: Objective
  /** Where the top is; low and high are sought from there. */
  readonly at: Float64Array
  /** How many rows the objective is the mean of. */
  readonly rows: number
  readonly edge: number
  /** Covariance as the curvature at the top has it, n x n: tells where to look first. */
  readonly covariance: Float64Array
  readonly confidence?: number
}

/** From so many rows on the log likelihood is near enough to a parabola, and its curvature tells the intervals. */
const parabolaFrom = 1000
const mostSteps = 12
/** An end whose root deviance is as close as this to what is wanted is found. */
const close = 0.01

/**
 * Intervals of maximum-likelihood estimates. With few rows a likelihood has ridges that fall off on one side
 * only, and intervals from its curvature are too narrow. There the interval of a coordinate is all of its
 * values at which the log likelihood, the others set as well as they can be, is within z^2 / 2 of the top:
 * the profile likelihood (D. Venzon, S. Moolgavkar, Applied Statistics 37, 1988). The root of the deviance
 * is nearly a line in the coordinate, so each end is sought by secants. An end is infinite where the
 * likelihood does not fall so far before the edge of the box, or only because another coordinate is held there.
 */
export function likelyRanges(top: Profiled): readonly Interval[] {
  const n = top.at.length
  const z = criticalZ(top.confidence ?? 0.95)
  return Array.from(top.at, (own, coordinate) => {
    const half = z * Math.sqrt(top.covariance[coordinate * (n + 1)] ?? 0)
    if (top.rows >= parabolaFrom) return { low: own - half, high: own + half }
    const end = (side: -1 | 1) => profileEnd(top, { coordinate, side, half, z })
    return { low: end(-1), high: end(1) }
  })
}

interface End {
  readonly coordinate: number
  readonly side: -1 | 1
  /** How far the end lies if the likelihood is a parabola. */
  readonly half: number
  readonly z: number
}

function profileEnd(
  { objective, at, rows, edge }: Profiled,
  { coordinate, side, half, z }: End,
): number {
  const own = at[coordinate] ?? 0
  const value = objective(at, new Float64Array(at.length))
  const held = holding(objective, coordinate)
  let warm = at
  let boxed = false
  const rootDeviance = (distance: number): number => {
    const found = climb(held, warm.with(coordinate, own + side * distance), { edge, flat: 1e-6 })
    warm = found.at
    boxed = found.atEdge.some((edged, i) => edged && i !== coordinate)
    return Math.sqrt(Math.max(0, 2 * rows * (value - found.value)))
  }
  const room = edge - side * own
  let [near, nearRoot] = [0, 0]
  let far = Math.min(room, Math.max(0.05, half))
  let farRoot = rootDeviance(far)
  while (farRoot < z && far < room) {
    ;[near, nearRoot] = [far, farRoot]
    far = Math.min(room, 2 * far)
    farRoot = rootDeviance(far)
  }
  if (farRoot < z || boxed) return side * Infinity
  for (let step = 0; step < mostSteps && farRoot - nearRoot > close; step += 1) {
    const share = (z - nearRoot) / (farRoot - nearRoot)
    const between = near + (far - near) * Math.min(0.9, Math.max(0.1, share))
    const root = rootDeviance(between)
    if (Math.abs(root - z) < close) return own + side * between
    if (root < z) [near, nearRoot] = [between, root]
    else [far, farRoot] = [between, root]
  }
  return own + side * far
}

/** The function over the other coordinates. */
function holding(objective: Objective, coordinate: number): Objective {
  return (at, slope) => {
    const value = objective(at, slope)
    slope[coordinate] = 0
    return value
  }
}
