import type { LifetimeReport } from '../../domain/index.ts'
import { type Engine, type Fragment, sql } from '../../sql/index.ts'
import { column as c, inCurrency, table } from '../ledger/index.ts'

/**
 * What share of what customers spend is earned: as given; else stated profits over the amounts of the same
 * invoices, where at least half of the invoices state one; else what was billed less all costs; else the
 * whole. Never below 0.
 */
export async function findMargin(
  engine: Engine,
  given: number | undefined,
  currency: string | undefined,
): Promise<LifetimeReport['margin']> {
  if (given !== undefined) return { share: given, basis: 'given' }
  const counted = inCurrency(currency)
  const stated = sql`${c.profit} is not null and ${c.amount} is not null`
  const billed = (value: Fragment) => sql`(select ${value} from ${table.invoice} where ${counted})`
  const [row] = await engine.rows(sql`select ${billed(sql`count(*)`)} as invoices,
    ${billed(sql`sum(case when ${stated} then 1 else 0 end)`)} as stating,
    ${billed(sql`sum(case when ${stated} then ${c.profit} else 0 end)`)} as profit,
    ${billed(sql`sum(case when ${stated} then ${c.amount} else 0 end)`)} as amount,
    ${billed(sql`sum(${c.amount})`)} as revenue,
    (select sum(${c.amount}) from ${table.cost} where ${counted}) as costs`)
  const number = (field: string) => Number(row?.[field] ?? 0)
  const [stating, costs, revenue] = [number('stating'), number('costs'), number('revenue')]
  if (stating > 0 && 2 * stating >= number('invoices') && number('amount') > 0)
    return { share: share(number('profit') / number('amount')), basis: 'measured' }
  if (costs > 0 && revenue > 0) return { share: share(1 - costs / revenue), basis: 'costs' }
  return { share: 1, basis: 'none' }
}

const share = (value: number): number => Math.min(1, Math.max(0, value))
