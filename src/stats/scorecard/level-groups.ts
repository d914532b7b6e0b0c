import type { Fit } from './fit.ts'

/** Levels that share their log odds. */
export interface MergedLevels {
  readonly levels: readonly number[]
  readonly rows: number
  readonly logOdds: number
  /** Variance of the log odds. */
  readonly variance: number
  /** Mean square by which the true log odds of its levels may be off: their own variance, and what they differ from it. */
  readonly off: number
}

/**
 * Some levels of a trait as one, with the mean of their log odds over the rows (all alike where there are none).
 *
 * @param offset where the trait's levels begin in the fit
 */
export function groupLevels(levels: readonly number[], offset: number, fit: Fit): MergedLevels {
  const rows = levels.map((level) => fit.levelRows[offset + level] ?? 0)
  const total = rows.reduce((sum, n) => sum + n, 0)
  const shares = rows.map((n) => (total === 0 ? 1 / rows.length : n / total))
  let logOdds = 0
  levels.forEach((level, i) => {
    logOdds += (shares[i] ?? 0) * (fit.logOdds[offset + level] ?? 0)
  })
  const width = fit.logOdds.length + 1
  let variance = 0
  levels.forEach((level, i) => {
    levels.forEach((other, j) => {
      const cell = (1 + offset + level) * width + 1 + offset + other
      variance += (shares[i] ?? 0) * (shares[j] ?? 0) * (fit.covariance[cell] ?? 0)
    })
  })
  let off = 0
  levels.forEach((level, i) => {
    const own = fit.covariance[(1 + offset + level) * (width + 1)] ?? 0
    off += (shares[i] ?? 0) * (own + ((fit.logOdds[offset + level] ?? 0) - logOdds) ** 2)
  })
  return { levels, rows: total, logOdds, variance: Math.max(variance, 0), off }
}

/** How far apart two groups are, in standard errors of their difference. */
export function apart(left: MergedLevels, right: MergedLevels, offset: number, fit: Fit): number {
  const width = fit.logOdds.length + 1
  let shared = 0
  for (const level of left.levels) {
    for (const other of right.levels) {
      const cell = (1 + offset + level) * width + 1 + offset + other
      shared +=
        share(left, level, offset, fit) *
        share(right, other, offset, fit) *
        (fit.covariance[cell] ?? 0)
    }
  }
  const variance = left.variance + right.variance - 2 * shared
  return Math.abs(left.logOdds - right.logOdds) / Math.sqrt(Math.max(variance, 1e-12))
}

function share(merged: MergedLevels, level: number, offset: number, fit: Fit): number {
  return merged.rows === 0
    ? 1 / merged.levels.length
    : (fit.levelRows[offset + level] ?? 0) / merged.rows
}
