import { type Estimate, wilson } from '../intervals/index.ts'
import { ascendingOrder } from '../order/index.ts'
import { checkRows } from './auc.ts'

/** One group of accounts with similar forecasts: what was said and what came true. */
export interface ReliabilityPoint {
  readonly rows: number
  readonly wins: number
  /** Mean forecast of the group. */
  readonly forecast: number
  /** Share that won, with Wilson's interval. */
  readonly observed: Estimate
}

/**
 * When the forecast says 30 %, do 30 % win? Rows in ascending order of forecast, cut into groups of
 * equal size up to one row; equal forecasts stay together, so that there may be fewer groups than
 * asked for. No rows: no groups.
 *
 * @param groups how many groups to aim at, at least 1
 */
export function reliabilityCurve(
  probability: Float64Array,
  outcome: Uint8Array,
  groups = 10,
  confidence = 0.95,
): ReliabilityPoint[] {
  checkRows(probability, outcome)
  const order = ascendingOrder(probability)
  const points: ReliabilityPoint[] = []
  let from = 0
  for (let group = 1; group <= groups && from < order.length; group += 1) {
    const goal = Math.round((order.length * group) / groups)
    if (goal <= from) continue
    const to = endOfTies(probability, order, goal)
    points.push(pointOf(probability, outcome, order.subarray(from, to), confidence))
    from = to
  }
  return points
}

/**
 * By how much do forecasts miss, on average? Expected calibration error: the mean over the groups of
 * `reliabilityCurve`, weighted by rows, of |observed share - mean forecast| (Naeini et al. 2015, with
 * equal-count groups). In [0, 1]; small samples never reach 0, since shares scatter by about
 * sqrt(p (1 - p) / rows of a group). No rows: 0.
 */
export function calibrationError(
  probability: Float64Array,
  outcome: Uint8Array,
  groups = 10,
): number {
  let sum = 0
  for (const { rows, wins, forecast } of reliabilityCurve(probability, outcome, groups)) {
    sum += Math.abs(wins - rows * forecast)
  }
  return outcome.length === 0 ? 0 : sum / outcome.length
}

function endOfTies(values: Float64Array, order: Uint32Array, goal: number): number {
  const last = values[order[goal - 1] ?? 0]
  let to = goal
  while (to < order.length && values[order[to] ?? 0] === last) to += 1
  return to
}

function pointOf(
  probability: Float64Array,
  outcome: Uint8Array,
  rows: Uint32Array,
  confidence: number,
): ReliabilityPoint {
  let wins = 0
  let sum = 0
  for (const row of rows) {
    wins += outcome[row] ?? 0
    sum += probability[row] ?? 0
  }
  return {
    rows: rows.length,
    wins,
    forecast: sum / rows.length,
    observed: wilson(wins, rows.length, confidence),
  }
}
