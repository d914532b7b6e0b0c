import { digamma, logGamma } from '../distributions/index.ts'
import type { Interval } from '../intervals/index.ts'
import { covarianceAt, likelyRanges, type Objective, scoutedClimb } from '../optimise/index.ts'
import { scouted } from './fit-purchases.ts'
import { evenRows, pickValues } from './histories.ts'

/** What customers spent: how many purchases had an amount above 0, and their sum. One entry a customer. */
export interface Spending {
  readonly purchases: Float64Array
  readonly sum: Float64Array
}

/**
 * Gamma-Gamma: a customer's purchases scatter as Gamma(p, nu) about a mean of its own, and nu ~ Gamma(q,
 * gamma) across customers, whatever their number of purchases (P. Fader, B. Hardie, "The Gamma-Gamma Model
 * of Monetary Value", 2013). q above 1, so that the mean exists.
 */
export interface SpendFit {
  /** p, q, gamma; gamma in the unit of the amounts. */
  readonly parameters: readonly [number, number, number]
  /** Covariance of ln p, ln(q - 1), ln gamma, 3 x 3, row by row. */
  readonly covariance: Float64Array
  readonly logLikelihood: number
  readonly converged: boolean
}

const edge = 9
const starts: readonly (readonly [number, number, number])[] = [
  [1, 1, 1],
  [0, 0, 0],
  [3, 0.5, -1],
]

/**
 * Maximum likelihood over customers with a purchase; amounts are divided by their mean first. With n
 * purchases that sum to s, Gamma(pn + q) / (Gamma(pn) Gamma(q)) gamma^q s^(pn-1) / (gamma + s)^(pn+q).
 */
export function fitSpend(spending: Spending): SpendFit {
  const unit = meanAmount(spending)
  const known = inUnit(spending, unit)
  const customers = known.sum.length
  const full = meanLogLikelihood(known)
  const some = evenRows(customers, scouted)
  const rough = meanLogLikelihood({
    purchases: pickValues(known.purchases, some),
    sum: pickValues(known.sum, some),
  })
  const top = scoutedClimb({ rough, full, starts, edge })
  const [p, q, gamma] = fromLogs(top.at)
  return {
    parameters: [p, q, gamma * unit],
    covariance: covarianceAt(full, top, customers),
    logLikelihood: top.value * customers - customers * Math.log(unit),
    converged: top.converged,
  }
}

/** 95 % intervals of p, q and gamma of a fit to this spending; q from 1 on, an upper end may be Infinity. */
export function spendRanges(
  { parameters: [p, q, gamma], covariance }: SpendFit,
  spending: Spending,
): readonly Interval[] {
  const unit = meanAmount(spending)
  const known = inUnit(spending, unit)
  const ranges = likelyRanges({
    objective: meanLogLikelihood(known),
    at: Float64Array.of(Math.log(p), Math.log(q - 1), Math.log(gamma / unit)),
    rows: known.sum.length,
    edge,
    covariance,
  })
  const [times, plus] = [[1, 1, unit] as const, [0, 1, 0] as const]
  return ranges.map(({ low, high }, i) => ({
    low: (plus[i] ?? 0) + (times[i] ?? 1) * Math.exp(low),
    high: (plus[i] ?? 0) + (times[i] ?? 1) * Math.exp(high),
  }))
}

function fromLogs(at: Float64Array): [number, number, number] {
  const [logP = 0, logOver = 0, logGamma = 0] = at
  return [Math.exp(logP), 1 + Math.exp(logOver), Math.exp(logGamma)]
}

function meanAmount({ purchases, sum }: Spending): number {
  let [n, total] = [0, 0]
  for (let i = 0; i < sum.length; i += 1) {
    if ((purchases[i] ?? 0) === 0) continue
    n += purchases[i] ?? 0
    total += sum[i] ?? 0
  }
  return n > 0 ? total / n : 1
}

/** Customers with a purchase, their amounts in a unit. */
function inUnit({ purchases, sum }: Spending, unit: number): Spending {
  const known = purchases.map((n, i) => (n > 0 ? i : -1)).filter((i) => i >= 0)
  const rows = Uint32Array.from(known)
  return { purchases: pickValues(purchases, rows), sum: pickValues(sum, rows).map((s) => s / unit) }
}

function meanLogLikelihood({ purchases, sum }: Spending): Objective {
  const customers = sum.length
  const logs = sum.map(Math.log)
  return (at, slope) => {
    const [p, q, gamma] = fromLogs(at)
    const ofCount = keptByCount(p, q)
    let [total, byP, byQ, byGamma] = [0, 0, 0, 0]
    for (let i = 0; i < sum.length; i += 1) {
      const n = purchases[i] ?? 0
      const [logS, more] = [logs[i] ?? 0, gamma + (sum[i] ?? 0)]
      const { log, slopeP, slopeQ } = ofCount(n)
      const logAll = Math.log(more)
      total += log + (p * n - 1) * logS - (p * n + q) * logAll
      byP += slopeP + n * (logS - logAll)
      byQ += slopeQ - logAll
      byGamma -= (p * n + q) / more
    }
    const logG = Math.log(gamma)
    slope[0] = (p * byP) / customers
    slope[1] = ((q - 1) * (byQ + customers * logG)) / customers
    slope[2] = (gamma * byGamma) / customers + q
    return total / customers + q * logG
  }
}

/** ln Gamma(pn + q) / (Gamma(pn) Gamma(q)) and its derivatives; counts repeat, so each is worked out once. */
function keptByCount(p: number, q: number) {
  const kept = new Map<number, { log: number; slopeP: number; slopeQ: number }>()
  const [logQ, psiQ] = [logGamma(q), digamma(q)]
  return (n: number) => {
    const known = kept.get(n)
    if (known !== undefined) return known
    const [own, all] = [p * n, p * n + q]
    const psi = digamma(all)
    const fresh = {
      log: logGamma(all) - logGamma(own) - logQ,
      slopeP: n * (psi - digamma(own)),
      slopeQ: psi - psiQ,
    }
    kept.set(n, fresh)
    return fresh
  }
}
