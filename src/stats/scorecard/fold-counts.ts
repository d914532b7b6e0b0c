import { type CodedTrait, levelOffsets } from './coded.ts'

/** Everything selection needs to know of some rows: how many, how many good, by level and pair of levels. */
export interface Counts {
  readonly rows: number
  readonly good: number
  /** Rows and good rows at each level of all traits, one trait after the other. */
  readonly levelRows: Float64Array
  readonly levelGood: Float64Array
  /** Rows at two levels at once, worked out when asked for: symmetric, with `levelRows` on its diagonal. */
  readonly pairRows: () => Float64Array
}

/**
 * Counts the rows of each fold once, so that any set of folds can be learned from by adding counts.
 * Reads rows x traits^2 / 2 cells.
 */
export function countFolds(
  traits: readonly CodedTrait[],
  good: Uint8Array,
  fold: Uint8Array,
  folds: number,
): Counts[] {
  const offsets = levelOffsets(traits)
  const width = offsets[traits.length] ?? 0
  const perFold = Array.from({ length: folds }, () => ({
    levelGood: new Float64Array(width),
    pairRows: new Float64Array(width * width),
  }))
  const goodRows = new Float64Array(folds)
  const rows = new Float64Array(folds)
  const codes = traits.map((trait) => trait.codes)
  const columns = new Uint32Array(traits.length)
  for (let row = 0; row < good.length; row += 1) {
    const k = fold[row] ?? 0
    const counts = perFold[k]
    if (counts === undefined) continue
    codes.forEach((levels, trait) => {
      columns[trait] = (offsets[trait] ?? 0) + (levels[row] ?? 0)
    })
    countPairs(counts.pairRows, columns, width)
    rows[k] = (rows[k] ?? 0) + 1
    if (good[row] === 1) {
      goodRows[k] = (goodRows[k] ?? 0) + 1
      for (const column of columns) counts.levelGood[column] = (counts.levelGood[column] ?? 0) + 1
    }
  }
  return perFold.map((counts, k) => ({
    rows: rows[k] ?? 0,
    good: goodRows[k] ?? 0,
    levelGood: counts.levelGood,
    levelRows: diagonal(counts.pairRows, width),
    pairRows: () => mirrored(counts.pairRows, width),
  }))
}

function countPairs(pairRows: Float64Array, columns: Uint32Array, width: number): void {
  for (let left = 0; left < columns.length; left += 1) {
    const start = (columns[left] ?? 0) * width
    for (let right = 0; right <= left; right += 1) {
      const cell = start + (columns[right] ?? 0)
      pairRows[cell] = (pairRows[cell] ?? 0) + 1
    }
  }
}

function diagonal(matrix: Float64Array, width: number): Float64Array {
  return Float64Array.from({ length: width }, (_, index) => matrix[index * width + index] ?? 0)
}

function mirrored(matrix: Float64Array, width: number): Float64Array {
  for (let row = 0; row < width; row += 1) {
    for (let column = 0; column < row; column += 1) {
      matrix[column * width + row] = matrix[row * width + column] ?? 0
    }
  }
  return matrix
}

/** The counts of several sets of rows together. */
export function addCounts(parts: readonly Counts[]): Counts {
  return {
    rows: parts.reduce((rows, part) => rows + part.rows, 0),
    good: parts.reduce((good, part) => good + part.good, 0),
    levelRows: sum(parts.map(({ levelRows }) => levelRows)),
    levelGood: sum(parts.map(({ levelGood }) => levelGood)),
    pairRows: () => sum(parts.map(({ pairRows }) => pairRows())),
  }
}

function sum(parts: readonly Float64Array[]): Float64Array {
  const total = new Float64Array(parts[0]?.length ?? 0)
  for (const part of parts) {
    for (let i = 0; i < total.length; i += 1) total[i] = (total[i] ?? 0) + (part[i] ?? 0)
  }
  return total
}

/** The levels of one trait among all. */
export interface Span {
  readonly offset: number
  readonly levels: number
}

/** The counts of some traits only, span after span. */
export function countsOfSpans(counts: Counts, spans: readonly Span[]): Counts {
  const levels = Uint32Array.from(
    spans.flatMap(({ offset, levels: own }) => Array.from({ length: own }, (_, i) => offset + i)),
  )
  const levelRows = Float64Array.from(levels, (level) => counts.levelRows[level] ?? 0)
  return {
    rows: counts.rows,
    good: counts.good,
    levelRows,
    levelGood: Float64Array.from(levels, (level) => counts.levelGood[level] ?? 0),
    pairRows: () => (spans.length === 1 ? onDiagonal(levelRows) : cells(counts, levels)),
  }
}

/** No row is at two levels of one trait. */
function onDiagonal(levelRows: Float64Array): Float64Array {
  const pairs = new Float64Array(levelRows.length ** 2)
  levelRows.forEach((rows, level) => {
    pairs[level * levelRows.length + level] = rows
  })
  return pairs
}

function cells(counts: Counts, levels: Uint32Array): Float64Array {
  const all = counts.pairRows()
  const width = counts.levelRows.length
  const pairs = new Float64Array(levels.length ** 2)
  levels.forEach((row, i) => {
    for (let j = 0; j < levels.length; j += 1) {
      pairs[i * levels.length + j] = all[row * width + (levels[j] ?? 0)] ?? 0
    }
  })
  return pairs
}
