import { equalRows } from '../order/index.ts'

/**
 * What a customer's purchases come down to for every model here (D. Schmittlein, D. Morrison, R. Colombo
 * 1987): one entry a customer, times in any one unit, counted from the customer's first purchase.
 */
export interface Histories {
  /** Purchases after the first, whole numbers from 0. */
  readonly repeats: Float64Array
  /** Time of the last purchase, 0 without a repeat; in [0, age]. */
  readonly recency: Float64Array
  /** Time until the end of observation, from 0. */
  readonly age: Float64Array
}

/** Histories of which no two are equal, and how many customers have each. */
export interface WeightedHistories extends Histories {
  readonly weight: Float64Array
}

/**
 * Equal histories taken together: most customers of most companies bought once, and of those only the age
 * tells, so that a likelihood has far fewer terms than there are customers.
 */
export function distinctHistories({ repeats, recency, age }: Histories): WeightedHistories {
  const { first, count } = equalRows([repeats, recency, age])
  return {
    repeats: pickValues(repeats, first),
    recency: pickValues(recency, first),
    age: pickValues(age, first),
    weight: Float64Array.from(count),
  }
}

/** The entries at these positions. */
export function pickHistories({ repeats, recency, age }: Histories, rows: Uint32Array): Histories {
  return {
    repeats: pickValues(repeats, rows),
    recency: pickValues(recency, rows),
    age: pickValues(age, rows),
  }
}

/** About `most` of n positions, evenly spread; all where there are no more. */
export function evenRows(n: number, most: number): Uint32Array {
  const count = Math.min(n, most)
  return Uint32Array.from({ length: count }, (_, i) => Math.floor((i * n) / count))
}

export function pickValues(values: Float64Array, rows: Uint32Array): Float64Array {
  const picked = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i += 1) picked[i] = values[rows[i] ?? 0] ?? 0
  return picked
}

/** An impossible history is a bug of the caller. */
export function checkHistories({ repeats, recency, age }: Histories): void {
  if (recency.length !== repeats.length || age.length !== repeats.length)
    throw new RangeError('histories need one repeats, recency and age a customer')
  for (let i = 0; i < repeats.length; i += 1) {
    const [x, last, end] = [repeats[i] ?? 0, recency[i] ?? 0, age[i] ?? 0]
    const sound = Number.isInteger(x) && x >= 0 && last >= 0 && last <= end && end < Infinity
    if (!sound || (x === 0 && last > 0))
      throw new RangeError(`no such history: ${x} repeats, the last at ${last} of ${end}`)
  }
}
