import type { LifetimeParameter } from '../../domain/index.ts'
import type { ChurnFit, PurchaseFit, SpendFit } from '../../stats/index.ts'
import { normalQuantile } from '../../stats/index.ts'

const z = normalQuantile(0.975)

/** A parameter with its 95 % interval, which is even on the scale of logarithms. */
function ranged(
  name: string,
  value: number,
  variance: number,
  unit?: LifetimeParameter['unit'],
): LifetimeParameter {
  const factor = Math.exp(z * Math.sqrt(variance))
  const own = { name, value, low: value / factor, high: value * factor }
  return unit === undefined ? own : { ...own, unit }
}

/** None for the simple rate, which is not estimated. */
export function purchaseParameters(fit: PurchaseFit): readonly LifetimeParameter[] {
  if (fit.model.name === 'simple_rate') return []
  const { names, times } = { names: fit.model.parameters, times: fit.model.times }
  return names.map((name, i) =>
    ranged(
      name,
      fit.parameters[i] ?? 0,
      fit.covariance[i * (names.length + 1)] ?? 0,
      times[i] === true ? 'days' : undefined,
    ),
  )
}

/** The interval of q is that of q - 1 moved up by 1, as q is kept above it. */
export function spendParameters(fit: SpendFit | undefined): readonly LifetimeParameter[] {
  if (fit === undefined) return []
  const [p, q, gamma] = fit.parameters
  const over = ranged('q', q - 1, fit.covariance[4] ?? 0)
  return [
    ranged('p', p, fit.covariance[0] ?? 0),
    { name: 'q', value: q, low: over.low + 1, high: over.high + 1 },
    ranged('gamma', gamma, fit.covariance[8] ?? 0, 'amount'),
  ]
}

export function churnParameters({ a, b, covariance }: ChurnFit): readonly LifetimeParameter[] {
  return [ranged('a', a, covariance[0] ?? 0), ranged('b', b, covariance[3] ?? 0)]
}
