import { bytesAt, type Coded, numbersAt, pickRows, rowsWhere } from '../coded/index.ts'
import { logLoss } from '../discrimination/index.ts'
import { ascendingOrder } from '../order/index.ts'
import type { Random } from '../random/index.ts'
import { stratifiedFolds } from '../random/index.ts'
import { learnCalibrated } from './cross-fit.ts'
import { type Learner, scoreRows } from './learn-card.ts'
import { type ForecastMetrics, forecastMetrics } from './metrics.ts'
import { applyPlainRule } from './plain-rule.ts'
import { calibratedAll } from './recalibrate.ts'

/** A card learned on the earlier rows and checked on the later ones. */
export interface OutOfTime {
  /** Rows with this time or a later one were kept aside. */
  readonly from: number
  readonly card: ForecastMetrics
  readonly baseRate: { readonly logLoss: number }
  readonly plainRule?: ForecastMetrics & { readonly traits: readonly number[] }
}

/** Share of the rows, by time, that are learned from. */
const EARLIER = 0.7

/**
 * Would a card learned then have worked since? The first 70 % of the rows by time teach (rows of the same
 * time stay together), the rest check. Nothing where times are missing for some rows, where all are
 * alike, or where a part has too few rows of an outcome.
 *
 * @param least rows of each outcome that each part needs
 */
export function outOfTime(
  data: Coded,
  folds: number,
  random: Random,
  learn: Learner,
  rule: readonly number[],
  least: number,
): OutOfTime | undefined {
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
  return { from, ...checkLater(data, before, after, folds, random, learn, rule) }
}

function checkLater(
  data: Coded,
  before: Uint32Array,
  after: Uint32Array,
  folds: number,
  random: Random,
  learn: Learner,
  rule: readonly number[],
): Omit<OutOfTime, 'from'> {
  const earlier = pickRows(data, before)
  const fold = stratifiedFolds(random, earlier.good, folds)
  const { card, calibration } = learnCalibrated(earlier, fold, folds, learn)
  const all = new Float64Array(data.rows)
  scoreRows(card, data.traits, after, all)
  const good = bytesAt(data.good, after)
  const points = numbersAt(all, after)
  const won = earlier.good.reduce((sum, outcome) => sum + outcome, 0)
  const base = new Float64Array(after.length).fill((won + 0.5) / (before.length + 1))
  const used = applyPlainRule(data, rule, before, after, all)
  const plain = numbersAt(all, after)
  return {
    card: forecastMetrics(points, calibratedAll(calibration, points), good),
    baseRate: { logLoss: logLoss(base, good) },
    ...(used.length === 0
      ? {}
      : { plainRule: { ...forecastMetrics(plain, plain, good), traits: used } }),
  }
}
