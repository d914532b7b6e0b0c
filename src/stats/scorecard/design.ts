import { statedMean, statedShape } from '../additive/index.ts'
import { bytesAt, type CodedTrait, levelOffsets, numbersAt, totalsOf } from '../coded/index.ts'

/** Rows to learn from, laid out for passes over them. */
export interface Design {
  readonly traits: readonly CodedTrait[]
  /** Column of each trait's level, row by row: rows x traits, counted from 1 since 0 is the intercept. */
  readonly columns: Uint16Array
  readonly good: Uint8Array
  /** How much each row counts; all alike where there are none. */
  readonly weight?: Float64Array
  /** What all rows count for together. */
  readonly total: number
  /** Columns in all: the intercept and every level. */
  readonly width: number
  readonly offsets: Uint32Array
  readonly levelRows: Float64Array
  /** Penalty matrix of each trait at penalty 1, and the log odds from which it counts. */
  readonly shapes: readonly Float64Array[]
  readonly means: readonly Float64Array[]
}

export function designOf(
  traits: readonly CodedTrait[],
  good: Uint8Array,
  rows: Uint32Array,
  weights?: Float64Array,
): Design {
  const offsets = levelOffsets(traits)
  const columns = new Uint16Array(rows.length * traits.length)
  const levelRows = new Float64Array(offsets[traits.length] ?? 0)
  const weight = weights && numbersAt(weights, rows)
  traits.forEach(({ codes }, trait) => {
    const offset = offsets[trait] ?? 0
    for (let i = 0; i < rows.length; i += 1) {
      const level = offset + (codes[rows[i] ?? 0] ?? 0)
      columns[i * traits.length + trait] = level + 1
      levelRows[level] = (levelRows[level] ?? 0) + (weight === undefined ? 1 : (weight[i] ?? 0))
    }
  })
  const outcomes = bytesAt(good, rows)
  const { rows: total, won } = totalsOf(outcomes, weight)
  const rate = (won + 0.5) / (total + 1)
  return {
    traits,
    columns,
    good: outcomes,
    ...(weight && { weight }),
    total,
    width: levelRows.length + 1,
    offsets,
    levelRows,
    shapes: traits.map((trait) => statedShape(trait, rate)),
    means: traits.map((trait, index) => {
      const offset = offsets[index] ?? 0
      return statedMean(trait, levelRows.subarray(offset, offset + trait.levels))
    }),
  }
}

/** The same with about so many of its rows, evenly spread. */
export function thinned(design: Design, few: number): Design {
  const depth = design.traits.length
  const every = Math.floor(design.good.length / few)
  const good = design.good.filter((_, row) => row % every === 0)
  const columns = new Uint16Array(good.length * depth)
  for (let row = 0; row < good.length; row += 1) {
    const from = row * every * depth
    columns.set(design.columns.subarray(from, from + depth), row * depth)
  }
  const levelRows = design.levelRows.map((rows) => rows / every)
  const weight = design.weight?.filter((_, row) => row % every === 0)
  const total = design.total / every
  return { ...design, good, columns, levelRows, total, ...(weight && { weight }) }
}
