import {
  aucEstimate,
  brierScore,
  calibrationError,
  logLoss,
  topSlice,
} from '../discrimination/index.ts'

/** How good forecasts were on rows that were kept aside. */
export interface ForecastMetrics {
  readonly accounts: number
  readonly good: number
  readonly auc: number
  readonly aucInterval: [number, number]
  readonly logLoss: number
  readonly brier: number
  readonly calibrationError: number
  readonly liftTop10: number
  readonly capturedTop20: number
}

/** All measures of one set of forecasts. Ranks come from `scores`, which may be finer than the probabilities. */
export function forecastMetrics(
  scores: Float64Array,
  probability: Float64Array,
  good: Uint8Array,
): ForecastMetrics {
  const { value, low, high } = aucEstimate(scores, good)
  return {
    accounts: good.length,
    good: good.reduce((sum, outcome) => sum + outcome, 0),
    auc: value,
    aucInterval: [low, high],
    logLoss: logLoss(probability, good),
    brier: brierScore(probability, good),
    calibrationError: calibrationError(probability, good),
    liftTop10: topSlice(scores, good, 0.1).lift.value,
    capturedTop20: topSlice(scores, good, 0.2).captured.value,
  }
}

/** Share of the good rows reached (y) among the best-scored share x, at each twentieth from 0 to 1. */
export function gainsCurve(scores: Float64Array, good: Uint8Array): [number, number][] {
  const steps = Array.from({ length: 20 }, (_, i) => (i + 1) / 20)
  const points = steps.map((x): [number, number] => [x, topSlice(scores, good, x).captured.value])
  return [[0, 0], ...points]
}
