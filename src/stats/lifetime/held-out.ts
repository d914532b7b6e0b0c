import type { Estimate } from '../intervals/index.ts'
import type { PurchaseFit } from './fit-purchases.ts'
import { forecaster } from './forecast.ts'
import type { Histories } from './histories.ts'
import { rankCorrelation } from './rank-correlation.ts'
import { noAmounts } from './spend-estimates.ts'
import { beyondChance, leadOver, meanOf, sumOf } from './sums.ts'

/** Histories up to a day, and what each customer bought in the time after it, which no fit has seen. */
export interface HeldOut {
  readonly histories: Histories
  /** Purchases in the time held out, whole numbers from 0. */
  readonly purchases: Float64Array
  /** How long that time is. */
  readonly span: number
}

/** How well a fit foretold the purchases held out; means over customers. */
export interface HeldOutCheck {
  readonly fit: PurchaseFit
  /** Mean logarithm of the probability that was given to the very number of purchases that came. */
  readonly logScore: number
  readonly meanAbsoluteError: number
  readonly rootMeanSquareError: number
  /** Spearman's rank correlation of expected and real purchases; 0 where either is constant. */
  readonly rankCorrelation: number
  readonly expected: number
  readonly real: number
  /**
   * How far the total strayed from what was expected, as a share of it, beyond what chance and the
   * uncertainty of the parameters explain: what the model itself has wrong. 0 where they explain all of it.
   */
  readonly strayed: number
  /** How much the log score exceeds that of the first fit, customer by customer. */
  readonly ahead: Estimate
}

/** A probability of 0 would outweigh all customers together; scores are cut at e^-30. */
const leastLog = -30

/** Checks every fit on what was held out; each is compared with the first. */
export function checkHeldOut(
  fits: readonly PurchaseFit[],
  heldOut: HeldOut,
): readonly HeldOutCheck[] {
  const real = heldOut.purchases
  const foretold = fits.map((fit) => foretell(fit, heldOut))
  const first = foretold[0]?.scores ?? new Float64Array(0)
  return fits.map((fit, index) => {
    const { expected, scores, variance } = foretold[index] ?? emptyForetold
    const total = sumOf(expected)
    const errors = expected.map((mean, i) => mean - (real[i] ?? 0))
    return {
      fit,
      logScore: meanOf(scores),
      meanAbsoluteError: meanOf(errors.map(Math.abs)),
      rootMeanSquareError: Math.sqrt(meanOf(errors.map((error) => error * error))),
      rankCorrelation: rankCorrelation(expected, real),
      expected: total,
      real: sumOf(real),
      strayed: beyondChance(total, sumOf(real), variance),
      ahead: leadOver(scores, first),
    }
  })
}

interface Foretold {
  readonly expected: Float64Array
  readonly scores: Float64Array
  /** Of the total, by chance and by the uncertainty of the parameters. */
  readonly variance: number
}

const none = new Float64Array(0)
const emptyForetold: Foretold = { expected: none, scores: none, variance: 0 }

function foretell(fit: PurchaseFit, { histories, purchases, span }: HeldOut): Foretold {
  const n = purchases.length
  const outlook = { span, discount: 0 }
  const forecasts = forecaster(fit, histories, noAmounts(n), { outlook, margin: 1 })
  const counts = fit.model.counts(fit.parameters, span)
  const [expected, scores] = [new Float64Array(n), new Float64Array(n)]
  let scatter = 0
  for (let row = 0; row < n; row += 1) {
    const { active, none, purchases: coming } = forecasts.of(row)
    expected[row] = coming.mean
    scatter += Math.max(0, coming.second - coming.mean ** 2)
    const count = purchases[row] ?? 0
    const [x, age] = [histories.repeats[row] ?? 0, histories.age[row] ?? 0]
    const chance = count === 0 ? none : active * (counts(x, age, count)[count] ?? 0)
    scores[row] = Math.max(leastLog, Math.log(chance))
  }
  return { expected, scores, variance: scatter + forecasts.doubts().purchases }
}
