import { rowsWhere } from '../coded/index.ts'
import { criticalZ, type Estimate, meanEstimate } from '../intervals/index.ts'
import { rankCorrelation } from '../lifetime/index.ts'
import { ascendingOrder } from '../order/index.ts'
import { meanOf, pickAmounts, varianceOf, type WonAmounts } from './amounts.ts'
import { chooseAmountTraits } from './choose-amount-traits.ts'
import { fitAmounts } from './fit-amounts.ts'
import { foretellLogs } from './foretell-amounts.ts'

/** Of each won account, what the others say of it: by the model, and by what is the same for everybody. */
export interface HeldOutAmounts {
  readonly logs: Float64Array
  readonly mean: Float64Array
  readonly median: Float64Array
}

/** Accounts foretold about alike, and what they brought. */
export interface AmountTenth {
  readonly rows: number
  readonly foretold: number
  readonly real: Estimate
}

export interface AmountCheck {
  /** Share of the squared error of log amounts, against the mean for everybody, that is gone; 0 is no better. */
  readonly explained: Estimate
  /** Mean absolute error in money, by the model and by the median for everybody. */
  readonly meanError: number
  readonly medianError: number
  /** Spearman's, of foretold and real amounts, with Fisher's interval. */
  readonly ranks: Estimate
  readonly tenths: readonly AmountTenth[]
}

const FOLDS = 10
const CONFIDENCE = 0.95

/** Ten-fold: traits are chosen and the model is fitted without the rows that it foretells. */
export function heldOutAmounts(data: WonAmounts): HeldOutAmounts {
  const rows = data.logAmount.length
  const held = {
    logs: new Float64Array(rows),
    mean: new Float64Array(rows),
    median: new Float64Array(rows),
  }
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const train = pickAmounts(
      data,
      rowsWhere(rows, (row) => row % FOLDS !== fold),
    )
    const test = rowsWhere(rows, (row) => row % FOLDS === fold)
    const chosen = chooseAmountTraits(train)
    const own = pickAmounts(data, test).traits
    const model = fitAmounts(train, chosen)
    const foretold = foretellLogs(
      model,
      chosen.flatMap((index) => own[index] ?? []),
      test.length,
    )
    const sorted = train.logAmount.toSorted()
    const [mean, median] = [meanOf(sorted), middleOf(sorted)]
    test.forEach((row, place) => {
      held.logs[row] = foretold.mean[place] ?? 0
      held.mean[row] = mean
      held.median[row] = median
    })
  }
  return held
}

/** How well the amounts kept aside were foretold; two rows at the least. */
export function checkAmounts(
  logAmount: Float64Array,
  held: HeldOutAmounts,
  smear: number,
): AmountCheck {
  const amounts = logAmount.map(Math.exp)
  return {
    explained: explainedShare(logAmount, held),
    meanError: meanOf(amounts.map((real, row) => Math.abs(real - Math.exp(held.logs[row] ?? 0)))),
    medianError: meanOf(
      amounts.map((real, row) => Math.abs(real - Math.exp(held.median[row] ?? 0))),
    ),
    ranks: withFisher(rankCorrelation(held.logs, logAmount), logAmount.length),
    tenths: tenthsOf(amounts, held.logs, smear),
  }
}

/** 1 - SSE / SST with the interval of a ratio of means (delta method). */
function explainedShare(logAmount: Float64Array, held: HeldOutAmounts): Estimate {
  const whole = logAmount.map((real, row) => (real - (held.mean[row] ?? 0)) ** 2)
  const gain = whole.map(
    (error, row) => error - ((logAmount[row] ?? 0) - (held.logs[row] ?? 0)) ** 2,
  )
  const scale = meanOf(whole)
  if (scale === 0) return { value: 0, low: 0, high: 0 }
  const value = meanOf(gain) / scale
  const spread = gain.map((one, row) => one - value * (whole[row] ?? 0))
  const half = (criticalZ(CONFIDENCE) * Math.sqrt(varianceOf(spread) / logAmount.length)) / scale
  return { value, low: value - half, high: Math.min(1, value + half) }
}

/** Fisher's z with the variance of Bonett and Wright (2000) for Spearman's correlation. */
function withFisher(value: number, rows: number): Estimate {
  if (rows < 4) return { value, low: -1, high: 1 }
  const half = criticalZ(CONFIDENCE) * Math.sqrt((1 + value ** 2 / 2) / (rows - 3))
  const z = Math.atanh(Math.min(0.999999, Math.max(-0.999999, value)))
  return { value, low: Math.tanh(z - half), high: Math.tanh(z + half) }
}

const PARTS = 10
/** A part with fewer accounts has no mean worth comparing. */
const LEAST_ROWS = 5

function tenthsOf(
  amounts: Float64Array,
  logs: Float64Array,
  smear: number,
): readonly AmountTenth[] {
  const order = ascendingOrder(logs)
  const parts = Math.max(1, Math.min(PARTS, Math.floor(amounts.length / LEAST_ROWS)))
  return Array.from({ length: parts }, (_, part) => {
    const own = Array.from(
      order.subarray(
        Math.floor((part * order.length) / parts),
        Math.floor(((part + 1) * order.length) / parts),
      ),
    )
    const real = Float64Array.from(own, (row) => amounts[row] ?? 0)
    const foretold = Float64Array.from(own, (row) => smear * Math.exp(logs[row] ?? 0))
    const moments = { n: own.length, mean: meanOf(real), variance: varianceOf(real) }
    return { rows: own.length, foretold: meanOf(foretold), real: meanEstimate(moments, CONFIDENCE) }
  })
}

/** @param sorted ascending; 0 where there is nothing */
export function middleOf(sorted: Float64Array): number {
  const half = (sorted.length - 1) / 2
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2
}
