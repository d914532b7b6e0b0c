import { normalQuantile } from '../distributions/index.ts'
import { type Estimate, meanEstimate } from '../intervals/index.ts'
import { seededRandom, shuffle } from '../random/index.ts'
import { meanOf, pickAmounts, varianceOf, type WonAmounts } from './amounts.ts'
import {
  type AmountCheck,
  checkAmounts,
  type HeldOutAmounts,
  heldOutAmounts,
  middleOf,
} from './check-amounts.ts'
import { chooseAmountTraits } from './choose-amount-traits.ts'
import { type AmountModel, fitAmounts } from './fit-amounts.ts'
import { type ForetoldLogs, foretellLogs } from './foretell-amounts.ts'

/** Fewer won accounts than this cannot tell traits of value from chance. */
export const LEAST_WINS = 50

export interface LearnedAmounts {
  readonly rows: number
  /** Mean amount for everybody, with Student's interval, and the median. */
  readonly average: Estimate
  readonly median: number
  /** Why everybody gets the mean; absent where the model is used. */
  readonly fallback?: 'few' | 'no_better'
  /** Positions of the traits in the model, most helpful first; none where the mean is used. */
  readonly chosen: readonly number[]
  readonly model?: AmountModel
  /** Money back from logarithms: mean of the exponentiated held-out residuals, with its relative error. */
  readonly smear: number
  readonly smearError: number
  /** Eight of ten accounts kept aside brought between these multiples of what was foretold. */
  readonly eightOfTen: readonly [number, number]
  /** Absent where there were too few accounts to keep some aside. */
  readonly check?: AmountCheck
}

/**
 * How much would an account bring if it were won? An additive model of log amounts, checked on accounts kept
 * aside; where it is not proven better than the mean for everybody (the 95 % interval of the share explained
 * reaches 0), the mean stands. Back to money by smearing: E[V] = exp(eta) mean(exp(residual)) (N. Duan,
 * Smearing estimate: a nonparametric retransformation method, JASA 78, 1983), with residuals of rows kept
 * aside, since those of the rows learned from are too small. Without rows: average 0 from -Infinity to Infinity.
 */
export function learnAmounts(data: WonAmounts, seed: number): LearnedAmounts {
  const rows = data.logAmount.length
  const order = Uint32Array.from({ length: rows }, (_, row) => row)
  const mixed = pickAmounts(data, shuffle(seededRandom(seed), order))
  const amounts = mixed.logAmount.map(Math.exp)
  const general = {
    rows,
    average: meanEstimate({ n: rows, mean: meanOf(amounts), variance: varianceOf(amounts) }),
    median: rows === 0 ? 0 : middleOf(amounts.toSorted()),
  }
  if (rows < LEAST_WINS) return { ...general, ...everybody(amounts), fallback: 'few' }
  const held = heldOutAmounts(mixed)
  const ratios = ratiosOf(mixed.logAmount, held)
  const smear = meanOf(ratios)
  const check = checkAmounts(mixed.logAmount, held, smear)
  const chosen = chooseAmountTraits(mixed)
  if (chosen.length === 0 || check.explained.low <= 0)
    return { ...general, ...everybody(amounts), fallback: 'no_better', check }
  return {
    ...general,
    chosen,
    model: fitAmounts(mixed, chosen),
    smear,
    smearError: Math.sqrt(varianceOf(ratios) / rows) / smear,
    eightOfTen: tails(ratios.map((ratio) => ratio / smear)),
    check,
  }
}

export interface ForetoldAmounts {
  readonly value: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
}

/**
 * The amount expected of each row if it is won, with the 95 % interval of that expectation.
 *
 * @param traits the chosen traits, in the model's order
 */
export function foretellAmounts(
  { average, model, smear, smearError }: LearnedAmounts,
  traits: WonAmounts['traits'],
  rows: number,
): ForetoldAmounts {
  if (model === undefined) {
    const all = (value: number) => new Float64Array(rows).fill(value)
    return {
      value: all(average.value),
      low: all(Math.max(0, average.low)),
      high: all(average.high),
    }
  }
  const logs: ForetoldLogs = foretellLogs(model, traits, rows)
  const z = normalQuantile(0.975)
  const at = (side: number) =>
    logs.mean.map(
      (mean, row) =>
        smear * Math.exp(mean + side * z * Math.sqrt((logs.variance[row] ?? 0) + smearError ** 2)),
    )
  return { value: at(0), low: at(-1), high: at(1) }
}

function everybody(amounts: Float64Array) {
  const mean = meanOf(amounts)
  const eightOfTen = tails(amounts.map((amount) => (mean > 0 ? amount / mean : 1)))
  return { chosen: [], smear: 1, smearError: 0, eightOfTen }
}

function ratiosOf(logAmount: Float64Array, { logs }: HeldOutAmounts): Float64Array {
  return logAmount.map((real, row) => Math.exp(real - (logs[row] ?? 0)))
}

function tails(ratios: Float64Array): readonly [number, number] {
  const sorted = ratios.toSorted()
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 1
  return [at(0.1), at(0.9)]
}
