import { differenceOfProportions, type Estimate } from '../intervals/index.ts'

/** By how much the win rate of one pick of rows exceeds that of another pick of as many. */
export interface PickDifference extends Estimate {
  /** Places given to different rows; the others cannot tell the picks apart. */
  readonly apart: number
}

/**
 * Two lists of equal length from the same rows: how many more wins a place does the first hold? Rows that stand
 * in both cancel, so only those that stand in one of them count, as in McNemar's test (1947): with m places
 * apart of k, the difference is m / k times the difference between the win rates of the two groups apart,
 * and so is its interval, Newcombe's (1998, method 10). Rows may stand in a pick by a fraction (ties, a random
 * pick): rates are then weighted, and a group counts as (sum of weights)^2 / sum of squared weights rows (Kish
 * 1965). Which rows were picked is taken as given. Picks that agree, or no places: 0 in [0, 0].
 *
 * @param first, second share of each row in the pick, in [0, 1]; both with the same sum
 */
export function comparePicks(
  first: Float64Array,
  second: Float64Array,
  good: Uint8Array,
): PickDifference {
  const places = first.reduce((sum, share) => sum + share, 0)
  const more = first.map((share, row) => share - (second[row] ?? 0))
  const ours = heldApart(more, good)
  const theirs = heldApart(
    more.map((share) => -share),
    good,
  )
  if (places === 0 || ours.weight === 0 || theirs.weight === 0)
    return { value: 0, low: 0, high: 0, apart: 0 }
  const { value, low, high } = differenceOfProportions(
    ours.wins,
    ours.rows,
    theirs.wins,
    theirs.rows,
  )
  const part = ours.weight / places
  return { value: part * value, low: part * low, high: part * high, apart: ours.weight }
}

/** Below this, shares differ by rounding. */
const negligible = 1e-9

/** The rows with a share above 0, as so many rows of equal weight. */
function heldApart(shares: Float64Array, good: Uint8Array) {
  let [weight, squares, won] = [0, 0, 0]
  for (const [row, share] of shares.entries()) {
    if (share < negligible) continue
    weight += share
    squares += share * share
    won += share * (good[row] ?? 0)
  }
  const rows = weight === 0 ? 0 : weight ** 2 / squares
  return { weight, rows, wins: weight === 0 ? 0 : Math.min(rows, (won / weight) * rows) }
}
