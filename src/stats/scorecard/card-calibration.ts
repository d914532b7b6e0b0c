import { calibrated, tallyScores } from '../calibration/index.ts'
import { auc } from '../discrimination/index.ts'
import type { PointsCalibration } from './recalibrate.ts'

/**
 * The calibration of a whole card, from one found on rows that cards without their fold scored. Those cards
 * know a little less, so their points are spread less, and the same curve on the whole card's points would
 * say too much on average: the intercept is moved until the mean probability of the card's rows is their base
 * rate. How much the points would still change with other rows shows in how much better the card ranks its own
 * rows than those kept aside: by that part of its ranking above chance the slope may be off. That, and how
 * far accounts of equal points may lie from the curve together, widens the interval (bench/coverage.ts).
 *
 * @param aside points of each row by a card without its fold; @param own its points by the whole card;
 * @param offCurve what no curve of points can say, mean square in points (`offCurve`)
 */
export function calibrationOfCard(
  found: PointsCalibration,
  aside: Float64Array,
  own: Float64Array,
  offCurve: number,
  good: Uint8Array,
): PointsCalibration {
  const { covariance, slope } = found
  if (slope === 0 || good.length === 0) return found
  const { rows, scores } = tallyScores(own, good)
  const best = auc(own, good)
  const doubt = Math.max(0, best - auc(aside, good)) / Math.max(LEAST_ABOVE_CHANCE, best - 0.5)
  const turn = (doubt * slope) ** 2
  const mean = own.reduce((sum, points) => sum + points, 0) / own.length
  const [v00, v01, v11] = covariance
  return {
    slope,
    intercept: interceptFor(good, slope, rows, scores),
    covariance: [v00 + slope ** 2 * offCurve + turn * mean ** 2, v01 - turn * mean, v11 + turn],
  }
}

/** A card that hardly ranks its own rows is not divided by. */
const LEAST_ABOVE_CHANCE = 0.02

/** Log odds beyond which no base rate lies. */
const LEAST_LIKELY = 30

/** By halving. */
function interceptFor(
  good: Uint8Array,
  slope: number,
  rows: ArrayLike<number>,
  scores: Float64Array,
): number {
  const won = good.reduce((sum, outcome) => sum + outcome, 0)
  const wanted = (good.length * (won + 0.5)) / (good.length + 1)
  const farthest = scores.reduce((most, score) => Math.max(most, Math.abs(score)), 0)
  const reach = LEAST_LIKELY + slope * farthest
  let [low, high] = [-reach, reach]
  for (let step = 0; step < 60; step += 1) {
    const intercept = (low + high) / 2
    const expected = scores.reduce(
      (sum, score, i) => sum + (rows[i] ?? 0) * calibrated({ intercept, slope }, score),
      0,
    )
    if (expected < wanted) low = intercept
    else high = intercept
  }
  return (low + high) / 2
}
