import { calibrated, fitLogistic, tallyScores } from '../calibration/index.ts'
import { baseLogOdds } from '../coded/index.ts'
import { POINTS_PER_LOG_ODDS } from './card.ts'

/** Probability of a number of points: 1 / (1 + exp(-(intercept + slope points))). */
export interface PointsCalibration {
  readonly intercept: number
  readonly slope: number
  /** Variance of the intercept, their covariance, variance of the slope. */
  readonly covariance: readonly [number, number, number]
}

/**
 * What probability do points stand for, judged on accounts the points were not learned from? Logistic
 * recalibration, with the covariance of its two numbers (inverse information, with a prior of one account's
 * worth: p (1 - p) = 1/4 for the intercept). Points that rank the wrong way round, as they do by chance when there is nothing to learn,
 * get slope 0: they then say the base rate.
 */
export function recalibrate(points: Float64Array, good: Uint8Array): PointsCalibration {
  const logOdds = points.map((value) => value / POINTS_PER_LOG_ODDS)
  const fitted = fitLogistic(logOdds, good)
  const { intercept, slope } =
    fitted.slope > 0 ? fitted : { intercept: baseLogOdds(good), slope: 0 }
  let [h00, h01, h11] = [1 / 4, 0, 1]
  const { rows, scores } = tallyScores(logOdds, good)
  scores.forEach((score, i) => {
    const p = calibrated({ intercept, slope }, score)
    const weight = (rows[i] ?? 0) * p * (1 - p)
    h00 += weight
    h01 += weight * score
    h11 += weight * score * score
  })
  const determinant = h00 * h11 - h01 * h01
  const k = POINTS_PER_LOG_ODDS
  return {
    intercept,
    slope: slope / k,
    covariance: [h11 / determinant, -h01 / determinant / k, h00 / determinant / k ** 2],
  }
}

/** The probability of each row's points. */
export function calibratedAll(calibration: PointsCalibration, points: Float64Array): Float64Array {
  return points.map((value) => calibrated(calibration, value))
}
