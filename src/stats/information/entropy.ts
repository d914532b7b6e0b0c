import { margins, type Table } from '../tests/index.ts'

/**
 * How uncertain is the level of a row drawn by chance? Shannon's entropy (1948) of counts, in bits:
 * 0 when one level holds every row, log2(levels) when all are equal. No rows: 0.
 */
export function entropy(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  let bits = 0
  for (const count of counts) {
    if (count > 0) bits -= (count / total) * Math.log2(count / total)
  }
  return Math.max(0, bits)
}

/** How much two traits know of each other. */
export interface SharedInformation {
  /** Mutual information in bits; at least 0, at most the smaller of the two entropies. */
  readonly bits: number
  /** `bits` less what chance gives so many cells and so few rows, at least 0. */
  readonly corrected: number
  /** Share of the columns' uncertainty that knowing the row removes, in [0, 1] (Theil's U). */
  readonly explained: number
}

/**
 * How much does knowing one trait (rows) tell about another (columns)? Mutual information of a table
 * of counts, H(rows) + H(columns) - H(cells), and its bias by G. Miller (1955),
 * (rows - 1) (columns - 1) / (2 n ln 2) bits over filled rows and columns. No rows: all 0.
 */
export function mutualInformation(table: Table): SharedInformation {
  const { rows, columns, total } = margins(table)
  if (total === 0) return { bits: 0, corrected: 0, explained: 0 }
  const uncertainty = entropy(columns)
  const bits = Math.max(0, entropy(rows) + uncertainty - entropy(table.flat()))
  const filled = (sums: readonly number[]) => sums.filter((sum) => sum > 0).length
  const bias = ((filled(rows) - 1) * (filled(columns) - 1)) / (2 * total * Math.LN2)
  const explained = uncertainty > 0 ? Math.min(1, bits / uncertainty) : 0
  return { bits, corrected: Math.max(0, bits - bias), explained }
}
