import type { Outlook } from './lomax.ts'

export type PurchaseModelName = 'bg_nbd' | 'mbg_nbd' | 'pareto_nbd' | 'simple_rate'

/**
 * What one history says: [0] its log likelihood, [1..4] the derivatives by the parameters' logarithms, [5]
 * the logarithm of the probability that the customer is still active, [6..9] its derivatives.
 */
export type HistoryTerms = (
  repeats: number,
  recency: number,
  age: number,
  terms: Float64Array,
) => void

/** What is to come of a customer who is still active; see `FutureSums`. */
export type ActiveFuture = (repeats: number, age: number, sums: FutureSums) => void

/** All given that the customer is still active at the end of observation. */
export interface FutureSums {
  /** Expected purchases in the span; Infinity may be for ever. */
  purchases: number
  /** Expected purchases times (purchases - 1). */
  purchasePairs: number
  /** Probability of no purchase in the span. */
  none: number
  /** Expected sum of e^(-discount time) over purchases. */
  discounted: number
  /** The same with twice the discount. */
  discountedTwice: number
  /** Expected sum of e^(-discount (time + other time)) over ordered pairs of purchases. */
  discountedPairs: number
}

export function emptySums(): FutureSums {
  return {
    purchases: 0,
    purchasePairs: 0,
    none: 1,
    discounted: 0,
    discountedTwice: 0,
    discountedPairs: 0,
  }
}

export function clear(sums: FutureSums): void {
  sums.purchases = 0
  sums.purchasePairs = 0
  sums.discounted = 0
  sums.discountedTwice = 0
  sums.discountedPairs = 0
}

/** Without a discount, discounted sums are plain ones. */
export function undiscounted(sums: FutureSums): void {
  sums.discounted = sums.purchases
  sums.discountedTwice = sums.purchases
  sums.discountedPairs = sums.purchasePairs
}

/**
 * A model of how customers buy and stop buying. Two or four parameters, all above 0, the second of them
 * `alpha`; those in `times` have the unit of the histories, the others none.
 */
export interface PurchaseModel {
  readonly name: PurchaseModelName
  readonly parameters: readonly string[]
  readonly times: readonly boolean[]
  /** @param mostRepeats the largest number of repeats it will be asked about */
  history(parameters: Float64Array, mostRepeats: number): HistoryTerms
  future(parameters: Float64Array, outlook: Outlook): ActiveFuture
  /** P(purchases in the span = 0, 1, ... most), given that the customer is still active. */
  counts(
    parameters: Float64Array,
    span: number,
  ): (repeats: number, age: number, most: number) => Float64Array
}
