import type { CodedTrait } from '../coded/index.ts'
import { choleskyInPlace, inverseFromFactor } from '../linear/index.ts'

/**
 * How far a trait's log odds are from being neutral and smooth: the matrix S of the penalty b'Sb / 2 over
 * its levels (levels x levels). A category pays for the square of each level, so a rare level falls back
 * to the base rate. An ordered trait pays for the squared difference of neighbours (a random walk: second
 * thoughts about one level are shared with the next), a little for each level so that the whole stays
 * modest, and for `missing`, which has no neighbours, as a category does. A trend over all its levels is as likely as all
 * else together (`priorCovariance`): few rows tell whether more is better long before they tell how it bends, and a
 * walk alone pays for a long trend with being free to wander.
 */
export function smoothness(trait: CodedTrait): Float64Array {
  return hasTrend(trait) ? inverse(priorCovariance(trait), trait.levels) : tableSmoothness(trait)
}

/** The same without a trend, as tables of two traits have it: what they add has none. */
export function tableSmoothness({ levels, ordered }: CodedTrait): Float64Array {
  const matrix = new Float64Array(levels * levels)
  const add = (row: number, column: number, value: number) => {
    matrix[row * levels + column] = (matrix[row * levels + column] ?? 0) + value
  }
  for (let level = 0; level < levels; level += 1) {
    add(level, level, ordered && level > 0 ? LEVEL_SHARE : ordered ? MISSING_SHARE : 1)
    if (!ordered || level < 2) continue
    add(level, level, 1)
    add(level - 1, level - 1, 1)
    add(level, level - 1, -1)
    add(level - 1, level, -1)
  }
  return matrix
}

/** Beside the penalty on neighbours; small, so that a long ordered trait can still rise far. */
const LEVEL_SHARE = 0.05
/** The missing level may be as far off as four steps of the walk: its variance is that of four steps. */
const MISSING_SHARE = 0.25

/**
 * The prior covariance of the levels at penalty 1: the inverse of `tableSmoothness`, and of an ordered trait v t t' for
 * the trend t, evenly rising with mean 0 and mean square 1 over the known levels, and v their mean variance without it.
 */
export function priorCovariance(trait: CodedTrait): Float64Array {
  const { levels } = trait
  const covariance = tableCovariance(trait)
  if (!hasTrend(trait)) return covariance
  const known = levels - 1
  const step = Math.sqrt(12 / (known ** 2 - 1))
  const trend = (level: number) => (level === 0 ? 0 : step * (level - (known + 1) / 2))
  let variance = 0
  for (let level = 1; level < levels; level += 1) {
    variance += (covariance[level * (levels + 1)] ?? 0) / known
  }
  return covariance.map(
    (own, cell) => own + variance * trend(Math.floor(cell / levels)) * trend(cell % levels),
  )
}

/** The inverse of `tableSmoothness`. */
export function tableCovariance(trait: CodedTrait): Float64Array {
  return inverse(tableSmoothness(trait), trait.levels)
}

/** Two known levels have nothing beside a trend. */
function hasTrend({ levels, ordered }: CodedTrait): boolean {
  return ordered && levels > 3
}

function inverse(matrix: Float64Array, size: number): Float64Array {
  const factor = matrix.slice()
  choleskyInPlace(factor, size)
  return inverseFromFactor(factor, size)
}
