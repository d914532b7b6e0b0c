/** One trait as its level a row: 0 is missing, 1 .. levels - 1 the others; ordered where neighbours mean something. */
export interface CodedTrait {
  readonly codes: Uint8Array
  /** How many levels there are, missing among them; 2 to 255. */
  readonly levels: number
  readonly ordered: boolean
  /** The level of all values that have none of their own; on a card it stands alone. */
  readonly rest?: number
  /** How readily people use the lower edge of each level, in (0, 1]; all alike unless given. */
  readonly roundness?: readonly number[]
  /** What somebody holds of the levels before any data; nothing (neutral) unless given. */
  readonly prior?: LevelPrior
  /** What its levels cost at penalty 1, levels x levels, where their kind alone does not say it: those of a table. */
  readonly shape?: Float64Array
  /** Which way what an ordered trait says is held to run over its levels, missing aside; either way unless given. */
  readonly monotone?: 'up' | 'down'
}

/** A stated belief about the levels of one trait, by level. */
export interface LevelPrior {
  /** Log odds against the average account; 0 where nothing is stated. */
  readonly logOdds: readonly number[]
  /** How many customers' experience the belief counts for; over 0. */
  readonly worth: readonly number[]
}

/** What learning needs of decided accounts: a byte a trait, the outcome, and when it was known. */
export interface Coded {
  readonly rows: number
  readonly traits: readonly CodedTrait[]
  /** 1 where the account had the good outcome, else 0. */
  readonly good: Uint8Array
  /** How much each row counts in what is learned; all alike unless given. */
  readonly weight?: Float64Array
  /** When the outcome was known, in any one unit; NaN where unknown. */
  readonly time?: Float64Array
}

/** The data of some rows only, in their order. */
export function pickRows(data: Coded, rows: Uint32Array): Coded {
  if (rows.length === data.rows && rows.every((row, i) => row === i)) return data
  const { time, weight } = data
  return {
    rows: rows.length,
    traits: data.traits.map((trait) => ({ ...trait, codes: bytesAt(trait.codes, rows) })),
    good: bytesAt(data.good, rows),
    ...(time === undefined ? {} : { time: numbersAt(time, rows) }),
    ...(weight === undefined ? {} : { weight: numbersAt(weight, rows) }),
  }
}

/** The data with about so many of its rows, evenly spread; itself where it has no more. */
export function evenly(data: Coded, most: number): Coded {
  const every = Math.max(1, Math.ceil(data.rows / most))
  return pickRows(
    data,
    rowsWhere(data.rows, (row) => row % every === 0),
  )
}

/** Every code as the group it belongs to. */
export function recoded(codes: Uint8Array, group: Uint8Array): Uint8Array {
  const groups = new Uint8Array(codes.length)
  for (let row = 0; row < codes.length; row += 1) groups[row] = group[codes[row] ?? 0] ?? 0
  return groups
}

/** The bytes of some rows; a plain loop, since `Uint8Array.from` with a function takes ten times as long. */
export function bytesAt(values: Uint8Array, rows: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(rows.length)
  for (let i = 0; i < rows.length; i += 1) bytes[i] = values[rows[i] ?? 0] ?? 0
  return bytes
}

/** The numbers of some rows. */
export function numbersAt(values: Float64Array, rows: Uint32Array): Float64Array {
  const numbers = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i += 1) numbers[i] = values[rows[i] ?? 0] ?? 0
  return numbers
}

/** Rows for which the test holds, ascending. */
export function rowsWhere(rows: number, test: (row: number) => boolean): Uint32Array {
  const found = new Uint32Array(rows)
  let count = 0
  for (let row = 0; row < rows; row += 1) {
    if (!test(row)) continue
    found[count] = row
    count += 1
  }
  return found.slice(0, count)
}

/** Where each trait's levels begin when the levels of all stand in one row; the last entry is their number. */
export function levelOffsets(traits: readonly CodedTrait[]): Uint32Array {
  const offsets = new Uint32Array(traits.length + 1)
  traits.forEach((trait, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + trait.levels
  })
  return offsets
}

/** Log odds of the base rate; 0 where there are no rows. */
export function baseLogOdds(good: Uint8Array, weight?: Float64Array): number {
  const { rows, won } = totalsOf(good, weight)
  return Math.log((won + 0.5) / (rows - won + 0.5))
}

/** Rows and good ones among them, each counted by its weight. */
export function totalsOf(good: Uint8Array, weight?: Float64Array): { rows: number; won: number } {
  let [rows, won] = [good.length, 0]
  if (weight === undefined) {
    for (const outcome of good) won += outcome
    return { rows, won }
  }
  rows = 0
  for (let row = 0; row < good.length; row += 1) {
    const own = weight[row] ?? 0
    rows += own
    won += own * (good[row] ?? 0)
  }
  return { rows, won }
}

/** How many rows there are at each level of a trait. */
export function rowsAtLevels({ codes, levels }: CodedTrait, weight?: Float64Array): Float64Array {
  const rows = new Float64Array(levels)
  if (weight === undefined) for (const level of codes) rows[level] = (rows[level] ?? 0) + 1
  else {
    for (let row = 0; row < codes.length; row += 1) {
      const level = codes[row] ?? 0
      rows[level] = (rows[level] ?? 0) + (weight[row] ?? 0)
    }
  }
  return rows
}
