import type { CodedTrait } from '../../coded/index.ts'

/**
 * What is believed of a trait's weights before any seed is seen: they are near 0 and, where the levels are
 * ordered, near those of their neighbours. The precision at spread 1 is tridiagonal, so two lines hold it.
 *
 * A category's levels are independent, N(0, spread^2). An ordered trait is a random walk whose steps are
 * scaled so that a level's distance from the mean is about `spread`, however many levels there are
 * (Sorbye and Rue, "Scaling intrinsic Gaussian Markov random field priors", 2014). `missing` stands apart.
 */
export interface Prior {
  readonly diagonal: Float64Array
  /** Precision between a level and the next one. */
  readonly next: Float64Array
  /** Directions that the prior holds back. */
  readonly rank: number
  /** The spread is given, not learned. */
  readonly spread?: number
}

/** What is no trait and only takes the blame for differences that are not the seeds': wide from the outset. */
export function blamePrior({ levels }: CodedTrait): Prior {
  const diagonal = new Float64Array(levels).fill(1)
  return { diagonal, next: new Float64Array(levels), rank: levels, spread: BLAME_SPREAD }
}

const BLAME_SPREAD = 2

/** A walk of m levels strays from its mean by a variance of m / 6 of its step's. */
const WALK = 6

export function priorOf({ levels, ordered }: CodedTrait): Prior {
  const diagonal = new Float64Array(levels)
  const next = new Float64Array(levels)
  const step = ordered ? (levels - 1) / WALK : 0
  for (let level = 1; level < levels; level += 1) {
    const neighbours = (level > 1 ? 1 : 0) + (level < levels - 1 ? 1 : 0)
    diagonal[level] = ordered ? step * neighbours : 1
    if (level < levels - 1) next[level] = -step
  }
  return { diagonal, next, rank: ordered ? levels - 2 : levels - 1 }
}

/** b' S b for the weights of the trait that begin at `offset`. */
export function roughness(prior: Prior, weights: Float64Array, offset: number): number {
  let sum = 0
  for (let level = 0; level < prior.diagonal.length; level += 1) {
    const own = weights[offset + level] ?? 0
    sum += (prior.diagonal[level] ?? 0) * own * own
    sum += 2 * (prior.next[level] ?? 0) * own * (weights[offset + level + 1] ?? 0)
  }
  return sum
}

/**
 * How far the weights of a trait spread, given how rough they came out and how many directions the data
 * decided: the mode of the marginal likelihood (MacKay 1992) times a gamma prior of shape 2, which keeps it
 * off 0 with few seeds (Chung, Rabe-Hesketh, Dorie, Gelman, Liu, "A nondegenerate penalized likelihood
 * estimator for variance parameters", 2013). The root of RATE x^3 + (decided - 1) x^2 = rough.
 */
export function spreadFor(rough: number, decided: number): number {
  let [low, high] = [LEAST, MOST]
  for (let halving = 0; halving < 40; halving += 1) {
    const middle = (low + high) / 2
    if ((RATE * middle + decided - 1) * middle * middle > rough) high = middle
    else low = middle
  }
  return (low + high) / 2
}

/** With nothing learned the spread is 1 / RATE: a level counts for about a fifth more or less. */
const RATE = 5
/** Below, a trait is as good as out, and its precision would drown the others' in rounding. */
const LEAST = 0.01
const MOST = 5

/** Where learning starts. */
export const FIRST_SPREAD = 0.3
