import {
  addCounts,
  type Coded,
  type CodedTrait,
  countFolds,
  type LevelCounts,
} from '../coded/index.ts'

/** Everything selection needs to know of some rows, at each level of all traits and at two levels at once. */
export interface Counts extends LevelCounts {
  /** Rows by level of one trait and level of another, by their positions: levels x levels, row by row. */
  readonly pairRows: (left: number, right: number) => Float64Array
}

/**
 * The counts of any set of folds. Pairs of levels are counted when somebody first asks for two traits,
 * for all folds at once: of hundreds of traits only those that come onto a card are met with the others.
 * Of very many rows about `MOST_COUNTED` are counted, evenly spread: enough to choose by.
 */
export function trainingCounts(
  { good, rows, traits, weight }: Coded,
  fold: Uint8Array,
  folds: number,
): (kept: readonly number[]) => Counts {
  const every = Math.max(1, Math.ceil(rows / MOST_COUNTED))
  const drawn = fold.map((k, row) => (row % every === 0 ? k : folds))
  const levels = countFolds(traits, good, drawn, folds, weight)
  const pairs = new Map<number, Table>()
  const pairsOf = (left: number, right: number) => {
    const key = left * traits.length + right
    const before = pairs.get(key)
    if (before !== undefined) return before
    const now = countPairs(traits[left], traits[right], drawn, every, folds, weight)
    pairs.set(key, now)
    return now
  }
  return (kept) => ({
    ...addCounts(kept.flatMap((k) => levels[k] ?? [])),
    pairRows: (left, right) => {
      const size = (traits[left]?.levels ?? 0) * (traits[right]?.levels ?? 0)
      return sumOfFolds(pairsOf(left, right), kept, size)
    },
  })
}

const MOST_COUNTED = 100_000

type Table = Uint32Array | Float64Array

/** Rows by fold and level of either trait; every so many rows are looked at. */
function countPairs(
  left: CodedTrait | undefined,
  right: CodedTrait | undefined,
  fold: Uint8Array,
  every: number,
  folds: number,
  weight: Float64Array | undefined,
): Table {
  if (left === undefined || right === undefined) throw new RangeError('no such pair of traits')
  const [one, other] = [left.codes, right.codes]
  const size = (folds + 1) * left.levels * right.levels
  const table = weight === undefined ? new Uint32Array(size) : new Float64Array(size)
  for (let row = 0; row < fold.length; row += every) {
    const line = (fold[row] ?? 0) * left.levels + (one[row] ?? 0)
    const cell = line * right.levels + (other[row] ?? 0)
    table[cell] = (table[cell] ?? 0) + (weight === undefined ? 1 : (weight[row] ?? 0))
  }
  return table
}

function sumOfFolds(table: Table, kept: readonly number[], size: number): Float64Array {
  const total = new Float64Array(size)
  for (const k of kept) {
    for (let i = 0; i < size; i += 1) total[i] = (total[i] ?? 0) + (table[k * size + i] ?? 0)
  }
  return total
}
