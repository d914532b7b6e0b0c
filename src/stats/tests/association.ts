import { fisherExact } from './fisher.ts'
import { chiSquareTest, margins, type Table } from './independence.ts'

/** Is there an association, and how strong is it? */
export interface Association {
  readonly p: number
  readonly method: 'chi-square' | 'fisher'
  /** Cramer's V in [0, 1]: 0 none, 1 the level decides the outcome. Independent of how many rows. */
  readonly strength: number
}

/**
 * Whether levels (rows) and outcomes (columns) belong together, by the test that suits the counts:
 * Fisher's exact test for a 2 x 2 table with an expected count under 5, chi-square otherwise.
 * Without rows: p 1, strength 0.
 */
export function associationOf(table: Table): Association {
  const { total, smallestExpected } = margins(table)
  const { statistic, p } = chiSquareTest(table)
  const narrow = Math.min(table.length, table[0]?.length ?? 0) - 1
  const strength =
    total > 0 && narrow > 0 ? Math.min(1, Math.sqrt(statistic / (total * narrow))) : 0
  const [first, second] = table
  const exact = table.length === 2 && first?.length === 2 && smallestExpected < 5
  if (!exact || first === undefined || second === undefined) {
    return { p, method: 'chi-square', strength }
  }
  const [a = 0, b = 0] = first
  const [c = 0, d = 0] = second
  return { p: fisherExact(a, b, c, d), method: 'fisher', strength }
}
