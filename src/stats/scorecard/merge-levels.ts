import type { CodedTrait } from './coded.ts'
import type { Fit } from './fit.ts'

/** Levels that share their log odds. */
export interface MergedLevels {
  readonly levels: readonly number[]
  readonly rows: number
  readonly logOdds: number
  /** Variance of the log odds, and of what its levels differ from it. */
  readonly variance: number
  readonly spread: number
}

/**
 * Joins neighbouring levels of an ordered trait, the most alike first, as long as some two differ by
 * less than `ALIKE` standard errors or by less than `POINTLESS`: what the data cannot tell apart a person
 * should not have to read apart. A group's log odds is the mean over its rows. Missing stays by itself, and so do the levels of a category.
 *
 * @param offset where the trait's levels begin in the fit
 */
export function mergeLevels(trait: CodedTrait, offset: number, fit: Fit): MergedLevels[] {
  const singles = Array.from({ length: trait.levels }, (_, level) => group([level], offset, fit))
  if (!trait.ordered) return singles
  const [missing, ...groups] = singles
  for (;;) {
    const differences = groups
      .slice(1)
      .map((right, left) => difference(groups[left] ?? right, right, offset, fit))
    const least = Math.min(...differences)
    if (differences.length === 0 || least >= ALIKE) break
    const at = differences.indexOf(least)
    const [left, right] = groups.slice(at, at + 2)
    if (left === undefined || right === undefined) break
    groups.splice(at, 2, group([...left.levels, ...right.levels], offset, fit))
  }
  return missing === undefined ? groups : [missing, ...groups]
}

/** In standard errors of the difference. */
const ALIKE = 1
/** In log odds: two points. */
const POINTLESS = (2 * Math.LN2) / 20

function group(levels: readonly number[], offset: number, fit: Fit): MergedLevels {
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
  let spread = 0
  levels.forEach((level, i) => {
    spread += (shares[i] ?? 0) * ((fit.logOdds[offset + level] ?? 0) - logOdds) ** 2
  })
  return { levels, rows: total, logOdds, variance: Math.max(variance, 0), spread }
}

/** How far apart two groups are, in standard errors; 0 where the difference is pointless. */
function difference(left: MergedLevels, right: MergedLevels, offset: number, fit: Fit): number {
  const apart = Math.abs(left.logOdds - right.logOdds)
  if (apart < POINTLESS) return 0
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
  return apart / Math.sqrt(Math.max(variance, 1e-12))
}

function share(merged: MergedLevels, level: number, offset: number, fit: Fit): number {
  return merged.rows === 0
    ? 1 / merged.levels.length
    : (fit.levelRows[offset + level] ?? 0) / merged.rows
}
