import type { Card } from '../card.ts'

export interface Likelihood {
  readonly probability: number
  /** 95 % interval of the probability. */
  readonly interval: readonly [number, number]
}

/** 97.5 % quantile of the standard normal distribution. */
const z = 1.959963984540054

/**
 * How likely is the good outcome at a number of points? Logistic in the points, with a Wald interval on
 * the log odds (Hosmer & Lemeshow, Applied Logistic Regression, 2.5): l +- z sqrt(v00 + 2 v01 p + v11 p^2).
 * The interval says how well the curve is known, not how accounts scatter around it.
 */
export function probabilityAt(calibration: Card['calibration'], points: number): Likelihood {
  const { intercept, slope, covariance } = calibration
  const [v00, v01, v11] = covariance
  const logOdds = intercept + slope * points
  const error = Math.sqrt(Math.max(0, v00 + 2 * v01 * points + v11 * points * points))
  return {
    probability: logistic(logOdds),
    interval: [logistic(logOdds - z * error), logistic(logOdds + z * error)],
  }
}

function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
