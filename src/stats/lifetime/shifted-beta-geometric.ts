import type { Interval } from '../intervals/index.ts'
import { covarianceAt, likelyRanges, type Objective, scoutedClimb } from '../optimise/index.ts'
import { risingFactorial } from './running-sums.ts'
import { sumOf } from './sums.ts'
import type { PeriodCounts } from './tenures.ts'

/** How subscribers leave: each with a probability of its own a period, ~ Beta(a, b) across subscribers. */
export interface ChurnFit {
  readonly model: 'sbg' | 'simple_churn'
  readonly a: number
  readonly b: number
  /** Covariance of ln a and ln b, 2 x 2; of one rate for all that of ln a alone, for the odds of leaving. */
  readonly covariance: Float64Array
  readonly logLikelihood: number
  readonly converged: boolean
}

/** From e^-9 to e^9: a mean churn of a tenth of a thousandth a period, and all alike, are within. */
const edge = 9
const starts = [
  [0, 2],
  [-1, 1],
  [2, 5],
] as const

/**
 * Shifted beta-geometric (P. Fader, B. Hardie, "How to Project Customer Retention", J. Interactive
 * Marketing 21, 2007): leaving in period t has the probability a (b)_(t-1) / (a + b)_t, being there after t
 * periods (b)_t / (a + b)_t. Whoever stayed long is likelier to stay: retention rises with tenure although
 * nobody changes.
 */
export function fitChurn(counts: PeriodCounts): ChurnFit {
  const rows = sumOf(counts.leavers) + sumOf(counts.stayers)
  const objective = meanLogLikelihood(counts, rows)
  const top = scoutedClimb({ rough: objective, full: objective, starts, edge })
  const [a = 1, b = 1] = top.at.map(Math.exp)
  return {
    model: 'sbg',
    a,
    b,
    covariance: covarianceAt(objective, top, rows),
    logLikelihood: top.value * rows,
    converged: top.converged,
  }
}

/** 95 % intervals of a and b of a fit to these counts; an end may be 0 or Infinity. */
export function churnRanges({ a, b, covariance }: ChurnFit, counts: PeriodCounts) {
  const rows = sumOf(counts.leavers) + sumOf(counts.stayers)
  const objective = meanLogLikelihood(counts, rows)
  const at = Float64Array.of(Math.log(a), Math.log(b))
  return likelyRanges({ objective, at, rows, edge, covariance }).map(exponentials)
}

const exponentials = ({ low, high }: Interval): Interval => ({
  low: Math.exp(low),
  high: Math.exp(high),
})

/**
 * The simple rate: everybody leaves with one probability a period, of which the data tell Beta(leavers +
 * 1/2, periods lived through + 1/2) (Jeffreys). What the model is held against.
 */
export function simpleChurn({ leavers, stayers }: PeriodCounts): ChurnFit {
  let [left, lived] = [0, 0]
  for (let t = 0; t < leavers.length; t += 1) {
    left += leavers[t] ?? 0
    lived += (leavers[t] ?? 0) * Math.max(0, t - 1) + (stayers[t] ?? 0) * t
  }
  const [a, b] = [left + 0.5, lived + 0.5]
  return {
    ...{ model: 'simple_churn', a, b, covariance: Float64Array.of(1 / a + 1 / b, 0, 0, 0) },
    ...{ logLikelihood: 0, converged: true },
  }
}

function meanLogLikelihood({ leavers, stayers }: PeriodCounts, rows: number): Objective {
  const most = leavers.length
  return (at, slope) => {
    const [a = 1, b = 1] = at.map(Math.exp)
    const [ofB, ofAB] = [risingFactorial(b, most), risingFactorial(a + b, most)]
    let [sum, byA, byB] = [0, 0, 0]
    for (let t = 0; t < most; t += 1) {
      const [gone, there] = [leavers[t] ?? 0, stayers[t] ?? 0]
      const fromAB = (gone + there) * (ofAB.slope[t] ?? 0)
      const before = Math.max(0, t - 1)
      sum += gone * (at[0] ?? 0) + gone * (ofB.log[before] ?? 0) + there * (ofB.log[t] ?? 0)
      sum -= (gone + there) * (ofAB.log[t] ?? 0)
      byA += gone / a - fromAB
      byB += gone * (ofB.slope[before] ?? 0) + there * (ofB.slope[t] ?? 0) - fromAB
    }
    slope[0] = (a * byA) / rows
    slope[1] = (b * byB) / rows
    return sum / rows
  }
}
