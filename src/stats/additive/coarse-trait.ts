import { type CodedTrait, recoded } from '../coded/index.ts'
import { type Shape, sparse } from './shape.ts'
import { tableCovariance, tableSmoothness } from './smoothness.ts'

/** A trait with few enough levels for tables of two traits. */
export interface CoarseTrait extends CodedTrait {
  /** The coarse level of each level of the trait; missing stays 0. */
  readonly group: Uint8Array
  /** What its levels cost at penalty 1, and the covariance that this stands for. */
  readonly cost: Shape
  readonly covariance: Float64Array
}

/** Ranges, or named categories, at the most. */
const MOST_RANGES = 10
const MOST_CATEGORIES = 14
/** A table has a cell for every so many rows at the most. */
const ROWS_PER_CELL = 50

/**
 * Joins neighbouring ranges to about equal numbers of rows, and the rarer categories to one.
 *
 * @param levelRows rows at each level of the trait
 * @param most levels at the most
 */
export function coarseTrait(
  trait: CodedTrait,
  levelRows: Float64Array,
  most = levelsForTables(levelRows),
): CoarseTrait {
  const group = compact(
    trait.ordered
      ? joinedRanges(levelRows, Math.min(most, MOST_RANGES))
      : joinedCategories(trait, levelRows, Math.min(most, MOST_CATEGORIES)),
  )
  return joinedBy(trait, group)
}

function levelsForTables(levelRows: Float64Array): number {
  const rows = levelRows.reduce((sum, n) => sum + n, 0)
  return Math.max(2, Math.floor(Math.sqrt(rows / ROWS_PER_CELL)))
}

/** The trait at coarse levels that are given. */
export function joinedBy({ codes, monotone, ordered }: CodedTrait, group: Uint8Array): CoarseTrait {
  const levels = 1 + group.reduce((most, level) => Math.max(most, level), 0)
  const coarse = { codes: recoded(codes, group), levels, ordered, ...(monotone && { monotone }) }
  return {
    ...coarse,
    group,
    cost: sparse(tableSmoothness(coarse), levels),
    covariance: tableCovariance(coarse),
  }
}

function joinedRanges(levelRows: Float64Array, most: number): Uint8Array {
  const known = levelRows.subarray(1)
  if (known.length <= most) return Uint8Array.from(levelRows.keys())
  const total = known.reduce((sum, rows) => sum + rows, 0)
  let before = 0
  const group = Uint8Array.from(levelRows, (rows, level) => {
    if (level === 0) return 0
    const middle = before + rows / 2
    before += rows
    return 1 + Math.min(most - 1, Math.floor((most * middle) / Math.max(1, total)))
  })
  return group
}

function joinedCategories(
  { levels, rest }: CodedTrait,
  levelRows: Float64Array,
  most: number,
): Uint8Array {
  if (levels - 1 <= most) return Uint8Array.from(levelRows.keys())
  const named = Array.from(levelRows.keys())
    .filter((level) => level > 0 && level !== rest)
    .sort((a, b) => (levelRows[b] ?? 0) - (levelRows[a] ?? 0) || a - b)
    .slice(0, most - 1)
    .sort((a, b) => a - b)
  return Uint8Array.from(levelRows, (_, level) =>
    level === 0 ? 0 : 1 + (named.includes(level) ? named.indexOf(level) : named.length),
  )
}

/** The same groups numbered without gaps, missing first. */
function compact(group: Uint8Array): Uint8Array {
  const used = [...new Set([0, ...group])].sort((a, b) => a - b)
  return group.map((number) => used.indexOf(number))
}
