import { ascendingOrder, midranks } from '../order/index.ts'

/**
 * Spearman's rank correlation (1904): that of the ranks, equal values sharing their mean rank. In [-1, 1];
 * 0 where either side does not vary or is empty.
 */
export function rankCorrelation(one: Float64Array, other: Float64Array): number {
  const [first, second] = [ranks(one), ranks(other)]
  const middle = (one.length + 1) / 2
  let [both, own, others] = [0, 0, 0]
  for (let i = 0; i < first.length; i += 1) {
    const [a, b] = [(first[i] ?? 0) - middle, (second[i] ?? 0) - middle]
    both += a * b
    own += a * a
    others += b * b
  }
  return own > 0 && others > 0 ? both / Math.sqrt(own * others) : 0
}

const ranks = (values: Float64Array): Float64Array => midranks(values, ascendingOrder(values))
