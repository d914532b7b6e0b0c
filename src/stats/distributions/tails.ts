/** Both sides of a distribution function at a point; each is exact to its own relative error. */
export interface Tails {
  /** P(X <= x) */
  readonly lower: number
  /** P(X > x) */
  readonly upper: number
}

/** A positive distribution seen at one point: its tails and x times its density. */
export interface Point extends Tails {
  readonly slope: number
}

const SMALLEST_LOG = -745

/**
 * The x in (0, e^highestLog] whose tails are `target`: Newton's method for the log-odds of the
 * distribution function over ln x, where it is nearly straight in both tails, kept inside a bracket
 * by bisection. Gives 0 when the quantile is below the smallest positive number. Relative error about
 * 1e-13.
 */
export function quantileByLog(
  at: (x: number) => Point,
  target: Tails,
  startLog: number,
  highestLog: number,
): number {
  const wanted = Math.log(target.lower) - Math.log(target.upper)
  let low = SMALLEST_LOG
  let high = highestLog
  if (at(Math.exp(low)).lower >= target.lower) return 0
  let u = Math.min(Math.max(startLog, low), high)
  for (let i = 0; i < 300; i += 1) {
    const point = at(Math.exp(u))
    const gap = Math.log(point.lower) - Math.log(point.upper) - wanted
    if (gap === 0) break
    if (gap < 0) low = u
    else high = u
    let next = u - (gap * point.lower * point.upper) / point.slope
    if (!(next > low && next < high)) next = (low + high) / 2
    const step = Math.abs(next - u)
    u = next
    if (step <= 1e-15 * Math.max(1, Math.abs(u))) break
  }
  return Math.exp(u)
}

export function checkProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies in [0, 1], got ${p}`)
}

export function checkPositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) {
    throw new RangeError(`${name} must be positive and finite, got ${value}`)
  }
}
