import { type Nodes, unitNodes } from '../quadrature/index.ts'

/** How far ahead is looked, and how much less money is worth a unit of time later (a rate, continuous). */
export interface Outlook {
  /** Infinity is for ever; the discount must then be above 0. */
  readonly span: number
  readonly discount: number
}

/** Integrals over the outlook of a rate that dies away, f(u) = (1 + u / scale)^-shape. */
export interface DecaySums {
  /** Of f(u) e^(-discount u). */
  once: number
  /** Of f(u) e^(-2 discount u). */
  twice: number
  /** Of g(u) e^(-discount u) 2 (1 - e^(-discount u)) / discount, g(u) = f(u) (1 + u / scale)^-further. */
  pairs: number
}

const nodes: Nodes = unitNodes(14)
/** e^-36 is beyond what a number can tell from 0 beside 1. */
const negligible = 36

/**
 * In v = ln(1 + u / scale) the integrands are like e^(-(shape - 1) v - discount u), smooth over every time
 * scale at once, so that 14 of Gauss and Legendre's nodes serve a week and a century alike.
 *
 * @param scale above 0
 * @param shape above 0
 */
export function discountedDecay(
  scale: number,
  shape: number,
  further: number,
  { span, discount }: Outlook,
  sums: DecaySums,
): void {
  const end = Math.min(span, negligible / discount)
  const own = shape > 1 ? negligible / (shape - 1) : Infinity
  const far = Math.min(Math.log1p(end / scale), own)
  const { points, weights } = nodes
  let [once, twice, pairs] = [0, 0, 0]
  for (let k = 0; k < points.length; k += 1) {
    const v = far * (points[k] ?? 0)
    const u = scale * Math.expm1(v)
    const later = Math.exp(-discount * u)
    const term = (weights[k] ?? 0) * Math.exp((1 - shape) * v) * later
    const between = discount * u > 1e-6 ? (1 - later) / discount : u
    once += term
    twice += term * later
    pairs += term * between * (further === 0 ? 1 : Math.exp(-further * v))
  }
  sums.once = once * scale * far
  sums.twice = twice * scale * far
  sums.pairs = 2 * pairs * scale * far
}

/** The integral from 0 to `span` of (1 + u / scale)^-shape, in closed form. */
export function decayUntil(scale: number, shape: number, span: number): number {
  const far = Math.log1p(span / scale)
  const fall = (shape - 1) * far
  return Math.abs(fall) < 1e-9 ? scale * far : (-scale * far * Math.expm1(-fall)) / fall
}

/** The integral from 0 to `span` of 2 u (1 + u / scale)^-shape, in closed form. */
export function pairsUntil(scale: number, shape: number, span: number): number {
  // The difference below cancels where the span is short beside the scale; two terms of the series serve.
  if (span < 1e-5 * scale) return span * span * (1 - (2 * shape * span) / (3 * scale))
  return 2 * scale * (decayUntil(scale, shape - 1, span) - decayUntil(scale, shape, span))
}
