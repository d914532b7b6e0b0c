import { criticalZ, type Estimate } from '../intervals/index.ts'
import { weightOfEvidence } from './weight-of-evidence.ts'

/**
 * How much does a trait help at least? The corrected information value with an interval by the delta
 * method over the two multinomial samples: with level shares p among `wins` and q among `losses` and
 * w = ln(p / q), the value J = sum (p - q) w has the variance
 * Var_p(w + 1 - q/p) / allWins + Var_q(w + p/q - 1) / allLosses
 * (the gradient of J in p and in -q). The bounds are never below 0; a trait that says nothing has
 * variance about 0 and stays at 0, because what chance gives is taken off first. Without wins or without
 * losses: 0 in [0, Infinity].
 *
 * @param wins, losses counts a level, in the same order
 */
export function informationEstimate(
  wins: readonly number[],
  losses: readonly number[],
  confidence = 0.95,
): Estimate {
  const z = criticalZ(confidence)
  const allWins = wins.reduce((sum, count) => sum + count, 0)
  const allLosses = losses.reduce((sum, count) => sum + count, 0)
  if (allWins === 0 || allLosses === 0) return { value: 0, low: 0, high: Infinity }
  const { corrected, levels } = weightOfEvidence(wins, losses)
  const [won, lost] = [smoothed(wins, allWins), smoothed(losses, allLosses)]
  const ofWins = levels.map(({ weight }, i) => weight + 1 - (lost[i] ?? 0) / (won[i] ?? 1))
  const ofLosses = levels.map(({ weight }, i) => weight - 1 + (won[i] ?? 0) / (lost[i] ?? 1))
  const half = z * Math.sqrt(variance(ofWins, won) / allWins + variance(ofLosses, lost) / allLosses)
  return { value: corrected, low: Math.max(0, corrected - half), high: corrected + half }
}

const smoothing = 0.5

const smoothed = (counts: readonly number[], all: number): readonly number[] =>
  counts.map((count) => (count + smoothing) / (all + smoothing * counts.length))

function variance(values: readonly number[], shares: readonly number[]): number {
  const mean = values.reduce((sum, value, i) => sum + value * (shares[i] ?? 0), 0)
  return values.reduce((sum, value, i) => sum + (value - mean) ** 2 * (shares[i] ?? 0), 0)
}
