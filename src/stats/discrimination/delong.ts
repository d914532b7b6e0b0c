import { normalTwoSided } from '../distributions/index.ts'
import { criticalZ, type Estimate, wilson } from '../intervals/index.ts'
import { ascendingOrder, midranks, rowsWith } from '../order/index.ts'
import { checkRows } from './auc.ts'

/** An area under the curve with its interval and standard error. */
export interface AucEstimate extends Estimate {
  readonly error: number
}

/**
 * How sure is the AUC? Variance of DeLong, DeLong and Clarke-Pearson (1988), computed from midranks
 * (Sun and Xu 2014) in O(n), and value +- z error within [0, 1]. Where every row of an outcome agrees
 * (perfect separation) that variance is 0, which is false certainty: the interval is then Wilson's for
 * as many pairs as the rarer outcome has rows. Without wins or losses: 0.5 in [0, 1].
 */
export function aucEstimate(
  scores: Float64Array,
  outcome: Uint8Array,
  confidence = 0.95,
): AucEstimate {
  checkRows(scores, outcome)
  const z = criticalZ(confidence)
  const { won, lost } = placements(scores, outcome)
  if (won.length === 0 || lost.length === 0) return { value: 0.5, low: 0, high: 1, error: 0.5 }
  const value = mean(won)
  const error = Math.sqrt(variance(won) / won.length + variance(lost) / lost.length)
  const rarer = Math.min(won.length, lost.length)
  if (error === 0 || rarer < 2) {
    const { low, high } = wilson(value * rarer, rarer, confidence)
    return { value, low, high, error: (high - low) / (2 * z) }
  }
  return { value, low: Math.max(0, value - z * error), high: Math.min(1, value + z * error), error }
}

/** By how much one ranking of the same rows beats another. */
export interface AucDifference extends Estimate {
  /** Standard error; 0 where the scores order alike. */
  readonly error: number
  readonly z: number
  /** Two-sided p-value of no difference. */
  readonly p: number
}

/**
 * Does the first score rank these accounts better than the second? Difference of the two AUCs on the
 * same rows with DeLong's test for correlated curves (1988). Two scores that order alike, or fewer than
 * two rows of an outcome: z 0, p 1, and then the interval is [-1, 1] unless the scores order alike.
 */
export function compareAucs(
  first: Float64Array,
  second: Float64Array,
  outcome: Uint8Array,
  confidence = 0.95,
): AucDifference {
  checkRows(first, outcome)
  checkRows(second, outcome)
  const critical = criticalZ(confidence)
  const [a, b] = [placements(first, outcome), placements(second, outcome)]
  const [wins, losses] = [a.won.length, a.lost.length]
  if (wins < 2 || losses < 2) {
    const value = wins === 0 || losses === 0 ? 0 : mean(a.won) - mean(b.won)
    return { value, low: -1, high: 1, error: 1, z: 0, p: 1 }
  }
  const won = a.won.map((place, i) => place - (b.won[i] ?? 0))
  const lost = a.lost.map((place, i) => place - (b.lost[i] ?? 0))
  const value = mean(won)
  const error = Math.sqrt(variance(won) / wins + variance(lost) / losses)
  if (error === 0) return { value, low: value, high: value, error, z: 0, p: 1 }
  const z = value / error
  const half = critical * error
  return {
    value,
    low: Math.max(-1, value - half),
    high: Math.min(1, value + half),
    error,
    z,
    p: normalTwoSided(z),
  }
}

/**
 * For each won row the share of lost rows below it, and for each lost row the share of won rows above
 * it, ties counting half.
 */
function placements(scores: Float64Array, outcome: Uint8Array) {
  const rank = midranks(scores, ascendingOrder(scores))
  const within = (kind: number) => {
    const rows = rowsWith(outcome, kind)
    const values = new Float64Array(rows.length)
    for (let i = 0; i < rows.length; i += 1) values[i] = scores[rows[i] ?? 0] ?? 0
    const places = midranks(values, ascendingOrder(values))
    for (let i = 0; i < rows.length; i += 1) {
      places[i] = (rank[rows[i] ?? 0] ?? 0) - (places[i] ?? 0)
    }
    return places
  }
  const [above, below] = [within(1), within(0)]
  return {
    won: above.map((lostBelow) => lostBelow / below.length),
    lost: below.map((wonBelow) => 1 - wonBelow / above.length),
  }
}

const mean = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

function variance(values: Float64Array): number {
  if (values.length < 2) return 0
  const centre = mean(values)
  return values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (values.length - 1)
}
