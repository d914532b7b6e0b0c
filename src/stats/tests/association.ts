import { fisherExact } from './fisher.ts'
import { chiSquareTest, margins, type Table } from './independence.ts'

/** Is there an association, and how strong is it? */
export interface Association {
  readonly p: number
  readonly method: 'chi-square' | 'fisher'
  /** Cramer's V in [0, 1]: 0 none, 1 the level decides the outcome. Independent of how many rows. */
  readonly strength: number
  /**
   * Whether the p-value can be taken at its word: always for the exact test; for chi-square by
   * Cochran's rule (1954), every expected count at least 1 and four in five at least 5. Otherwise join
   * rare levels first.
   */
  readonly dependable: boolean
}

/**
 * Whether levels (rows) and outcomes (columns) belong together, by the test that suits the counts:
 * Fisher's exact test for a 2 x 2 table with an expected count under 5, chi-square otherwise.
 * Without rows: p 1, strength 0, not dependable.
 */
export function associationOf(table: Table): Association {
  const { rows, columns, total } = margins(table)
  const { statistic, p } = chiSquareTest(table)
  const narrow = Math.min(table.length, table[0]?.length ?? 0) - 1
  const strength =
    total > 0 && narrow > 0 ? Math.min(1, Math.sqrt(statistic / (total * narrow))) : 0
  const [first, second] = table
  const expected = rows.flatMap((row) => columns.map((column) => (row * column) / total))
  const large = expected.filter((count) => count >= 5).length
  const square = table.length === 2 && first?.length === 2
  if (!square || large === 4 || first === undefined || second === undefined) {
    const dependable =
      total > 0 && expected.every((count) => count >= 1) && large >= 0.8 * expected.length
    return { p, method: 'chi-square', strength, dependable }
  }
  const [a = 0, b = 0] = first
  const [c = 0, d = 0] = second
  return { p: fisherExact(a, b, c, d), method: 'fisher', strength, dependable: true }
}
