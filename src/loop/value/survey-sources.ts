import { snapshotTable } from '../../domain/index.ts'
import { type Engine, type Fragment, join, name, sql } from '../../sql/index.ts'
import { column as c, inCurrency, table } from '../ledger/index.ts'
import type { ValueBasis } from './basis.ts'
import { twoYears } from './behaviour.ts'

type Sources = Pick<
  ValueBasis,
  'profit' | 'expansion' | 'brand' | 'hasChurn' | 'hasTickets' | 'hasReferrals'
>

interface Question {
  readonly now: Fragment
  readonly end: Fragment
  readonly currency: string | undefined
}

/** Chooses between sources by what is filled in. */
export async function surveySources(engine: Engine, question: Question): Promise<Sources> {
  const n = await countAll(engine, question)
  return {
    profit: profitSource(n),
    expansion:
      n('two_years') > 0 && 4 * n('two_years') >= n('invoiced') ? 'second_year' : 'later_deals',
    brand: 2 * n('with_revenue') >= n('with_employees') ? 'revenue' : 'employees',
    hasChurn: n('churn') > 0,
    hasTickets: n('tickets') > 0,
    hasReferrals: n('referrals') > 0,
  }
}

/** Stated profit where at least half of the invoices state it; else what was billed less what was spent. */
function profitSource(n: Count): ValueBasis['profit'] {
  if (n('profits') > 0 && 2 * n('profits') >= n('invoices')) return 'invoice_profit'
  if (n('invoices') > 0) return n('costs') > 0 ? 'invoices_minus_costs' : 'invoices'
  return 'won_deals'
}

type Count = (source: string) => number

async function countAll(engine: Engine, question: Question): Promise<Count> {
  const counted = inCurrency(question.currency)
  const years = twoYears(engine.dialect, question)
  const counts: Readonly<Record<string, Fragment>> = {
    profits: sql`select count(${c.profit}) from ${table.invoice} where ${counted}`,
    invoices: sql`select count(${c.amount}) from ${table.invoice} where ${counted}`,
    invoiced: sql`select count(distinct ${c.key}) from ${table.invoice} where ${c.at} is not null`,
    two_years: sql`select count(*) from (${years}) as years where first_year > 0`,
    costs: sql`select count(${c.amount}) from ${table.cost} where ${counted}`,
    churn: sql`select count(retained) from ${name(snapshotTable)}`,
    tickets: sql`select count(*) from ${table.ticket} where ${c.key} is not null`,
    referrals: sql`select count(*) from ${table.referral} where ${c.key} is not null`,
    with_revenue: sql`select count(*) from ${table.account} where ${name('revenue')} > 0`,
    with_employees: sql`select count(*) from ${table.account} where ${name('employees')} > 0`,
  }
  const cells = Object.entries(counts).map(([source, query]) => sql`(${query}) as ${name(source)}`)
  const [row] = await engine.rows(sql`select ${join(cells)}`)
  return (source) => Number(row?.[source] ?? 0)
}
