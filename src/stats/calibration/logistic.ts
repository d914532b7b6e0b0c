/** Log-odds = intercept + slope * score. */
export interface LogisticCalibration {
  readonly intercept: number
  readonly slope: number
}

/**
 * What probability goes with a score? Logistic calibration (Cox 1958; Platt 1999): the intercept and
 * slope that maximise log-likelihood - prior / 2 (intercept^2 + (slope - 1)^2), by Newton's method with
 * step halving. Where the score is itself a log-odds, a slope under 1 says that it was too bold. The
 * prior does the work of Platt's softened targets: both stay finite when outcomes are all alike or
 * perfectly separated, and it fades as rows come. No rows: intercept 0, slope 1.
 *
 * @param scores log-odds, finite, one a row
 * @param outcome 0 or 1 a row
 * @param prior strength of the belief that the score is right already, greater than 0
 */
export function fitLogistic(
  scores: Float64Array,
  outcome: Uint8Array,
  prior = 1,
): LogisticCalibration {
  if (scores.length !== outcome.length) {
    throw new RangeError(`${scores.length} scores for ${outcome.length} outcomes`)
  }
  if (!(prior > 0)) throw new RangeError(`prior must be positive, got ${prior}`)
  let at: LogisticCalibration = { intercept: 0, slope: 1 }
  let cost = costOf(scores, outcome, prior, at)
  for (let round = 0; round < 100; round += 1) {
    const step = newtonStep(scores, outcome, prior, at)
    let size = 1
    let next = moved(at, step, size)
    let nextCost = costOf(scores, outcome, prior, next)
    while (!(nextCost <= cost) && size > 1e-10) {
      size /= 2
      next = moved(at, step, size)
      nextCost = costOf(scores, outcome, prior, next)
    }
    if (!(nextCost <= cost)) break
    at = next
    cost = nextCost
    const change = size * Math.hypot(step.intercept, step.slope)
    if (change < 1e-12 * (1 + Math.hypot(at.intercept, at.slope))) break
  }
  return at
}

/** The probability in [0, 1] that a calibration gives a score. */
export function calibrated({ intercept, slope }: LogisticCalibration, score: number): number {
  const logOdds = intercept + slope * score
  return logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds))
}

const moved = (at: LogisticCalibration, by: LogisticCalibration, size: number) => ({
  intercept: at.intercept + size * by.intercept,
  slope: at.slope + size * by.slope,
})

function costOf(
  scores: Float64Array,
  outcome: Uint8Array,
  prior: number,
  { intercept, slope }: LogisticCalibration,
): number {
  let cost = (prior / 2) * (intercept ** 2 + (slope - 1) ** 2)
  for (let row = 0; row < scores.length; row += 1) {
    const logOdds = intercept + slope * (scores[row] ?? 0)
    const against = outcome[row] === 1 ? -logOdds : logOdds
    cost += Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)))
  }
  return cost
}

function newtonStep(
  scores: Float64Array,
  outcome: Uint8Array,
  prior: number,
  at: LogisticCalibration,
): LogisticCalibration {
  let [g0, g1] = [-prior * at.intercept, -prior * (at.slope - 1)]
  let [h00, h01, h11] = [prior, 0, prior]
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row] ?? 0
    const p = calibrated(at, score)
    const weight = p * (1 - p)
    const miss = (outcome[row] ?? 0) - p
    g0 += miss
    g1 += miss * score
    h00 += weight
    h01 += weight * score
    h11 += weight * score * score
  }
  const determinant = h00 * h11 - h01 * h01
  return {
    intercept: (g0 * h11 - g1 * h01) / determinant,
    slope: (g1 * h00 - g0 * h01) / determinant,
  }
}
