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
  const tally = tallyScores(scores, outcome)
  let at: LogisticCalibration = { intercept: 0, slope: 1 }
  let cost = costOf(tally, prior, at)
  for (let round = 0; round < 100; round += 1) {
    const step = newtonStep(tally, prior, at)
    let size = 1
    let next = moved(at, step, size)
    let nextCost = costOf(tally, prior, next)
    while (!(nextCost <= cost) && size > 1e-10) {
      size /= 2
      next = moved(at, step, size)
      nextCost = costOf(tally, prior, next)
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
  return sigmoid(intercept + slope * score)
}

/** The probability of log odds. */
export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

const moved = (at: LogisticCalibration, by: LogisticCalibration, size: number) => ({
  intercept: at.intercept + size * by.intercept,
  slope: at.slope + size * by.slope,
})

/** Rows and outcomes by distinct score: points are few, so that sums over them stay short. */
export interface ScoreTally {
  readonly scores: Float64Array
  readonly rows: Float64Array
  readonly good: Float64Array
}

export function tallyScores(scores: Float64Array, outcome: Uint8Array): ScoreTally {
  const places = new Map<number, number>()
  const rows = new Float64Array(scores.length)
  const good = new Float64Array(scores.length)
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row] ?? 0
    const place = places.get(score) ?? places.size
    places.set(score, place)
    rows[place] = (rows[place] ?? 0) + 1
    good[place] = (good[place] ?? 0) + (outcome[row] ?? 0)
  }
  return {
    scores: Float64Array.from(places.keys()),
    rows: rows.subarray(0, places.size),
    good: good.subarray(0, places.size),
  }
}

function costOf(
  { good, rows, scores }: ScoreTally,
  prior: number,
  { intercept, slope }: LogisticCalibration,
): number {
  let cost = (prior / 2) * (intercept ** 2 + (slope - 1) ** 2)
  for (let i = 0; i < scores.length; i += 1) {
    const logOdds = intercept + slope * (scores[i] ?? 0)
    const rest = Math.log1p(Math.exp(-Math.abs(logOdds)))
    const [n, won] = [rows[i] ?? 0, good[i] ?? 0]
    cost += won * Math.max(-logOdds, 0) + (n - won) * Math.max(logOdds, 0) + n * rest
  }
  return cost
}

function newtonStep(
  { good, rows, scores }: ScoreTally,
  prior: number,
  at: LogisticCalibration,
): LogisticCalibration {
  let [g0, g1] = [-prior * at.intercept, -prior * (at.slope - 1)]
  let [h00, h01, h11] = [prior, 0, prior]
  for (let i = 0; i < scores.length; i += 1) {
    const score = scores[i] ?? 0
    const p = calibrated(at, score)
    const weight = (rows[i] ?? 0) * p * (1 - p)
    const miss = (good[i] ?? 0) - (rows[i] ?? 0) * p
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
