/** A smooth function to maximise: gives its value and fills in its gradient. */
export type Objective = (at: Float64Array, gradient: Float64Array) => number

export interface Peak {
  readonly at: Float64Array
  readonly value: number
  /** False where the steps ran out before the slope was gone. */
  readonly converged: boolean
  /** Coordinates that lie on the edge of the box. */
  readonly atEdge: readonly boolean[]
}

export interface ClimbOptions {
  /** The box: every coordinate stays within minus and plus this. */
  readonly edge: number
  readonly mostSteps?: number
  /** Slope below which the top is reached. */
  readonly flat?: number
}

/** No step is longer than this in any coordinate: a likelihood far away tells little of what is near. */
const longestStep = 2

/**
 * The top of a smooth function of a few coordinates within a box, by BFGS (J. Nocedal and S. Wright,
 * Numerical Optimization, 2nd ed., 6.1) with step halving (Armijo), where coordinates at the edge of the
 * box whose slope points outwards are held. Meant for mean log likelihoods in logarithms of parameters,
 * where a coordinate's scale is about 1.
 */
export function climb(
  objective: Objective,
  start: Float64Array,
  { edge, mostSteps = 200, flat = 1e-7 }: ClimbOptions,
): Peak {
  const n = start.length
  let at = start.map((coordinate) => Math.min(edge, Math.max(-edge, coordinate)))
  let slope = new Float64Array(n)
  let value = objective(at, slope)
  let curve = identity(n)
  let fresh = true
  let converged = false
  for (let step = 0; step < mostSteps; step += 1) {
    const free = slope.map((s, i) => (isHeld(at[i] ?? 0, s, edge) ? 0 : 1))
    if (slope.every((s, i) => free[i] === 0 || Math.abs(s) < flat)) {
      converged = true
      break
    }
    const direction = shortened(uphill(curve, slope, free))
    const rise = dot(direction, slope)
    const next = rise > 0 ? searchLine(objective, { at, value, direction, rise, edge }) : undefined
    if (next === undefined) {
      // No rise along this direction: start again from steepest ascent, or stop where that fails too.
      if (fresh) {
        converged = slope.every((s, i) => free[i] === 0 || Math.abs(s) < Math.sqrt(flat))
        break
      }
      curve = identity(n)
      fresh = true
      continue
    }
    fresh = !updateCurve(curve, difference(next.at, at), difference(slope, next.slope))
    ;({ at, value, slope } = next)
  }
  return { at, value, converged, atEdge: [...at].map((x) => Math.abs(x) >= edge) }
}

const isHeld = (coordinate: number, slope: number, edge: number): boolean =>
  (coordinate >= edge && slope > 0) || (coordinate <= -edge && slope < 0)

interface Line {
  readonly at: Float64Array
  readonly value: number
  readonly direction: Float64Array
  readonly rise: number
  readonly edge: number
}

function searchLine(objective: Objective, { at, value, direction, rise, edge }: Line) {
  for (let length = 1; length > 1e-10; length /= 2) {
    const there = at.map((x, i) =>
      Math.min(edge, Math.max(-edge, x + length * (direction[i] ?? 0))),
    )
    const slope = new Float64Array(at.length)
    const found = objective(there, slope)
    const enough = found >= value + 1e-4 * length * rise && found > value
    if (enough && slope.every(Number.isFinite)) return { at: there, value: found, slope }
  }
  return undefined
}

/** The inverse curvature times the slope, coordinates that are held left out. */
function uphill(curve: Float64Array, slope: Float64Array, free: Float64Array): Float64Array {
  const n = slope.length
  return slope.map((_, i) => {
    let sum = 0
    for (let j = 0; j < n; j += 1) sum += (curve[i * n + j] ?? 0) * (slope[j] ?? 0) * (free[j] ?? 0)
    return sum * (free[i] ?? 0)
  })
}

function shortened(direction: Float64Array): Float64Array {
  const longest = direction.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  return longest > longestStep ? direction.map((x) => (x * longestStep) / longest) : direction
}

/** BFGS update of the inverse curvature; false where the step says nothing of it. */
function updateCurve(curve: Float64Array, moved: Float64Array, turned: Float64Array): boolean {
  const n = moved.length
  const bend = dot(moved, turned)
  if (!(bend > 1e-14)) return false
  const seen = moved.map((_, i) => dot(curve.subarray(i * n, i * n + n), turned))
  const scale = (1 + dot(seen, turned) / bend) / bend
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) {
      const [si, sj] = [moved[i] ?? 0, moved[j] ?? 0]
      const crossed = (seen[i] ?? 0) * sj + si * (seen[j] ?? 0)
      curve[i * n + j] = (curve[i * n + j] ?? 0) + scale * si * sj - crossed / bend
    }
  }
  return true
}

function identity(n: number): Float64Array {
  const matrix = new Float64Array(n * n)
  for (let i = 0; i < n; i += 1) matrix[i * n + i] = 1
  return matrix
}

const difference = (one: Float64Array, other: Float64Array): Float64Array =>
  one.map((x, i) => x - (other[i] ?? 0))

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i += 1) sum += (one[i] ?? 0) * (other[i] ?? 0)
  return sum
}
