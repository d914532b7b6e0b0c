import type { CodedTrait } from '../../coded/index.ts'

/** Where the parameters of some traits stand: one a level, `missing` among them, trait after trait. */
export interface Layout {
  readonly traits: readonly CodedTrait[]
  readonly offsets: Uint32Array
  readonly size: number
}

export function layoutOf(traits: readonly CodedTrait[]): Layout {
  const offsets = new Uint32Array(traits.length)
  let size = 0
  traits.forEach(({ levels }, index) => {
    offsets[index] = size
    size += levels
  })
  return { traits, offsets, size }
}

/** The sum of the parameters at each row's levels, trait by trait: for many rows. */
export function sumsOf(
  { traits, offsets }: Layout,
  parameters: Float64Array,
  rows: Uint32Array,
): Float64Array {
  const sums = new Float64Array(rows.length)
  traits.forEach(({ codes, levels }, index) => {
    const offset = offsets[index] ?? 0
    const own = parameters.subarray(offset, offset + levels)
    for (let i = 0; i < rows.length; i += 1) {
      sums[i] = (sums[i] ?? 0) + (own[codes[rows[i] ?? 0] ?? 0] ?? 0)
    }
  })
  return sums
}

/** For some rows, one after another, the parameters that each trait's level stands for. */
export interface Places {
  readonly rows: number
  /** Parameters a row. */
  readonly width: number
  readonly at: Uint32Array
}

/** Gathered once, so that rounds of learning read memory in order, wherever the rows stood. */
export function placesOf({ traits, offsets }: Layout, rows: Uint32Array): Places {
  const width = traits.length
  const at = new Uint32Array(rows.length * width)
  traits.forEach(({ codes }, index) => {
    const offset = offsets[index] ?? 0
    for (let i = 0; i < rows.length; i += 1) {
      at[i * width + index] = offset + (codes[rows[i] ?? 0] ?? 0)
    }
  })
  return { rows: rows.length, width, at }
}

/** Share of the rows at each parameter; zeros where there are no rows. */
export function levelShares({ at, rows }: Places, size: number): Float64Array {
  const shares = new Float64Array(size)
  for (const place of at) shares[place] = (shares[place] ?? 0) + 1
  return shares.map((count) => count / Math.max(1, rows))
}

/** The sum of the parameters at each row. */
export function sumsAt({ at, rows, width }: Places, parameters: Float64Array): Float64Array {
  const sums = new Float64Array(rows)
  for (let row = 0; row < rows; row += 1) {
    let sum = 0
    const end = (row + 1) * width
    for (let cell = row * width; cell < end; cell += 1) sum += parameters[at[cell] ?? 0] ?? 0
    sums[row] = sum
  }
  return sums
}
