import { topShares } from '../replay/index.ts'

/** A share with its 95 % interval. */
interface Share {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * What share of all value stands among the best-scored share of the rows? A ratio of sums, with the standard error of
 * Taylor linearisation (Cochran, Sampling Techniques, 3rd ed., 1977, 6.3), the cut taken as given. Rows
 * tied at the cut count in part. 0 with the widest interval where there is no value.
 *
 * @param value of each row; 0 for rows that brought nothing
 */
export function capturedValue(scores: Float64Array, value: Float64Array, share: number): Share {
  return shareOf(topShares(scores, share * scores.length), value, [0, 1])
}

/** By how much one way of scoring captures more value than another, on the same rows. */
export function capturedMore(
  scores: Float64Array,
  other: Float64Array,
  value: Float64Array,
  share: number,
): Share {
  const places = share * scores.length
  const base = topShares(other, places)
  const more = topShares(scores, places).map((own, row) => own - (base[row] ?? 0))
  return shareOf(more, value, [-1, 1])
}

/** Sum of part x value over sum of value. */
function shareOf(part: Float64Array, value: Float64Array, [least, most]: [number, number]): Share {
  let [total, inside] = [0, 0]
  value.forEach((own, row) => {
    total += own
    inside += own * (part[row] ?? 0)
  })
  if (total === 0) return { value: 0, low: least, high: most }
  const ratio = inside / total
  let squares = 0
  value.forEach((own, row) => {
    squares += (own * ((part[row] ?? 0) - ratio)) ** 2
  })
  const off = (1.96 * Math.sqrt(squares)) / total
  return { value: ratio, low: Math.max(least, ratio - off), high: Math.min(most, ratio + off) }
}
