import { ascendingOrder, forEachRun } from '../order/index.ts'

/**
 * Which rows stand among the `count` highest? 1 or 0 a row; rows of equal standing at the edge share the places
 * that are left, each with the same fraction, so that no tie-break decides. The shares add up to `count`,
 * or to the number of rows where there are fewer.
 */
export function topShares(standing: Float64Array, count: number): Float64Array {
  if (!(count >= 0)) throw new RangeError(`a count is 0 or more, got ${count}`)
  const shares = new Float64Array(standing.length)
  const order = ascendingOrder(standing)
  const start = Math.max(0, standing.length - count)
  forEachRun(standing, order, (from, to) => {
    const share = (to - Math.min(to, Math.max(from, start))) / (to - from)
    for (let i = from; i < to; i += 1) shares[order[i] ?? 0] = share
  })
  return shares
}

/** The same where nobody knows anything: every row has the same chance of one of the places. */
export function randomShares(rows: number, count: number): Float64Array {
  return new Float64Array(rows).fill(rows === 0 ? 0 : Math.min(1, count / rows))
}
