import type { CodedTrait } from '../coded/index.ts'
import { choleskyInPlace, inverseFromFactor } from '../linear/index.ts'

/**
 * How far a trait's log odds are from being neutral and smooth: the matrix S of the penalty b'Sb / 2 over
 * its levels (levels x levels). A category pays for the square of each level, so a rare level falls back
 * to the base rate. An ordered trait pays for the squared difference of neighbours (a random walk: second
 * thoughts about one level are shared with the next), a little for each level so that the whole stays
 * modest, and for `missing`, which has no neighbours, as a category does.
 */
export function smoothness(trait: CodedTrait): Float64Array {
  const { levels, ordered } = trait
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

/** The prior covariance of the levels at penalty 1: the inverse of `smoothness`. */
export function priorCovariance(trait: CodedTrait): Float64Array {
  const matrix = smoothness(trait)
  choleskyInPlace(matrix, trait.levels)
  return inverseFromFactor(matrix, trait.levels)
}
