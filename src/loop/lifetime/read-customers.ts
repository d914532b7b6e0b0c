import { type Engine, type Fragment, readNumbers, sql } from '../../sql/index.ts'
import type { Histories, Spending } from '../../stats/index.ts'
import { type PurchaseSource, purchaseDays, purchaseHistories } from './purchase-days.ts'
import { rowsThat, valuesOf } from './rows.ts'

/** Everybody who bought, one entry a customer, days counted from 1970-01-01; by account key. */
export interface Customers {
  readonly keys: Float64Array
  readonly first: Float64Array
  readonly last: Float64Array
  /** Days with a purchase. */
  readonly bought: Float64Array
  readonly spending: Spending
  /** The day up to which the check's models see, and what was bought by then; NaN and 0 for later customers. */
  readonly until: number
  readonly earlyLast: Float64Array
  readonly earlyBought: Float64Array
  /** The last day that counts. */
  readonly lastDay: number
}

/** Held out for the check: this share of the days from the first purchase of all to the last day. */
const heldOutShare = 1 / 3

/** Reads them by one aggregate query, after one for the days that the data spans. */
export async function readCustomers(
  engine: Engine,
  source: PurchaseSource,
  lastDay: number,
  excluded: Fragment,
): Promise<Customers> {
  const [span] = await engine.rows(
    sql`select min(day) as first_day from (${purchaseDays(engine.dialect, source, lastDay)}) as purchases`,
  )
  const start = typeof span?.['first_day'] === 'number' ? span['first_day'] : lastDay
  const until = lastDay - Math.floor((lastDay - start) * heldOutShare)
  const none = new Float64Array(0)
  const columns = await readNumbers(
    engine,
    purchaseHistories(engine.dialect, source, { lastDay, until }, excluded),
  )
  const [keys = none, first = none, last = none, bought = none] = columns
  const [priced = none, spent = none, earlyLast = none, earlyBought = none] = columns.slice(4)
  return {
    ...{ keys, first, last, bought, until, earlyLast, earlyBought, lastDay },
    spending: { purchases: priced, sum: spent },
  }
}

/** Histories up to the last day, in days. */
export function histories({ first, last, bought, lastDay }: Customers): Histories {
  return {
    repeats: bought.map((days) => days - 1),
    recency: last.map((day, i) => day - (first[i] ?? 0)),
    age: first.map((day) => lastDay - day),
  }
}

/** Histories up to the day of the check of those who had bought by then, and what they bought after it. */
export function heldOut({ first, bought, until, earlyLast, earlyBought, lastDay }: Customers) {
  const rows = rowsThat(first.length, (row) => (earlyBought[row] ?? 0) > 0)
  const of = (value: (row: number) => number) => valuesOf(rows, value)
  return {
    histories: {
      repeats: of((row) => (earlyBought[row] ?? 0) - 1),
      recency: of((row) => (earlyLast[row] ?? 0) - (first[row] ?? 0)),
      age: of((row) => until - (first[row] ?? 0)),
    },
    purchases: of((row) => (bought[row] ?? 0) - (earlyBought[row] ?? 0)),
    span: lastDay - until,
  }
}
