import type { CodedTrait } from '../coded/index.ts'
import type { DraftGroup } from './card.ts'
import type { Fit } from './fit.ts'

/**
 * Some levels of a trait as one, with the mean of their log odds over the rows (all alike where there are none).
 *
 * @param offset where the trait's levels begin in the fit
 */
export function groupLevels(levels: readonly number[], offset: number, fit: Fit): DraftGroup {
  const rows = levels.map((level) => fit.levelRows[offset + level] ?? 0)
  const total = rows.reduce((sum, n) => sum + n, 0)
  const shares = rows.map((n) => (total === 0 ? 1 / rows.length : n / total))
  let logOdds = 0
  levels.forEach((level, i) => {
    logOdds += (shares[i] ?? 0) * (fit.logOdds[offset + level] ?? 0)
  })
  const width = fit.logOdds.length + 1
  let off = 0
  levels.forEach((level, i) => {
    const own = fit.covariance[(1 + offset + level) * (width + 1)] ?? 0
    off += (shares[i] ?? 0) * (own + ((fit.logOdds[offset + level] ?? 0) - logOdds) ** 2)
  })
  return { levels, rows: total, logOdds, off }
}

/**
 * Missing, the rest and a category that nobody has are taken as average where they have few rows, unless somebody
 * states otherwise; what the data seems to say of them counts as doubt.
 */
export function averageIfRare(trait: CodedTrait | undefined, group: DraftGroup): DraftGroup {
  const { levels, logOdds, off, rows } = group
  const stated = levels.some((level) => (trait?.prior?.logOdds[level] ?? 0) !== 0)
  const odd = levels.includes(0) || levels.includes(trait?.rest ?? 0) || rows === 0
  return rows < FEW && odd && !stated ? { ...group, logOdds: 0, off: off + logOdds ** 2 } : group
}

const FEW = 15
