import { snapshotTable } from '../../domain/index.ts'
import { type Engine, type Fragment, name, readNumbers, sql } from '../../sql/index.ts'
import { column as c, table } from '../ledger/index.ts'
import type { Customers } from './read-customers.ts'
import { rowsThat, valuesOf } from './rows.ts'

/** Customers of whom it is known whether they stayed, one entry each; days counted from 1970-01-01. */
export interface Subscribers {
  readonly keys: Float64Array
  readonly start: Float64Array
  /** The day it left, else the last day that counts. */
  readonly end: Float64Array
  readonly left: Uint8Array
  /** Where each is among the customers who bought; -1 for one without a purchase. */
  readonly customer: Int32Array
  readonly lastDay: number
  /** How many left by then. */
  readonly leavers: number
  /** Customers without a day on which they began, or left. */
  readonly undated: number
}

/**
 * A subscriber begins on the day of its first purchase, or else on that of its account's record, and leaves
 * on the day of its churn. One that left without a day, or never began on one, has no tenure.
 */
export async function readSubscribers(
  engine: Engine,
  customers: Customers,
  excluded: Fragment,
): Promise<Subscribers> {
  const { dialect } = engine
  const epoch = dialect.tryCast(sql`'1970-01-01 00:00:00'`, 'timestamp')
  const day = (at: string) => dialect.daysBetween(epoch, name('a', at))
  const none = new Float64Array(0)
  const columns = await readNumbers(
    engine,
    sql`select s.${c.key} as ${c.key}, s.retained as retained, ${day('created')} as created_day, ${day('churned_at')} as churn_day
      from ${name(snapshotTable)} as s inner join ${table.account} as a on a.${c.key} = s.${c.key}
      where s.retained is not null and s.${c.key} not in (${excluded}) order by ${name('account_key')}`,
  )
  const [keys = none, retained = none, created = none, churned = none] = columns
  const placeOf = new Map(Array.from(customers.keys, (key, place) => [key, place]))
  const { lastDay } = customers
  const customer = Int32Array.from(keys, (key) => placeOf.get(key) ?? -1)
  const start = keys.map((_, i) => customers.first[customer[i] ?? -1] ?? created[i] ?? Number.NaN)
  const dated = rowsThat(keys.length, (i) => {
    const known = retained[i] === 1 || !Number.isNaN(churned[i] ?? Number.NaN)
    return known && (start[i] ?? Number.NaN) <= lastDay
  })
  const hasLeft = (i: number) => retained[i] === 0 && (churned[i] ?? 0) <= lastDay
  const left = Uint8Array.from(dated, (i) => (hasLeft(i) ? 1 : 0))
  const of = (value: (i: number) => number) => valuesOf(dated, value)
  return {
    keys: of((i) => keys[i] ?? 0),
    start: of((i) => start[i] ?? 0),
    end: of((i) => (hasLeft(i) ? Math.max(start[i] ?? 0, churned[i] ?? 0) : lastDay)),
    left,
    customer: Int32Array.from(dated, (i) => customer[i] ?? -1),
    lastDay,
    leavers: left.reduce((all, one) => all + one, 0),
    undated: keys.length - dated.length,
  }
}
