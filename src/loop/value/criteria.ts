import { type CriterionId, customerLifetimeTable } from '../../domain/index.ts'
import { type Dialect, type Fragment, name, sql } from '../../sql/index.ts'
import { column, table } from '../ledger/index.ts'
import type { ValueBasis } from './basis.ts'
import {
  advocacy,
  brand,
  conversion,
  countOf,
  expansion,
  recentUsage,
  retention,
  salesCycle,
  satisfaction,
  tenure,
} from './behaviour.ts'
import { costs, netProfit } from './money.ts'

/** One row (account_key, raw) an account that has the number; nothing where the data cannot tell it of anyone. */
type CriterionQuery = (dialect: Dialect, basis: ValueBasis) => Fragment | undefined

export const criterionQueries: Readonly<Record<CriterionId, CriterionQuery>> = {
  net_profit: (_, basis) => netProfit(basis),
  cost_to_serve: (dialect, basis) => costs(dialect, basis, 'serving'),
  tickets: (_, basis) => (basis.hasTickets ? countOf(table.ticket, basis) : undefined),
  acquisition_cost: (dialect, basis) => costs(dialect, basis, 'winning'),
  sales_cycle_days: salesCycle,
  referrals: (_, basis) => (basis.hasReferrals ? countOf(table.referral, basis) : undefined),
  usage_quantity: (dialect, basis) => recentUsage(dialect, basis, 'quantity'),
  usage_features: (dialect, basis) => recentUsage(dialect, basis, 'features'),
  advocacy,
  satisfaction,
  tenure_days: tenure,
  retention,
  expansion,
  conversion,
  brand: (_, basis) => brand(basis),
  predicted_value: (_, { predicted }) => (predicted?.proven === true ? predictedValue : undefined),
}

/** What each customer is expected to be worth, as `lifetimeValues` wrote it. */
const predictedValue = sql`select ${column.key}, lifetime_value as ${column.raw} from ${name(customerLifetimeTable)}`

/** What a criterion's numbers are made from, where that is a choice the data decides. */
export function basisOf(criterion: CriterionId, basis: ValueBasis): string | undefined {
  if (criterion === 'net_profit') return basis.profit
  if (criterion === 'expansion') return basis.expansion
  if (criterion === 'predicted_value') return basis.predicted?.model
  if (criterion === 'retention') return stayingBasis(basis)
  return criterion === 'brand' ? basis.brand : undefined
}

/** That somebody still buys or uses is not the same as being known to have stayed. */
function stayingBasis({ hasChurn, usualGap }: ValueBasis): string | undefined {
  if (!hasChurn) return usualGap === undefined ? undefined : 'activity'
  return usualGap === undefined ? 'churn' : 'churn_or_activity'
}
