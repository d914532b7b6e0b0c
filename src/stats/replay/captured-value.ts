import { criticalZ, type Estimate, wilson } from '../intervals/index.ts'

/**
 * What share of the worth is in the pick? Each row counts by its worth, so the rows say as much as
 * (sum of worth)^2 / sum of squared worth rows of equal worth would (Kish 1965), and Wilson's interval is taken for
 * that many. A few large rows make it wide, as they must; a bootstrap, which cannot draw the large row that might
 * have been, holds the truth far too seldom (`bench/replay-coverage.ts`). No worth: 0 in [0, 1].
 *
 * @param worth 0 or more a row
 * @param pick share of each row in the pick, in [0, 1]
 */
export function capturedShare(worth: Float64Array, pick: Float64Array): Estimate {
  const { all, rows } = weighOf(worth)
  if (all === 0) return { value: 0, low: 0, high: 1 }
  const share = Math.min(1, sumOver(worth, (row) => pick[row] ?? 0) / all)
  return { ...wilson(share * rows, rows), value: share }
}

/**
 * By how much is the share of the worth in the first pick larger than in the second? Rows in both cancel, so it
 * is the share that only the first holds less the share that only the second holds, with the adjusted interval
 * for paired proportions of Bonett and Price (2012): one row's worth added to either side. In [-1, 1].
 */
export function capturedGain(
  worth: Float64Array,
  first: Float64Array,
  second: Float64Array,
): Estimate {
  const { all, rows } = weighOf(worth)
  if (all === 0) return { value: 0, low: -1, high: 1 }
  const more = (row: number) => (first[row] ?? 0) - (second[row] ?? 0)
  const ours = sumOver(worth, (row) => Math.max(0, more(row))) / all
  const theirs = sumOver(worth, (row) => Math.max(0, -more(row))) / all
  const own = (ours * rows + 1) / (rows + 2)
  const other = (theirs * rows + 1) / (rows + 2)
  const gap = own - other
  const half = criticalZ(0.95) * Math.sqrt((own + other - gap * gap) / (rows + 2))
  const value = ours - theirs
  return {
    value,
    low: Math.max(-1, Math.min(value, gap - half)),
    high: Math.min(1, Math.max(value, gap + half)),
  }
}

/** All worth, and how many rows of equal worth would say as much. */
function weighOf(worth: Float64Array) {
  const all = sumOver(worth, () => 1)
  const squares = sumOver(worth, (row) => worth[row] ?? 0)
  return { all, rows: squares === 0 ? 0 : all ** 2 / squares }
}

function sumOver(worth: Float64Array, weight: (row: number) => number): number {
  let sum = 0
  for (const [row, own] of worth.entries()) sum += own * weight(row)
  return sum
}
