import type { Interval } from '../intervals/index.ts'
import { covarianceAt, likelyRanges, type Objective, scoutedClimb } from '../optimise/index.ts'
import { evenRows, pickHistories, pickValues, type WeightedHistories } from './histories.ts'
import type { PurchaseModel } from './purchase-model.ts'
import { sumOf } from './sums.ts'

/** A model with the parameters that make the histories most likely. */
export interface PurchaseFit {
  readonly model: PurchaseModel
  /** In the unit of the histories. */
  readonly parameters: Float64Array
  /** Covariance of the parameters' logarithms, 4 x 4, row by row. */
  readonly covariance: Float64Array
  /** Sum over customers. */
  readonly logLikelihood: number
  readonly converged: boolean
  /** Parameters at the edge of what is looked at: the data would have them 0 or without bound. */
  readonly atEdge: readonly boolean[]
}

/** Parameters are looked for from e^-9 to e^9, times in mean ages. */
const edge = 9

/** Where to begin: customers that stop late, soon, and hardly differ. All in logarithms. */
const starts: readonly (readonly [number, number, number, number])[] = [
  [-0.7, -0.7, -0.7, 0.7],
  [0.5, 0, 0.5, 2],
  [-1.5, -2, 0, 0],
]

/** Histories that are enough to see where the top is; from there the climb goes on with all of them. */
export const scouted = 1000

/**
 * Maximum likelihood. Times are divided by the customers' mean age first, so that days, weeks and months
 * give the same fit. Climbs from three places over some of the histories find the highest top; the last
 * climb, from there, is over all.
 */
export function fitPurchases(model: PurchaseModel, histories: WeightedHistories): PurchaseFit {
  const { rows, unit, scaled, objective } = surfaceOf(model, histories)
  const top = scoutedClimb({
    rough: meanLogLikelihood(model, everySoMany(scaled, scouted)),
    full: objective,
    starts,
    edge,
  })
  const repeats = sumOf(histories.repeats.map((x, i) => x * (histories.weight[i] ?? 0)))
  return {
    model,
    parameters: top.at.map((log, i) => Math.exp(log) * (model.times[i] === true ? unit : 1)),
    covariance: covarianceAt(objective, top, rows),
    // A density of times has their unit below the line.
    logLikelihood: top.value * rows - repeats * Math.log(unit),
    converged: top.converged,
    atEdge: top.atEdge,
  }
}

function surfaceOf(model: PurchaseModel, histories: WeightedHistories) {
  const rows = sumOf(histories.weight)
  const unit = meanAge(histories, rows)
  const scaled = inUnit(histories, unit)
  return { rows, unit, scaled, objective: meanLogLikelihood(model, scaled) }
}

/** 95 % intervals of the parameters of a fit to these histories; an end may be 0 or Infinity. */
export function purchaseRanges(
  { model, parameters, covariance }: PurchaseFit,
  histories: WeightedHistories,
): readonly Interval[] {
  const { rows, unit, objective } = surfaceOf(model, histories)
  const units = parameters.map((_, i) => (model.times[i] === true ? unit : 1))
  const at = parameters.map((value, i) => Math.log(value / (units[i] ?? 1)))
  return likelyRanges({ objective, at, rows, edge, covariance }).map(({ low, high }, i) => ({
    low: Math.exp(low) * (units[i] ?? 1),
    high: Math.exp(high) * (units[i] ?? 1),
  }))
}

function meanLogLikelihood(
  model: PurchaseModel,
  { repeats, recency, age, weight }: WeightedHistories,
): Objective {
  const rows = sumOf(weight)
  const most = repeats.reduce((top, x) => Math.max(top, x), 0)
  const terms = new Float64Array(10)
  return (at, gradient) => {
    const history = model.history(at.map(Math.exp), most)
    let total = 0
    gradient.fill(0)
    for (let row = 0; row < repeats.length; row += 1) {
      history(repeats[row] ?? 0, recency[row] ?? 0, age[row] ?? 0, terms)
      const share = (weight[row] ?? 0) / rows
      total += share * (terms[0] ?? 0)
      for (let i = 0; i < 4; i += 1) gradient[i] = (gradient[i] ?? 0) + share * (terms[i + 1] ?? 0)
    }
    return total
  }
}

function meanAge({ age, weight }: WeightedHistories, rows: number): number {
  const mean = age.reduce((all, time, i) => all + time * (weight[i] ?? 0), 0) / rows
  return mean > 0 ? mean : 1
}

function everySoMany(histories: WeightedHistories, most: number): WeightedHistories {
  const rows = evenRows(histories.weight.length, most)
  return { ...pickHistories(histories, rows), weight: pickValues(histories.weight, rows) }
}

function inUnit(histories: WeightedHistories, unit: number): WeightedHistories {
  const { recency, age } = histories
  return { ...histories, recency: recency.map((t) => t / unit), age: age.map((t) => t / unit) }
}
