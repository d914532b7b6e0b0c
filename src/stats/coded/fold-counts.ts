import { type CodedTrait, levelOffsets } from './coded.ts'

/** How many of some rows, and how many good ones, there are: in all, and at each level of some traits. */
export interface LevelCounts {
  readonly rows: number
  readonly good: number
  /** The levels of one trait after those of the other, as `levelOffsets` lays them out. */
  readonly levelRows: Float64Array
  readonly levelGood: Float64Array
}

/**
 * Counts the rows of each fold once, so that any set of folds can be learned from by adding counts. Rows
 * of no fold (a number from `folds` on) are not counted. A row with a weight counts as many times.
 */
export function countFolds(
  traits: readonly CodedTrait[],
  good: Uint8Array,
  fold: Uint8Array,
  folds: number,
  weight?: Float64Array,
): LevelCounts[] {
  const offsets = levelOffsets(traits)
  const width = offsets[traits.length] ?? 0
  const rows = new Float64Array((folds + 1) * width)
  const won = new Float64Array((folds + 1) * width)
  traits.forEach(({ codes }, trait) => {
    const offset = offsets[trait] ?? 0
    for (let row = 0; row < fold.length; row += 1) {
      const cell = Math.min(fold[row] ?? 0, folds) * width + offset + (codes[row] ?? 0)
      const own = weight === undefined ? 1 : (weight[row] ?? 0)
      rows[cell] = (rows[cell] ?? 0) + own
      won[cell] = (won[cell] ?? 0) + own * (good[row] ?? 0)
    }
  })
  return totals(good, fold, folds, weight).map((total, k) => ({
    ...total,
    levelRows: rows.slice(k * width, (k + 1) * width),
    levelGood: won.slice(k * width, (k + 1) * width),
  }))
}

function totals(good: Uint8Array, fold: Uint8Array, folds: number, weight?: Float64Array) {
  const counts = Array.from({ length: folds }, () => ({ rows: 0, good: 0 }))
  for (let row = 0; row < fold.length; row += 1) {
    const count = counts[fold[row] ?? 0]
    if (count === undefined) continue
    const own = weight === undefined ? 1 : (weight[row] ?? 0)
    count.rows += own
    count.good += own * (good[row] ?? 0)
  }
  return counts
}

/** The counts of several sets of rows together. */
export function addCounts(parts: readonly LevelCounts[]): LevelCounts {
  return {
    rows: parts.reduce((rows, part) => rows + part.rows, 0),
    good: parts.reduce((good, part) => good + part.good, 0),
    levelRows: sum(parts.map(({ levelRows }) => levelRows)),
    levelGood: sum(parts.map(({ levelGood }) => levelGood)),
  }
}

function sum(parts: readonly Float64Array[]): Float64Array {
  const total = new Float64Array(parts[0]?.length ?? 0)
  for (const part of parts) {
    for (let i = 0; i < total.length; i += 1) total[i] = (total[i] ?? 0) + (part[i] ?? 0)
  }
  return total
}
