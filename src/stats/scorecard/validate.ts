import type { Coded } from '../coded/index.ts'
import {
  auc,
  aucEstimate,
  compareAucs,
  compareLogLosses,
  logLoss,
  reliabilityCurve,
} from '../discrimination/index.ts'
import { normalCdf } from '../distributions/index.ts'
import type { HeldOut } from './cross-fit.ts'
import { type ForecastMetrics, forecastMetrics, gainsCurve } from './metrics.ts'
import { crossFitPlainRule } from './plain-rule.ts'

/** A card on rows it was not learned from, beside what it must beat. */
export interface CrossValidation {
  readonly folds: number
  readonly card: ForecastMetrics
  readonly baseRate: { readonly logLoss: number }
  readonly plainRule?: ForecastMetrics & { readonly traits: readonly number[] }
  /** One-sided p-values that the card ranks no better than chance, and no better than the plain rule. */
  readonly pChance: number
  readonly pPlainRule?: number
  /** The full model, which nobody could read, and what the card loses against it: log loss, nats a row. */
  readonly full?: ForecastMetrics
  readonly readabilityLoss?: number
  readonly readabilityInterval?: [number, number]
  readonly reliability: readonly {
    readonly accounts: number
    readonly predicted: number
    readonly observed: number
    readonly interval: [number, number]
  }[]
  readonly gains: [number, number][]
}

/** Measures the held-out forecasts of `crossFit`, and those of the base rate and the plain rule in the same folds. */
export function crossValidation(
  data: Coded,
  fold: Uint8Array,
  folds: number,
  heldOut: HeldOut,
  rule: readonly number[],
): CrossValidation {
  const { fullProbability, points, probability } = heldOut
  const { value, error } = aucEstimate(points, data.good)
  const plain = crossFitPlainRule(data, rule, fold, folds)
  const card = {
    ...forecastMetrics(points, probability, data.good),
    aucInterval: intervalOfCard(value, error, auc(heldOut.ownPoints, data.good)),
  }
  return {
    folds,
    card,
    baseRate: { logLoss: logLoss(baseRates(data, fold, folds), data.good) },
    pChance: 1 - normalCdf((value - 0.5) / error),
    ...(plain.traits.length === 0
      ? {}
      : {
          plainRule: {
            ...forecastMetrics(plain.probability, plain.probability, data.good),
            traits: plain.traits,
          },
          pPlainRule: 1 - normalCdf(compareAucs(points, plain.probability, data.good).z),
        }),
    ...(fullProbability === undefined ? {} : besideFull(probability, fullProbability, data, folds)),
    reliability: reliabilityCurve(probability, data.good).map((point) => ({
      accounts: point.rows,
      predicted: point.forecast,
      observed: point.observed.value,
      interval: [point.observed.low, point.observed.high],
    })),
    gains: gainsCurve(points, data.good),
  }
}

/** The full model on the same rows, and what the card loses against it. */
function besideFull(own: Float64Array, probability: Float64Array, { good }: Coded, folds: number) {
  const full = forecastMetrics(probability, probability, good)
  const { high, low, value } = compareLogLosses(own, probability, good, folds)
  return { full, readabilityLoss: value, readabilityInterval: [low, high] as [number, number] }
}

/**
 * 95 % interval of the AUC that the card of all rows has on new accounts. It lies above that of the cards which
 * saw four fifths of the rows, and below what the card reaches on its own rows: a fifth of the way up, as far as
 * can be known give or take two fifths, beside the error of the held-out AUC (DeLong). With few rows, where one
 * card finds a trait and the next does not, the way is long; with many it vanishes. Both parts were set by
 * simulation (bench/coverage.ts, docs/methods/hypotheses.md).
 */
function intervalOfCard(value: number, error: number, aucOfOwn: number): [number, number] {
  const optimism = Math.max(0, aucOfOwn - value)
  const middle = value + optimism / 5
  const half = 1.96 * Math.hypot(error, (2 / 5) * optimism)
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}

/** The share of good rows in the other folds, for every row. */
function baseRates(data: Coded, fold: Uint8Array, folds: number): Float64Array {
  const rows = new Float64Array(folds)
  const good = new Float64Array(folds)
  for (let row = 0; row < data.rows; row += 1) {
    const k = fold[row] ?? 0
    rows[k] = (rows[k] ?? 0) + 1
    good[k] = (good[k] ?? 0) + (data.good[row] ?? 0)
  }
  const won = good.reduce((sum, n) => sum + n, 0)
  return Float64Array.from(
    fold,
    (k) => (won - (good[k] ?? 0) + 0.5) / (data.rows - (rows[k] ?? 0) + 1),
  )
}
