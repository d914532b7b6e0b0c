import { betaQuantilePair, incompleteBeta } from './beta.ts'
import { checkPositive, checkProbability } from './tails.ts'

/** P(|T| >= |t|) for a Student T with `degrees` > 0: the two-sided p-value of a t statistic. */
export function studentTwoSided(t: number, degrees: number): number {
  checkPositive('degrees', degrees)
  const squared = t * t
  if (squared === Infinity) return 0
  return squared <= degrees
    ? incompleteBeta(squared / (degrees + squared), 0.5, degrees / 2).upper
    : incompleteBeta(degrees / (degrees + squared), degrees / 2, 0.5).lower
}

/** The t with P(T <= t) = p for a Student T with `degrees` > 0; the ends give -Infinity, Infinity. */
export function studentQuantile(p: number, degrees: number): number {
  checkProbability(p)
  const tail = 2 * Math.min(p, 1 - p)
  const { x, rest } = betaQuantilePair(tail, degrees / 2, 0.5)
  const t = Math.sqrt(degrees * (rest / x))
  return p < 0.5 ? -t : t
}
