import { chiSquareUpper } from '../distributions/index.ts'

/** A test's answer: how far the data are from the claim, and how often chance alone goes so far. */
export interface TestResult {
  readonly statistic: number
  /** Degrees of freedom of the statistic's distribution. */
  readonly degrees: number
  /** Two-sided p-value in [0, 1]; 1 when the data cannot speak, for example without rows. */
  readonly p: number
}

/** Counts, one row a level and one column an outcome; all rows of one length. */
export type Table = readonly (readonly number[])[]

/**
 * Are levels and outcome independent? Pearson's chi-square (1900) without continuity correction over
 * a table of counts: sum of (observed - expected)^2 / expected. Empty rows and columns do not count;
 * fewer than two of either: statistic 0, p 1. The p-value is dependable where expected counts are at
 * least about 5; see `fisherExact` and `associationOf`.
 */
export function chiSquareTest(table: Table): TestResult {
  return overCells(table, (observed, expected) => (observed - expected) ** 2 / expected)
}

/**
 * The same question by the likelihood ratio: G = 2 sum of observed ln(observed / expected), Wilks
 * (1935). Adds up over nested models, which Pearson's statistic does not. Same limits.
 */
export function likelihoodRatioTest(table: Table): TestResult {
  return overCells(table, (observed, expected) =>
    observed > 0 ? 2 * observed * Math.log(observed / expected) : 0,
  )
}

/** The sums of a table: of each row, of each column and of all. */
export function margins(table: Table) {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = (table[0] ?? []).map((_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0))
  const total = rows.reduce((sum, count) => sum + count, 0)
  return { rows, columns, total }
}

function overCells(table: Table, part: (observed: number, expected: number) => number): TestResult {
  const { rows, columns, total } = margins(table)
  const filled = (sums: readonly number[]) => sums.filter((sum) => sum > 0).length
  const degrees = Math.max(0, filled(rows) - 1) * Math.max(0, filled(columns) - 1)
  if (degrees === 0) return { statistic: 0, degrees, p: 1 }
  let statistic = 0
  for (const [i, row] of table.entries()) {
    for (const [j, observed] of row.entries()) {
      const expected = ((rows[i] ?? 0) * (columns[j] ?? 0)) / total
      if (expected > 0) statistic += part(observed, expected)
    }
  }
  const kept = Math.max(0, statistic)
  return { statistic: kept, degrees, p: chiSquareUpper(kept, degrees) }
}
