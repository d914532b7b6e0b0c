import type { PurchaseFit } from './fit-purchases.ts'
import type { Histories } from './histories.ts'
import type { Outlook } from './lomax.ts'
import { type ActiveFuture, emptySums } from './purchase-model.ts'

/** Places in the row that a future table fills; the slopes follow from `slopes` on, for the parameters in turn. */
export const futureAt = {
  purchases: 0,
  purchasePairs: 1,
  none: 2,
  discounted: 3,
  discountedTwice: 4,
  discountedPairs: 5,
  /** Discounted purchases for ever. */
  forever: 6,
  /** Derivatives of purchases and of discounted purchases by the parameters' logarithms, in pairs. */
  slopes: 7,
} as const

export type FutureTable = (repeats: number, age: number, row: Float64Array) => void

/** Ages at which a number of repeats is worked out; between them is interpolated. */
const knots = 25
/** Shift of a parameter's logarithm for a slope. */
const shift = 1e-3

/** How many numbers a row of the table of a fit has. */
export const futureWidth = ({ parameters }: PurchaseFit): number =>
  futureAt.slopes + 2 * parameters.length

/**
 * What is to come of an active customer by repeats and age, which is all that it depends on. Where many
 * customers share a number of repeats it is worked out at 25 ages, even on the scale of ln(alpha + age),
 * and interpolated between (four points, relative error about 1e-6): a million customers then cost about
 * as much as a few thousand.
 */
export function futureTable(fit: PurchaseFit, outlook: Outlook, histories: Histories): FutureTable {
  const exact = exactFuture(fit, outlook)
  const alpha = fit.parameters[1] ?? 1
  const ranges = agesByRepeats(histories)
  const tables = new Map<number, FutureTable>()
  return (repeats, age, row) => {
    const range = ranges.get(repeats)
    if (range === undefined || range.customers <= knots || range.low === range.high)
      return exact(repeats, age, row)
    let table = tables.get(repeats)
    if (table === undefined) {
      table = interpolated(exact, repeats, range, alpha, futureWidth(fit))
      tables.set(repeats, table)
    }
    table(repeats, age, row)
  }
}

function exactFuture({ model, parameters }: PurchaseFit, outlook: Outlook): FutureTable {
  const now = model.future(parameters, outlook)
  const forever =
    outlook.discount > 0 ? model.future(parameters, { ...outlook, span: Infinity }) : undefined
  const shifted = [...parameters].map((value, i) =>
    model.future(parameters.with(i, value * Math.exp(shift)), outlook),
  )
  const sums = emptySums()
  return (repeats, age, row) => {
    now(repeats, age, sums)
    row[futureAt.purchases] = sums.purchases
    row[futureAt.purchasePairs] = sums.purchasePairs
    row[futureAt.none] = sums.none
    row[futureAt.discounted] = sums.discounted
    row[futureAt.discountedTwice] = sums.discountedTwice
    row[futureAt.discountedPairs] = sums.discountedPairs
    row[futureAt.forever] = discountedOf(forever, repeats, age)
    const { purchases, discounted } = sums
    shifted.forEach((future, i) => {
      future(repeats, age, sums)
      row[futureAt.slopes + 2 * i] = (sums.purchases - purchases) / shift
      row[futureAt.slopes + 2 * i + 1] = (sums.discounted - discounted) / shift
    })
  }
}

function discountedOf(future: ActiveFuture | undefined, repeats: number, age: number): number {
  if (future === undefined) return Infinity
  const sums = emptySums()
  future(repeats, age, sums)
  return sums.discounted
}

interface AgeRange {
  readonly low: number
  readonly high: number
  readonly customers: number
}

function agesByRepeats({ repeats, age }: Histories): ReadonlyMap<number, AgeRange> {
  const ranges = new Map<number, { low: number; high: number; customers: number }>()
  for (let i = 0; i < repeats.length; i += 1) {
    const [x, own] = [repeats[i] ?? 0, age[i] ?? 0]
    const range = ranges.get(x)
    if (range === undefined) ranges.set(x, { low: own, high: own, customers: 1 })
    else {
      if (own < range.low) range.low = own
      if (own > range.high) range.high = own
      range.customers += 1
    }
  }
  return ranges
}

/** Cubic Lagrange interpolation over evenly spaced knots. */
function interpolated(
  exact: FutureTable,
  repeats: number,
  { low, high }: AgeRange,
  alpha: number,
  width: number,
): FutureTable {
  const first = Math.log(alpha + low)
  const step = (Math.log(alpha + high) - first) / (knots - 1)
  const values = new Float64Array(knots * width)
  for (let knot = 0; knot < knots; knot += 1)
    exact(repeats, Math.exp(first + knot * step) - alpha, values.subarray(knot * width))
  return (_, age, row) => {
    const place = (Math.log(alpha + age) - first) / step
    const from = Math.min(knots - 4, Math.max(0, Math.floor(place) - 1))
    const t = place - from
    const w0 = -((t - 1) * (t - 2) * (t - 3)) / 6
    const w1 = (t * (t - 2) * (t - 3)) / 2
    const w2 = -(t * (t - 1) * (t - 3)) / 2
    const w3 = (t * (t - 1) * (t - 2)) / 6
    const base = from * width
    for (let i = 0; i < width; i += 1) {
      const at = base + i
      row[i] =
        w0 * (values[at] ?? 0) +
        w1 * (values[at + width] ?? 0) +
        w2 * (values[at + 2 * width] ?? 0) +
        w3 * (values[at + 3 * width] ?? 0)
    }
  }
}
