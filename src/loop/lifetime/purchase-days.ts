import {
  type Dialect,
  type Engine,
  type Fragment,
  integer,
  moment,
  name,
  sql,
} from '../../sql/index.ts'
import { column as c, inCurrency, table } from '../ledger/index.ts'
import { dateOf } from './days.ts'

/** Which rows are purchases: invoices where there are any with a date, else won deals. */
export interface PurchaseSource {
  readonly of: 'invoice' | 'deal'
  readonly currency: string | undefined
}

export async function purchaseSource(
  engine: Engine,
  currency: string | undefined,
): Promise<PurchaseSource> {
  const [row] = await engine.rows(
    sql`select count(*) as n from ${table.invoice} where ${c.at} is not null and ${inCurrency(currency)}`,
  )
  return { of: Number(row?.['n'] ?? 0) > 0 ? 'invoice' : 'deal', currency }
}

/**
 * Days on which customers bought, one row (account_key, day, amount) each, days counted from 1970-01-01:
 * what is billed in several lines on a day is one purchase. A day on which more was credited than billed is
 * none. Amount is null where none is stated.
 */
export function purchaseDays(
  dialect: Dialect,
  { of, currency }: PurchaseSource,
  lastDay: number,
): Fragment {
  const [at, from] = of === 'invoice' ? [c.at, table.invoice] : [c.closed, table.deal]
  const won = of === 'invoice' ? sql`1 = 1` : sql`${c.status} = 'won'`
  const epoch = dialect.tryCast(sql`'1970-01-01 00:00:00'`, 'timestamp')
  const end = moment(dialect, `${dateOf(lastDay + 1)} 00:00:00`)
  const days = sql`select ${c.key}, ${dialect.daysBetween(epoch, at)} as day, ${c.amount} from ${from}
    where ${c.key} is not null and ${at} < ${end} and ${won} and ${inCurrency(currency)}`
  return sql`select ${c.key}, day, sum(${c.amount}) as amount from (${days}) as lines group by ${c.key}, day
    having sum(${c.amount}) is null or sum(${c.amount}) >= 0`
}

/**
 * One row a customer, by one aggregate query: account_key, first, last, days with a purchase, those with an
 * amount above 0 and their sum, and, up to the day `until`, the last of them and how many there were.
 */
export function purchaseHistories(
  dialect: Dialect,
  source: PurchaseSource,
  { lastDay, until }: { readonly lastDay: number; readonly until: number },
  excluded: Fragment,
): Fragment {
  const early = sql`day <= ${integer(until)}`
  return sql`select ${c.key}, min(day) as first_day, max(day) as last_day, count(*) as days,
      sum(case when amount > 0 then 1 else 0 end) as priced, coalesce(sum(amount), 0) as spent,
      max(case when ${early} then day end) as early_last, sum(case when ${early} then 1 else 0 end) as early_days
    from (${purchaseDays(dialect, source, lastDay)}) as purchases where ${c.key} not in (${excluded})
    group by ${c.key} order by ${name('account_key')}`
}
