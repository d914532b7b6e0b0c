import { checkRows } from './auc.ts'

/**
 * How surprised was the forecast by what happened, a row? Mean negative log-likelihood,
 * -mean(y ln p + (1 - y) ln(1 - p)), in nats; 0 is perfect, ln 2 = 0.693 is a coin. Probabilities are
 * kept at least 1e-15 from 0 and 1, so that one sure error costs 34.5, not everything. No rows: 0.
 *
 * @param weight how much each row counts; all alike unless given
 */
export function logLoss(
  probability: Float64Array,
  outcome: Uint8Array,
  weight?: Float64Array,
): number {
  checkRows(probability, outcome)
  let [sum, rows] = [0, 0]
  for (const [row, p] of probability.entries()) {
    const given = outcome[row] === 1 ? p : 1 - p
    const own = weight === undefined ? 1 : (weight[row] ?? 0)
    sum -= own * Math.log(Math.max(given, SURE))
    rows += own
  }
  return rows === 0 ? 0 : sum / rows
}

const SURE = 1e-15

/**
 * Mean squared distance between forecast and outcome, mean((p - y)^2) (Brier 1950): 0 is perfect,
 * 0.25 is a coin, and always saying the base rate r scores r (1 - r). No rows: 0.
 */
export function brierScore(probability: Float64Array, outcome: Uint8Array): number {
  checkRows(probability, outcome)
  let sum = 0
  for (const [row, p] of probability.entries()) sum += (p - (outcome[row] ?? 0)) ** 2
  return outcome.length === 0 ? 0 : sum / outcome.length
}
