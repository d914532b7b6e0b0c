import { criticalZ, type Estimate } from '../intervals/index.ts'
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
    const own = weight === undefined ? 1 : (weight[row] ?? 0)
    sum += own * lossOf(p, outcome[row])
    rows += own
  }
  return rows === 0 ? 0 : sum / rows
}

function lossOf(probability: number, outcome: number | undefined): number {
  return -Math.log(Math.max(outcome === 1 ? probability : 1 - probability, SURE))
}

const SURE = 1e-15

/**
 * By how much is the log loss of one way of learning above that of another, when both were learned in each fold
 * from the others? The mean of the rows' differences. The interval is to hold the difference of the models of all
 * rows: to the variance of a mean of independent rows (Diebold and Mariano 1995, without lags) comes that other
 * rows would also have taught otherwise, folds / (folds - 1) times as much (Nadeau and Bengio, Inference for the
 * Generalization Error, Machine Learning 52, 2003). Fewer than two rows: 0, and as far to either side as one row
 * can go.
 *
 * @param folds of equal size; two at least
 */
export function compareLogLosses(
  first: Float64Array,
  second: Float64Array,
  outcome: Uint8Array,
  folds: number,
  confidence = 0.95,
): Estimate {
  checkRows(first, outcome)
  checkRows(second, outcome)
  const rows = outcome.length
  if (rows < 2) return { value: 0, low: Math.log(SURE), high: -Math.log(SURE) }
  const differences = first.map(
    (own, row) => lossOf(own, outcome[row]) - lossOf(second[row] ?? 0.5, outcome[row]),
  )
  const value = differences.reduce((sum, own) => sum + own, 0) / rows
  const squares = differences.reduce((sum, own) => sum + (own - value) ** 2, 0)
  const variance = (1 + folds / (folds - 1)) * (squares / (rows - 1) / rows)
  const half = criticalZ(confidence) * Math.sqrt(variance)
  return { value, low: value - half, high: value + half }
}

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
