import type { LifetimeReport, ValueNote } from '../../domain/index.ts'
import type { Fragment } from '../../sql/index.ts'

/**
 * What the data allows the criteria to be made from. One choice for all customers, because percentiles
 * of numbers that mean different things would compare nothing.
 */
export interface ValueBasis {
  /** Accounts that are ranked: `account_key` of every customer that is not excluded, as a subquery. */
  readonly customers: Fragment
  /** "Now" as an engine literal, and as text. */
  readonly now: Fragment
  /** Last dated fact up to now; recency is counted from it, because an old export is no lapse. */
  readonly end: Fragment
  readonly dataEnd?: string
  readonly currency?: string
  readonly profit: 'invoice_profit' | 'invoices_minus_costs' | 'invoices' | 'won_deals'
  readonly expansion: 'second_year' | 'later_deals'
  readonly brand: 'revenue' | 'employees'
  /** Median days between the purchases or uses of a customer that has three or more; absent if none has. */
  readonly usualGap?: number
  /** Of some customers the data says outright whether they stayed or churned. */
  readonly hasChurn: boolean
  readonly hasTickets: boolean
  readonly hasReferrals: boolean
  /** How customers' future was foretold into `customer_lifetime`, where that was asked for. */
  readonly predicted?: Pick<LifetimeReport, 'model' | 'proven'>
  readonly notes: readonly ValueNote[]
}
