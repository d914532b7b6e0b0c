import { normalTwoSided } from '../distributions/index.ts'
import { ascendingOrder, forEachRun, midranks } from '../order/index.ts'

/**
 * Does a number tend to be larger in the first group than in the second? Mann and Whitney (1947):
 * `u` counts the pairs in which the first is larger, ties half; `advantage` = u / pairs in [0, 1] is
 * the chance of that, 0.5 when there is nothing. Normal approximation with tie and continuity
 * correction (R's wilcox.test with exact = FALSE); dependable from about ten rows a group. An empty
 * group, or all values equal: advantage as counted (0.5 if empty), p 1.
 *
 * @param first, second finite numbers, one a row
 */
export function mannWhitney(
  first: Float64Array,
  second: Float64Array,
): { readonly u: number; readonly advantage: number; readonly p: number } {
  const [m, n] = [first.length, second.length]
  if (m === 0 || n === 0) return { u: 0, advantage: 0.5, p: 1 }
  const all = new Float64Array(m + n)
  all.set(first)
  all.set(second, m)
  const order = ascendingOrder(all)
  const ranks = midranks(all, order).subarray(0, m)
  const u = ranks.reduce((sum, rank) => sum + rank, 0) - (m * (m + 1)) / 2
  let ties = 0
  forEachRun(all, order, (from, to) => {
    const size = to - from
    ties += size ** 3 - size
  })
  const rows = m + n
  const variance = ((m * n) / 12) * (rows + 1 - ties / (rows * (rows - 1)))
  const away = Math.max(0, Math.abs(u - (m * n) / 2) - 0.5)
  const p = variance > 0 ? normalTwoSided(away / Math.sqrt(variance)) : 1
  return { u, advantage: u / (m * n), p }
}
