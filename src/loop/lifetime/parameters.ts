import type { LifetimeParameter } from '../../domain/index.ts'
import {
  type ChurnFit,
  churnRanges,
  type Interval,
  type PeriodCounts,
  type PurchaseFit,
  purchaseRanges,
  type SpendFit,
  type Spending,
  spendRanges,
  type WeightedHistories,
} from '../../stats/index.ts'

function parameter(
  name: string,
  value = 0,
  { low, high }: Interval = { low: 0, high: Infinity },
  unit?: LifetimeParameter['unit'],
): LifetimeParameter {
  const own = { name, value, low, high: high === Infinity ? null : high }
  return unit === undefined ? own : { ...own, unit }
}

/** None for the simple rate, which is not estimated. */
export function purchaseParameters(
  fit: PurchaseFit,
  histories: WeightedHistories,
): readonly LifetimeParameter[] {
  const { name: model, parameters: names, times } = fit.model
  if (model === 'simple_rate') return []
  const ranges = purchaseRanges(fit, histories)
  return names.map((name, i) =>
    parameter(name, fit.parameters[i], ranges[i], times[i] === true ? 'days' : undefined),
  )
}

export function spendParameters(
  fit: SpendFit | undefined,
  spending: Spending,
): readonly LifetimeParameter[] {
  if (fit === undefined) return []
  const [p, q, gamma] = fit.parameters
  const [ofP, ofQ, ofGamma] = spendRanges(fit, spending)
  return [
    parameter('p', p, ofP),
    parameter('q', q, ofQ),
    parameter('gamma', gamma, ofGamma, 'amount'),
  ]
}

/** None for the simple rate, whose two numbers are counts. */
export function churnParameters(fit: ChurnFit, counts: PeriodCounts): readonly LifetimeParameter[] {
  if (fit.model === 'simple_churn') return []
  const [ofA, ofB] = churnRanges(fit, counts)
  return [parameter('a', fit.a, ofA), parameter('b', fit.b, ofB)]
}
