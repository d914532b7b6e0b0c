import { criticalZ, type Estimate } from '../intervals/index.ts'
import type { PurchaseFit } from './fit-purchases.ts'
import { type ForecastMoments, forecaster } from './forecast.ts'
import type { Histories } from './histories.ts'
import type { Outlook } from './lomax.ts'
import type { Amounts } from './spend-estimates.ts'
import { type RangeEnds, zeroInflatedRange } from './zero-inflated.ts'

export interface ValueQuestion {
  readonly outlook: Outlook
  /** Share of what is spent that is earned. */
  readonly margin: number
  /** By which share the model itself was off in totals that it had not seen; 0 unless given. */
  readonly strayed?: number
  readonly confidence?: number
}

/** What is expected of every customer after the end of observation, one entry a customer. */
export interface Predictions {
  /** Probability that the customer has not stopped. */
  readonly active: Float64Array
  /** Purchases within the span. */
  readonly purchases: Float64Array
  readonly purchasesLow: Float64Array
  readonly purchasesHigh: Float64Array
  /** What is spent within the span, not discounted. */
  readonly spend: Float64Array
  /** Margin of it, discounted to the end of observation. */
  readonly value: Float64Array
  readonly valueLow: Float64Array
  readonly valueHigh: Float64Array
  /** The same without end; Infinity without a discount. */
  readonly valueForever: Float64Array
  readonly totals: PredictedTotals
}

export interface PredictedTotals {
  readonly active: number
  readonly purchases: Estimate
  readonly spend: number
  readonly value: Estimate
  readonly valueForever: number
}

/**
 * Expected purchases, spend and value of every customer. A customer's range is where what it will really
 * buy, or be worth, should lie: it holds the chance of single purchases and amounts, whether the customer
 * is still active, and the uncertainty of all parameters, but not that the model may be wrong. The totals'
 * hold that too, as far as the model was seen to stray.
 */
export function predictLifetimes(
  fit: PurchaseFit,
  histories: Histories,
  amounts: Amounts,
  question: ValueQuestion,
): Predictions {
  const { confidence = 0.95, strayed = 0 } = question
  const n = histories.repeats.length
  const forecasts = forecaster(fit, histories, amounts, question)
  const result = emptyPredictions(n)
  const tail = (1 - confidence) / 2
  const [bought, worth] = [emptyRange(), emptyRange()]
  const sums = { active: 0, purchases: 0, counted: 0, value: 0, valued: 0, spend: 0, forever: 0 }
  for (let row = 0; row < n; row += 1) {
    const { active, none, purchases, value, forever } = forecasts.of(row)
    const spend = purchases.mean * (amounts.estimates.mean[row] ?? 0)
    fillRange(none, purchases, tail, bought)
    fillRange(none, value, tail, worth)
    result.active[row] = active
    result.purchases[row] = purchases.mean
    result.purchasesLow[row] = bought.low
    result.purchasesHigh[row] = bought.high
    result.spend[row] = spend
    result.value[row] = value.mean
    result.valueLow[row] = worth.low
    result.valueHigh[row] = worth.high
    result.valueForever[row] = forever
    sums.active += active
    sums.purchases += purchases.mean
    sums.counted += Math.max(0, purchases.second - purchases.mean ** 2)
    sums.spend += spend
    sums.value += value.mean
    sums.valued += Math.max(0, value.second - value.mean ** 2)
    sums.forever += forever
  }
  const doubts = forecasts.doubts()
  const z = criticalZ(confidence)
  return {
    ...result,
    totals: {
      active: sums.active,
      purchases: about(
        sums.purchases,
        z * Math.sqrt(sums.counted + doubts.purchases + (strayed * sums.purchases) ** 2),
      ),
      spend: sums.spend,
      value: about(
        sums.value,
        z * Math.sqrt(sums.valued + doubts.value + (strayed * sums.value) ** 2),
      ),
      valueForever: sums.forever,
    },
  }
}

const emptyRange = (): RangeEnds => ({ low: 0, high: 0 })

function fillRange(
  none: number,
  { mean, second, doubt }: ForecastMoments,
  tail: number,
  ends: RangeEnds,
): void {
  zeroInflatedRange(none, mean, second + doubt, tail, ends)
}

const about = (value: number, half: number): Estimate => ({
  value,
  low: Math.max(0, value - half),
  high: value + half,
})

const emptyPredictions = (n: number): Omit<Predictions, 'totals'> => ({
  active: new Float64Array(n),
  purchases: new Float64Array(n),
  purchasesLow: new Float64Array(n),
  purchasesHigh: new Float64Array(n),
  spend: new Float64Array(n),
  value: new Float64Array(n),
  valueLow: new Float64Array(n),
  valueHigh: new Float64Array(n),
  valueForever: new Float64Array(n),
})
