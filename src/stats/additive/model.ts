import type { CodedTrait } from '../coded/index.ts'

/**
 * A glass-box model: log odds = intercept + one number for each trait's level + one for each cell of some
 * tables of two traits. Everything it says of a row is a sum of numbers that can be shown.
 */
export interface AdditiveModel {
  readonly intercept: number
  /** By trait of the data, by level. */
  readonly traits: readonly Float64Array[]
  readonly pairs: readonly PairTable[]
}

export interface PairTable {
  readonly traits: readonly [number, number]
  /** Levels of the first x levels of the second, row by row. */
  readonly logOdds: Float64Array
}

/** Log odds of some rows, in their order. */
export function modelLogOdds(
  { intercept, pairs, traits: effects }: AdditiveModel,
  traits: readonly CodedTrait[],
  rows: Uint32Array,
): Float64Array {
  const logOdds = new Float64Array(rows.length).fill(intercept)
  effects.forEach((levels, index) => {
    const codes = codesOf(traits, index)
    for (let i = 0; i < rows.length; i += 1) {
      logOdds[i] = (logOdds[i] ?? 0) + (levels[codes[rows[i] ?? 0] ?? 0] ?? 0)
    }
  })
  for (const { traits: pair, logOdds: cells } of pairs) {
    const [left, right] = [codesOf(traits, pair[0]), codesOf(traits, pair[1])]
    const width = traits[pair[1]]?.levels ?? 0
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] ?? 0
      const cell = (left[row] ?? 0) * width + (right[row] ?? 0)
      logOdds[i] = (logOdds[i] ?? 0) + (cells[cell] ?? 0)
    }
  }
  return logOdds
}

function codesOf(traits: readonly CodedTrait[], index: number): Uint8Array {
  const codes = traits[index]?.codes
  if (codes === undefined) throw new RangeError(`the model asks for trait ${index}`)
  return codes
}
