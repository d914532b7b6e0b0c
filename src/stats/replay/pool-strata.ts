import { chiSquareUpper } from '../distributions/index.ts'
import { criticalZ, type Estimate } from '../intervals/index.ts'

/** The same measure in one part of the rows, with its standard error and how much the part counts. */
export interface StratumEstimate {
  readonly value: number
  readonly error: number
  readonly weight: number
}

/**
 * One figure over parts that were ranked apart, whose scores do not compare with each other: the weighted mean of
 * the parts' own figures, interval value +- z sqrt(sum of w^2 error^2) / sum of w (stratified rank comparison, van
 * Elteren 1960). No parts: undefined.
 */
export function poolStrata(
  strata: readonly StratumEstimate[],
  confidence = 0.95,
): Estimate | undefined {
  const weights = strata.reduce((sum, { weight }) => sum + weight, 0)
  if (weights === 0) return undefined
  const value = strata.reduce((sum, part) => sum + part.weight * part.value, 0) / weights
  const error = Math.hypot(...strata.map((part) => part.weight * part.error)) / weights
  const half = criticalZ(confidence) * error
  return { value, low: value - half, high: value + half }
}

/** What a part with so many wins and losses counts when rankings are pooled: wins x losses / (rows + 1). */
export function rankWeight(wins: number, losses: number): number {
  return (wins * losses) / (wins + losses + 1)
}

/**
 * Do the parts differ by more than chance? Cochran's Q (1954): squared distances from the mean weighted by
 * precision, chi-square with one degree of freedom less than parts. Fewer than two parts: p = 1.
 */
export function heterogeneity(strata: readonly Omit<StratumEstimate, 'weight'>[]): number {
  const sure = strata.filter(({ error }) => error > 0)
  const precision = sure.map(({ error }) => 1 / error ** 2)
  const all = precision.reduce((sum, own) => sum + own, 0)
  if (sure.length < 2) return 1
  const mean = sure.reduce((sum, { value }, i) => sum + (precision[i] ?? 0) * value, 0) / all
  const q = sure.reduce((sum, { value }, i) => sum + (precision[i] ?? 0) * (value - mean) ** 2, 0)
  return chiSquareUpper(q, sure.length - 1)
}
