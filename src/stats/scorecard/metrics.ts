import {
  aucEstimate,
  brierScore,
  calibrationError,
  logLoss,
  topSlices,
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
  const [tenth, fifth] = topSlices(scores, good, [0.1, 0.2])
  return {
    accounts: good.length,
    good: good.reduce((sum, outcome) => sum + outcome, 0),
    auc: value,
    aucInterval: [low, high],
    logLoss: logLoss(probability, good),
    brier: brierScore(probability, good),
    calibrationError: calibrationError(probability, good),
    liftTop10: tenth?.lift.value ?? 1,
    capturedTop20: fifth?.captured.value ?? 0,
  }
}

/** Share of the good rows reached (y) among the best-scored share x, at each twentieth from 0 to 1. */
export function gainsCurve(scores: Float64Array, good: Uint8Array): [number, number][] {
  const steps = Array.from({ length: 20 }, (_, i) => (i + 1) / 20)
  const slices = topSlices(scores, good, steps)
  return [
    [0, 0],
    ...slices.map(({ captured }, i): [number, number] => [steps[i] ?? 1, captured.value]),
  ]
}
