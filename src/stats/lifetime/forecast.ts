import type { PurchaseFit } from './fit-purchases.ts'
import { futureAt, futureTable, futureWidth } from './future-table.ts'
import type { Histories } from './histories.ts'
import type { Outlook } from './lomax.ts'
import { type ParameterDoubt, parameterDoubt } from './parameter-doubt.ts'
import type { HistoryTerms } from './purchase-model.ts'
import type { Amounts } from './spend-estimates.ts'
import { spendSlopes } from './spend-estimates.ts'

/** First and second moment of something to come, as far as the parameters are right, and their part. */
export interface ForecastMoments {
  mean: number
  second: number
  /** Variance of the mean because the parameters are estimated. */
  doubt: number
}

/** What is to come of one customer; filled in anew for each. */
export interface Forecast {
  /** Probability of still being active, and of no purchase within the span. */
  active: number
  none: number
  readonly purchases: ForecastMoments
  readonly value: ForecastMoments
  /** Discounted margin for ever. */
  forever: number
}

export interface Forecaster {
  readonly of: (row: number) => Forecast
  /** Variances of the sums over all customers asked for, because of the parameters. */
  readonly doubts: () => { readonly purchases: number; readonly value: number }
}

/**
 * With A the event that the customer is still active, K its purchases, t_k their times and Z_k their
 * amounts, of which nu decides the mean: E K = P(A) E(K | A); the value V = sum of margin e^(-d t_k) Z_k
 * has the mean P(A) margin E(Z) E(sum e^(-d t) | A) and the second moment P(A) margin^2 [E(Z^2) E(sum
 * e^(-2dt) | A) + E(E(Z | nu)^2) E(sum over pairs | A)].
 */
export function forecaster(
  fit: PurchaseFit,
  { repeats, recency, age }: Histories,
  amounts: Amounts,
  { outlook, margin }: { readonly outlook: Outlook; readonly margin: number },
): Forecaster {
  const history = keepingFirsts(fit.model.history(fit.parameters, largest(repeats)))
  const table = futureTable(fit, outlook, { repeats, recency, age })
  const { estimates } = amounts
  const doubts = {
    purchases: parameterDoubt(fit.covariance, fit.parameters.length),
    times: parameterDoubt(fit.covariance, fit.parameters.length),
    amounts: parameterDoubt(estimates.fit?.covariance ?? new Float64Array(9), 3),
  }
  const terms = new Float64Array(10)
  const future = new Float64Array(futureWidth(fit))
  const at = (place: number): number => future[place] ?? 0
  const forecast = emptyForecast()
  const { purchases, value } = forecast
  const fillPurchases = (active: number): void => {
    purchases.mean = active * at(futureAt.purchases)
    purchases.second = active * at(futureAt.purchasePairs) + purchases.mean
    fillSlopes(doubts.purchases, active, terms, future, 0)
    purchases.doubt = doubts.purchases.take()
  }
  const fillValue = (row: number, active: number): void => {
    const scale = active * margin * (estimates.mean[row] ?? 0)
    value.mean = scale * at(futureAt.discounted)
    value.second =
      active *
      margin ** 2 *
      (at(futureAt.discountedTwice) * (estimates.square[row] ?? 0) +
        at(futureAt.discountedPairs) * (estimates.meanSquare[row] ?? 0))
    fillSlopes(doubts.times, scale, terms, future, 1)
    spendSlopes(amounts, row, value.mean, doubts.amounts.slopes)
    value.doubt = doubts.times.take() + doubts.amounts.take()
    forecast.forever = scale === 0 ? 0 : scale * at(futureAt.forever)
  }
  const of = (row: number): Forecast => {
    history(repeats[row] ?? 0, recency[row] ?? 0, age[row] ?? 0, terms)
    table(repeats[row] ?? 0, age[row] ?? 0, future)
    const active = Math.exp(terms[5] ?? 0)
    forecast.active = active
    forecast.none = 1 - active * (1 - at(futureAt.none))
    fillPurchases(active)
    fillValue(row, active)
    return forecast
  }
  return {
    of,
    doubts: () => ({
      purchases: doubts.purchases.total(),
      value: doubts.times.total() + doubts.amounts.total(),
    }),
  }
}

/** Of customers without a repeat only the age tells, and most customers are that: each age is worked out once. */
function keepingFirsts(history: HistoryTerms): HistoryTerms {
  const kept = new Map<number, Float64Array>()
  return (repeats, recency, age, terms) => {
    if (repeats > 0) {
      history(repeats, recency, age, terms)
      return
    }
    const known = kept.get(age)
    if (known !== undefined) {
      terms.set(known)
      return
    }
    history(repeats, recency, age, terms)
    kept.set(age, terms.slice())
  }
}

/** Derivatives of scale P(A) x future, x purchases (0) or discounted purchases (1). */
function fillSlopes(
  { slopes }: ParameterDoubt,
  scale: number,
  terms: Float64Array,
  future: Float64Array,
  which: 0 | 1,
): void {
  const mean = future[which === 0 ? futureAt.purchases : futureAt.discounted] ?? 0
  for (let k = 0; k < slopes.length; k += 1) {
    const byFuture = future[futureAt.slopes + 2 * k + which] ?? 0
    slopes[k] = scale * (mean * (terms[6 + k] ?? 0) + byFuture)
  }
}

const emptyForecast = (): Forecast => ({
  active: 0,
  none: 1,
  purchases: { mean: 0, second: 0, doubt: 0 },
  value: { mean: 0, second: 0, doubt: 0 },
  forever: 0,
})

const largest = (values: Float64Array): number =>
  values.reduce((most, value) => Math.max(most, value), 0)
