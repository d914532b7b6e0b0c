import { priorCovariance } from '../additive/index.ts'
import type { CodedTrait, LevelCounts } from '../coded/index.ts'

export interface TraitStrength {
  /** Penalty of the trait's `smoothness` that its own variation asks for; Infinity where it shows none. */
  readonly penalty: number
  /** How far its variation is above what chance gives, in standard deviations of chance. */
  readonly excess: number
}

/**
 * Does the outcome vary over a trait's levels beyond chance, and how much? Moments of the score test for
 * a variance component (Lin, Biometrika 84, 1997): with g the level sums of (outcome - base rate), H
 * their covariance under no effect and C the prior covariance of the levels at penalty 1, Q = g'Cg has
 * mean tr(CH) and variance 2 tr(CHCH) without an effect, and mean tr(CH) + v tr(CHCH) where the levels
 * vary with covariance vC. The estimate of v gives the penalty 1 / v.
 *
 * @param offset where the trait's levels begin in the counts
 */
export function traitStrength(
  trait: CodedTrait,
  offset: number,
  counts: LevelCounts,
): TraitStrength {
  const { levels } = trait
  const covariance = priorCovariance(trait)
  const rate = counts.rows === 0 ? 0 : counts.good / counts.rows
  const weight = rate * (1 - rate)
  if (weight === 0) return { penalty: Number.POSITIVE_INFINITY, excess: 0 }
  const rows = counts.levelRows.subarray(offset, offset + levels)
  const gradient = Float64Array.from(
    rows,
    (n, level) => (counts.levelGood[offset + level] ?? 0) - rate * n,
  )
  const spread = covarianceTimesInformation(covariance, rows, weight / counts.rows, counts.rows)
  let [seen, mean, variance] = [0, 0, 0]
  for (let i = 0; i < levels; i += 1) {
    mean += spread[i * levels + i] ?? 0
    for (let j = 0; j < levels; j += 1) {
      seen += (gradient[i] ?? 0) * (covariance[i * levels + j] ?? 0) * (gradient[j] ?? 0)
      variance += (spread[i * levels + j] ?? 0) * (spread[j * levels + i] ?? 0)
    }
  }
  const above = seen - mean
  if (!(above > 0 && variance > 0)) return { penalty: Number.POSITIVE_INFINITY, excess: 0 }
  return {
    penalty: Math.min(Math.max(variance / above, LEAST_PENALTY), MOST_PENALTY),
    excess: above / Math.sqrt(2 * variance),
  }
}

/** A level can hardly be more than e^4 times as good; and beyond the other end nothing is left of a trait. */
export const LEAST_PENALTY = 0.3
export const MOST_PENALTY = 1e4

/** C H with H = scale (total diag(n) - n n'). */
function covarianceTimesInformation(
  covariance: Float64Array,
  rows: Float64Array,
  scale: number,
  total: number,
): Float64Array {
  const levels = rows.length
  const product = new Float64Array(levels * levels)
  for (let i = 0; i < levels; i += 1) {
    let weighted = 0
    for (let k = 0; k < levels; k += 1)
      weighted += (covariance[i * levels + k] ?? 0) * (rows[k] ?? 0)
    for (let j = 0; j < levels; j += 1) {
      const own = (covariance[i * levels + j] ?? 0) * total
      product[i * levels + j] = scale * (rows[j] ?? 0) * (own - weighted)
    }
  }
  return product
}
