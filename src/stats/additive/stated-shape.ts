import type { CodedTrait } from '../coded/index.ts'
import { nearestOneWay, oneWayOf } from './one-way.ts'
import { priorCovariance, smoothness } from './smoothness.ts'

/**
 * The penalty matrix of a trait at penalty 1: `smoothness`, and where a belief is stated about the trait
 * D^(1/2) S D^(1/2), by which the belief has, at penalty 1, the weight that was stated for it: a level that
 * counts for s customers has the variance 1 / (s p (1 - p)) of s customers at the base rate p (Spiegelhalter,
 * Abrams and Myles, Bayesian Approaches to Clinical Trials and Health-Care Evaluation, 2004, 3.9 and 5.2).
 * The mean variance of an ordered trait's levels under S, which is not 1, is taken out.
 *
 * @param rate the base rate
 */
export function statedShape(trait: CodedTrait, rate: number): Float64Array {
  const { levels, prior } = trait
  const shape = trait.shape ?? smoothness(trait)
  if (prior === undefined) return shape
  const covariance = priorCovariance(trait)
  let variance = 0
  for (let level = 0; level < levels; level += 1) variance += covariance[level * (levels + 1)] ?? 0
  const scale = (rate * (1 - rate) * variance) / levels
  const root = prior.worth.map((worth) => Math.sqrt(worth * scale))
  return shape.map(
    (cost, cell) => cost * (root[Math.floor(cell / levels)] ?? 0) * (root[cell % levels] ?? 0),
  )
}

/**
 * The stated log odds against the average of these rows; 0 throughout where nothing is stated. Of a trait that is
 * held to run one way, the nearest that do.
 */
export function statedMean(trait: CodedTrait, levelRows: Float64Array): Float64Array {
  const { levels, prior } = trait
  const mean = new Float64Array(levels)
  if (prior === undefined) return mean
  let [sum, rows] = [0, 0]
  levelRows.forEach((n, level) => {
    sum += n * (prior.logOdds[level] ?? 0)
    rows += n
  })
  const average = rows === 0 ? 0 : sum / rows
  const stated = mean.map((_, level) => (prior.logOdds[level] ?? 0) - average)
  return nearestOneWay(stated, levelRows, oneWayOf(trait))
}
