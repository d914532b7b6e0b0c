import { sigmoid } from '../calibration/index.ts'
import { bytesAt, type Coded, numbersAt, pickRows, rowsWhere } from '../coded/index.ts'
import { logLoss } from '../discrimination/index.ts'
import { ascendingOrder } from '../order/index.ts'
import type { Random } from '../random/index.ts'
import { stratifiedFolds } from '../random/index.ts'
import { type CardsWithout, foldsAside } from './card-tasks.ts'
import { calibratedCard } from './cross-fit.ts'
import { scoreRows } from './learn-card.ts'
import { type ForecastMetrics, forecastMetrics } from './metrics.ts'
import { applyPlainRule } from './plain-rule.ts'
import { calibratedAll } from './recalibrate.ts'

/** A card learned on the earlier rows and checked on the later ones. */
export interface OutOfTime {
  /** Rows with this time or a later one were kept aside. */
  readonly from: number
  readonly card: ForecastMetrics
  /** The full model of the earlier rows. */
  readonly full: ForecastMetrics
  readonly baseRate: { readonly logLoss: number }
  readonly plainRule?: ForecastMetrics & { readonly traits: readonly number[] }
  /** The later rows, and what was foretold of them. */
  readonly said: {
    readonly rows: Uint32Array
    readonly points: Float64Array
    readonly fullProbability: Float64Array
  }
}

/** Share of the rows, by time, that are learned from. */
const EARLIER = 0.7

/** The rows by time: the earlier ones teach, the later ones check. */
export interface SplitByTime {
  /** The first time of the later rows. */
  readonly from: number
  readonly before: Uint32Array
  readonly after: Uint32Array
  /** The fold of each earlier row; `folds` for the later ones. */
  readonly fold: Uint8Array
}

/**
 * The first 70 % of the rows by time, in folds, and the rest; rows of the same time stay together. Nothing
 * where times are missing for some rows, where all are alike, or where a part has too few rows of an outcome.
 *
 * @param least rows of each outcome that each part needs
 */
export function splitByTime(
  data: Coded,
  folds: number,
  random: Random,
  least: number,
): SplitByTime | undefined {
  const { time } = data
  if (time === undefined || time.some((t) => Number.isNaN(t)) || data.rows === 0) return undefined
  const order = ascendingOrder(time)
  const from = time[order[Math.floor(EARLIER * data.rows)] ?? 0] ?? 0
  const before = rowsWhere(data.rows, (row) => (time[row] ?? 0) < from)
  const after = rowsWhere(data.rows, (row) => (time[row] ?? 0) >= from)
  const enough = (rows: Uint32Array) => {
    const won = rows.reduce((sum, row) => sum + (data.good[row] ?? 0), 0)
    return won >= least && rows.length - won >= least
  }
  if (!(enough(before) && enough(after))) return undefined
  const fold = new Uint8Array(data.rows).fill(folds)
  const foldBefore = stratifiedFolds(random, bytesAt(data.good, before), folds)
  before.forEach((row, i) => {
    fold[row] = foldBefore[i] ?? folds
  })
  return { from, before, after, fold }
}

/** Would a card learned then, from the earlier rows, have worked since? */
export function outOfTime(
  data: Coded,
  { after, before, fold, from }: SplitByTime,
  folds: number,
  cards: CardsWithout,
  rule: readonly number[],
): OutOfTime {
  const earlier = pickRows(data, before)
  const aside = foldsAside(data.rows, folds)
  const { card, calibration } = calibratedCard(earlier, bytesAt(fold, before), aside, cards)
  const all = new Float64Array(data.rows)
  scoreRows(card, data.traits, after, all)
  const good = bytesAt(data.good, after)
  const points = numbersAt(all, after)
  const won = earlier.good.reduce((sum, outcome) => sum + outcome, 0)
  const base = new Float64Array(after.length).fill((won + 0.5) / (before.length + 1))
  const used = applyPlainRule(data, rule, before, after, all)
  const plain = numbersAt(all, after)
  const logOdds = cards([]).full?.logOdds ?? new Float64Array(after.length)
  const full = logOdds.map(sigmoid)
  return {
    from,
    card: forecastMetrics(points, calibratedAll(calibration, points), good),
    full: forecastMetrics(full, full, good),
    baseRate: { logLoss: logLoss(base, good) },
    said: { rows: after, points, fullProbability: full },
    ...(used.length === 0
      ? {}
      : { plainRule: { ...forecastMetrics(plain, plain, good), traits: used } }),
  }
}
