import { fitSpend, type SpendFit, type Spending } from './gamma-gamma.ts'

/** What one further purchase of each customer will bring, one entry a customer. */
export interface SpendEstimates {
  readonly model: 'gamma_gamma' | 'simple_mean'
  /** Where the model is Gamma-Gamma. */
  readonly fit?: SpendFit
  readonly mean: Float64Array
  /** Mean of the squared amount, and of the squared mean of the customer, about which its purchases scatter. */
  readonly square: Float64Array
  readonly meanSquare: Float64Array
}

/** Fewer customers with two amounts or more do not tell how amounts scatter within and between customers. */
const leastRepeated = 10

/**
 * Expected amounts. By Gamma-Gamma with n purchases that sum to s: nu ~ Gamma(pn + q, gamma + s), so the
 * mean is p (gamma + s) / (pn + q - 1). Where too few customers bought twice, or the fit fails: the mean
 * of the customer's own amounts and one average amount, scattered as all amounts are.
 * No amounts at all: mean 0.
 *
 * @param sample to fit on
 */
export function estimateSpend(spending: Spending, sample: Spending): SpendEstimates {
  const fit = countOf(sample.purchases, 2) >= leastRepeated ? fitSpend(sample) : undefined
  return fit?.converged === true ? byGammaGamma(fit, spending) : bySimpleMean(spending)
}

function countOf(purchases: Float64Array, least: number): number {
  return purchases.reduce((count, n) => count + (n >= least ? 1 : 0), 0)
}

/** The variance of a customer's mean exists from a shape of 2 on; near it, it is cut off. */
const leastOver = 0.25

function byGammaGamma(fit: SpendFit, { purchases, sum }: Spending): SpendEstimates {
  const [p, q, gamma] = fit.parameters
  const [mean, square, meanSquare] = emptyLike(sum)
  for (let i = 0; i < sum.length; i += 1) {
    const shape = p * (purchases[i] ?? 0) + q
    const scale = gamma + (sum[i] ?? 0)
    const own = (p * scale) / (shape - 1)
    mean[i] = own
    meanSquare[i] = (own * p * scale) / Math.max(shape - 2, leastOver)
    square[i] = ((meanSquare[i] ?? 0) * (p + 1)) / p
  }
  return { model: 'gamma_gamma', fit, mean, square, meanSquare }
}

function bySimpleMean({ purchases, sum }: Spending): SpendEstimates {
  const [mean, square, meanSquare] = emptyLike(sum)
  const customers = countOf(purchases, 1)
  const total = sum.reduce((all, s) => all + s, 0)
  const average =
    total /
    Math.max(
      1,
      purchases.reduce((all, n) => all + n, 0),
    )
  // Customers' own means stand for single amounts: they scatter less, and more than their expectation.
  let scatter = 0
  for (let i = 0; i < sum.length; i += 1) {
    const n = purchases[i] ?? 0
    if (n > 0 && average > 0) scatter += ((sum[i] ?? 0) / n / average - 1) ** 2
  }
  const variation = Math.max(scatter / Math.max(1, customers - 1), customers > 1 ? 0 : 1)
  for (let i = 0; i < sum.length; i += 1) {
    const n = (purchases[i] ?? 0) + 1
    const own = ((sum[i] ?? 0) + average) / n
    mean[i] = own
    square[i] = own * own * (1 + variation)
    meanSquare[i] = own * own * (1 + variation / n)
  }
  return { model: 'simple_mean', mean, square, meanSquare }
}

const emptyLike = (values: Float64Array): [Float64Array, Float64Array, Float64Array] => [
  new Float64Array(values.length),
  new Float64Array(values.length),
  new Float64Array(values.length),
]

/** Amounts of customers so far, and what they let expect. */
export interface Amounts {
  readonly spending: Spending
  readonly estimates: SpendEstimates
}

/** For questions about purchases alone. */
export function noAmounts(customers: number): Amounts {
  const [mean, square, meanSquare] = emptyLike(new Float64Array(customers))
  return {
    spending: { purchases: mean, sum: mean },
    estimates: { model: 'simple_mean', mean, square, meanSquare },
  }
}

/**
 * Derivatives of `value`, which is proportional to the expected amount of a customer, by ln p, ln(q - 1)
 * and ln gamma; zeros for the simple mean, whose uncertainty lies in the scatter.
 */
export function spendSlopes(
  { estimates: { fit }, spending: { purchases, sum } }: Amounts,
  row: number,
  value: number,
  slopes: Float64Array,
): void {
  if (fit === undefined) return
  const [p, q, gamma] = fit.parameters
  const own = p * (purchases[row] ?? 0)
  const over = own + q - 1
  slopes[0] = value * (1 - own / over)
  slopes[1] = (-value * (q - 1)) / over
  slopes[2] = (value * gamma) / (gamma + (sum[row] ?? 0))
}
