import type { CodedTrait } from '../coded/index.ts'
import type { SegmentCondition, SegmentRule } from './rule.ts'

/** Rows as bits, 32 a word; the bits after the last row are 0. */
export type Cover = Uint32Array

/** Where every level of every trait stands, as covers: a rule's rows are then a few words away. */
export interface CoverIndex {
  readonly traits: readonly CodedTrait[]
  readonly rows: number
  readonly all: Cover
  /** By trait and level. */
  readonly levels: readonly (readonly Cover[])[]
}

/** One bit a row for each level, so about levels / 8 bytes a cell. */
export function indexCovers(traits: readonly CodedTrait[], rows: number): CoverIndex {
  const words = (rows + 31) >>> 5
  const all = new Uint32Array(words).fill(0xffffffff)
  if (rows % 32 > 0) all[words - 1] = 2 ** (rows % 32) - 1
  const levels = traits.map(({ codes, levels }) => {
    const own = Array.from({ length: levels }, () => new Uint32Array(words))
    for (let row = 0; row < rows; row += 1) {
      const cover = own[codes[row] ?? 0]
      if (cover !== undefined) cover[row >>> 5] = (cover[row >>> 5] ?? 0) | (1 << (row & 31))
    }
    return own
  })
  return { traits, rows, all, levels }
}

/** The rows that meet every condition; all rows where there is none. */
export function coverOf(index: CoverIndex, rule: SegmentRule): Cover {
  const cover = index.all.slice()
  for (const condition of rule) {
    const own = conditionCover(index, condition)
    for (let word = 0; word < cover.length; word += 1)
      cover[word] = (cover[word] ?? 0) & (own[word] ?? 0)
  }
  return cover
}

function conditionCover({ all, levels }: CoverIndex, condition: SegmentCondition): Cover {
  const cover = new Uint32Array(all.length)
  for (const level of condition.levels) {
    const own = levels[condition.trait]?.[level] ?? cover
    for (let word = 0; word < cover.length; word += 1)
      cover[word] = (cover[word] ?? 0) | (own[word] ?? 0)
  }
  return cover
}

/** The numbers of the covered rows, ascending. */
export function rowsIn(cover: Cover): Uint32Array {
  const rows = new Uint32Array(coverSize(cover))
  let count = 0
  for (let word = 0; word < cover.length; word += 1) {
    let bits = cover[word] ?? 0
    while (bits !== 0) {
      rows[count] = (word << 5) + 31 - Math.clz32(bits & -bits)
      count += 1
      bits &= bits - 1
    }
  }
  return rows
}

/** How many rows are in the cover. */
export function coverSize(cover: Cover): number {
  let count = 0
  for (let word = 0; word < cover.length; word += 1) count += ones(cover[word] ?? 0)
  return count
}

/** How many rows are in both covers. */
export function sharedRows(one: Cover, other: Cover): number {
  let count = 0
  for (let word = 0; word < one.length; word += 1)
    count += ones((one[word] ?? 0) & (other[word] ?? 0))
  return count
}

/** Rows in both over rows in either, in [0, 1] (P. Jaccard, 1901); 0 where both are empty. */
export function jaccard(one: Cover, other: Cover): number {
  const shared = sharedRows(one, other)
  const either = coverSize(one) + coverSize(other) - shared
  return either === 0 ? 0 : shared / either
}

/** Mean Jaccard index of all pairs of covers; 0 for fewer than two. */
export function meanOverlap(covers: readonly Cover[]): number {
  const indices = covers.flatMap((one, at) =>
    covers.slice(at + 1).map((other) => jaccard(one, other)),
  )
  return indices.length === 0 ? 0 : indices.reduce((sum, index) => sum + index, 0) / indices.length
}

/** Bits set in a word (H. S. Warren, "Hacker's Delight", 5-1). */
function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  bits = (bits + (bits >>> 4)) & 0x0f0f0f0f
  return Math.imul(bits, 0x01010101) >>> 24
}
