import { type Fragment, integer, join, name, sql } from '../../sql/index.ts'
import { type LeveledTrait, levelIndex } from '../levels/index.ts'

/**
 * The levels of six traits in one whole number, five bits each: a million accounts of thirty traits are five
 * columns to keep and to read, and the sum of what their levels add takes two look-ups a column.
 */
const bits = 5
const inWord = 6
const inTable = 3
const tableSize = 2 ** (bits * inTable)
const mostLevels = 2 ** bits

/** What each level of a trait adds, the trait by its place among those that were packed. */
export interface LevelWeights {
  readonly place: number
  readonly weights: readonly number[]
}

const wordOf = (place: number): number => Math.floor(place / inWord)

/** The words that hold some traits, ascending, and the column of each. */
export interface PackedWords {
  readonly words: readonly number[]
  readonly columns: readonly Fragment[]
}

export function wordsOf(places: readonly number[]): PackedWords {
  const words = [...new Set(places.map(wordOf))].toSorted((a, b) => a - b)
  return { words, columns: words.map(wordColumn) }
}

const wordColumn = (word: number): Fragment => name(`levels_${word}`)

/** The traits of a table as words, each under its column's name. */
export function packedColumns(leveled: readonly LeveledTrait[]): readonly Fragment[] {
  return wordsOf([...leveled.keys()]).words.map((word) => {
    const codes = leveled.slice(word * inWord, (word + 1) * inWord).map(({ trait, whens }, at) => {
      if (whens.length > mostLevels) throw new Error('a trait has more levels than can be packed')
      return sql`${levelIndex(name(trait.column), whens)} * ${integer(2 ** (bits * at))}`
    })
    return sql`${join(codes, sql` + `)} as ${wordColumn(word)}`
  })
}

/** Reads the levels of the trait at a place from the columns of words. */
export function unpacking(
  { words }: PackedWords,
  columns: readonly Float64Array[],
): (place: number) => Uint8Array {
  return (place) => {
    const packed = columns[words.indexOf(wordOf(place))] ?? new Float64Array(0)
    const shift = bits * (place % inWord)
    const codes = new Uint8Array(packed.length)
    for (let row = 0; row < packed.length; row += 1) {
      codes[row] = ((packed[row] ?? 0) >> shift) & (mostLevels - 1)
    }
    return codes
  }
}

/** Sums what the levels of some traits add, row by row, from the columns of words. */
export function summing(
  { words }: PackedWords,
  traits: readonly LevelWeights[],
): (columns: readonly Float64Array[], rows: number) => Float64Array {
  const tables = words.map((word) => ({
    low: tableOf(traits, word * inWord),
    high: tableOf(traits, word * inWord + inTable),
  }))
  return (columns, rows) => {
    const sums = new Float64Array(rows)
    tables.forEach(({ low, high }, index) => {
      const packed = columns[index] ?? new Float64Array(0)
      for (let row = 0; row < rows; row += 1) {
        const word = packed[row] ?? 0
        const added = (low[word & (tableSize - 1)] ?? 0) + (high[word >> (bits * inTable)] ?? 0)
        sums[row] = (sums[row] ?? 0) + added
      }
    })
    return sums
  }
}

/** What every combination of the levels of three neighbouring traits adds. */
function tableOf(traits: readonly LevelWeights[], first: number): Float64Array {
  const table = new Float64Array(tableSize)
  for (const { place, weights } of traits) {
    if (place < first || place >= first + inTable) continue
    const shift = bits * (place - first)
    for (let packed = 0; packed < tableSize; packed += 1) {
      table[packed] = (table[packed] ?? 0) + (weights[(packed >> shift) & (mostLevels - 1)] ?? 0)
    }
  }
  return table
}
