import { type Dialect, type Fragment, sql } from '../../sql/index.ts'
import { column as c, inCurrency, table } from '../ledger/index.ts'
import type { ValueBasis } from './basis.ts'

/** Kinds of cost that were spent on winning the customer; all others were spent on serving it. */
const acquisition =
  '(?i)acqui|marketing|sales|campaign|advert|commission|tiếp thị|获客|营销|หาลูกค้า|جذب|بازاریابی'

export function netProfit(basis: ValueBasis): Fragment {
  const counted = inCurrency(basis.currency)
  switch (basis.profit) {
    case 'invoice_profit':
      return sql`select ${c.key}, sum(${c.profit}) as ${c.raw} from ${table.invoice} where ${c.profit} is not null and ${counted} group by ${c.key}`
    case 'invoices':
      return sql`select ${c.key}, sum(${c.amount}) as ${c.raw} from ${table.invoice} where ${c.amount} is not null and ${counted} group by ${c.key}`
    case 'won_deals':
      return sql`select ${c.key}, sum(${c.amount}) as ${c.raw} from ${table.deal} where ${c.amount} is not null and ${c.status} = 'won' and ${counted} group by ${c.key}`
    case 'invoices_minus_costs':
      return sql`select ${c.key}, sum(earned) as ${c.raw} from (
          select ${c.key}, ${c.amount} as earned, 1 as billed from ${table.invoice} where ${c.amount} is not null and ${counted}
          union all select ${c.key}, -${c.amount} as earned, 0 as billed from ${table.cost} where ${c.amount} is not null and ${counted}
        ) as flows group by ${c.key} having sum(billed) > 0`
  }
}

export function costs(dialect: Dialect, basis: ValueBasis, of: 'winning' | 'serving'): Fragment {
  const winning = dialect.matches(c.kind, acquisition)
  const wanted = of === 'winning' ? winning : sql`(${c.kind} is null or not ${winning})`
  return sql`select ${c.key}, sum(${c.amount}) as ${c.raw} from ${table.cost} where ${c.amount} is not null and ${inCurrency(basis.currency)} and ${wanted} group by ${c.key}`
}
