import { ascendingOrder } from '../order/index.ts'

/**
 * Of the findings kept up to this one, what share must be expected to be false? Benjamini and
 * Hochberg's adjusted p-values (1995), q_(i) = min over j >= i of p_(j) m / j, in the order given.
 * Keeping q <= 0.05 keeps at most 5 % false findings on average, for independent or positively
 * dependent tests. In [0, 1], never below the p-value; empty in, empty out.
 */
export function benjaminiHochberg(p: Float64Array): Float64Array {
  return stepUp(p, 1)
}

/**
 * The same promise under any dependence between the tests (Benjamini and Yekutieli 2001): the values
 * of `benjaminiHochberg` before capping times 1 + 1/2 + ... + 1/m.
 */
export function benjaminiYekutieli(p: Float64Array): Float64Array {
  let harmonic = 0
  for (let i = p.length; i >= 1; i -= 1) harmonic += 1 / i
  return stepUp(p, harmonic)
}

function stepUp(p: Float64Array, factor: number): Float64Array {
  for (const value of p) {
    if (!(value >= 0 && value <= 1)) throw new RangeError(`a p-value lies in [0, 1], got ${value}`)
  }
  const adjusted = new Float64Array(p.length)
  let least = 1
  for (const [below, row] of ascendingOrder(p).toReversed().entries()) {
    const rank = p.length - below
    least = Math.min(least, ((p[row] ?? 1) * factor * p.length) / rank)
    adjusted[row] = least
  }
  return adjusted
}
