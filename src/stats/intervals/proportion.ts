import { betaQuantile } from '../distributions/index.ts'
import { checkConfidence, checkCount, criticalZ, type Estimate } from './estimate.ts'

/**
 * What share of all such accounts would win, when `wins` of `total` did? Wilson's score interval
 * (1927), the default for shares: close to its promised coverage from the smallest n on, never
 * outside [0, 1]. Counts may be weighted (not whole). total = 0: value 0.5 in [0, 1].
 */
export function wilson(wins: number, total: number, confidence = 0.95): Estimate {
  checkCount(wins, total)
  const z = criticalZ(confidence)
  if (total === 0) return { value: 0.5, low: 0, high: 1 }
  const p = wins / total
  const scale = 1 + (z * z) / total
  const centre = (p + (z * z) / (2 * total)) / scale
  const half = (z * Math.sqrt((p * (1 - p)) / total + (z * z) / (4 * total * total))) / scale
  // At the ends one bound is 0 or 1 exactly; arithmetic would miss it by a rounding error.
  return {
    value: p,
    low: wins === 0 ? 0 : Math.min(centre - half, p),
    high: wins === total ? 1 : Math.max(centre + half, p),
  }
}

/**
 * The same question, answered by Jeffreys' interval: equal-tailed quantiles of the posterior
 * Beta(wins + 1/2, losses + 1/2), with the outer bound at 0 or 1 when no or all won (Brown, Cai,
 * DasGupta, "Interval Estimation for a Binomial Proportion", 2001). Suits where a posterior is wanted.
 * total = 0: value 0.5 in [0, 1].
 */
export function jeffreys(wins: number, total: number, confidence = 0.95): Estimate {
  checkCount(wins, total)
  checkConfidence(confidence)
  if (total === 0) return { value: 0.5, low: 0, high: 1 }
  const a = wins + 0.5
  const b = total - wins + 0.5
  const tail = (1 - confidence) / 2
  return {
    value: wins / total,
    low: wins === 0 ? 0 : betaQuantile(tail, a, b),
    high: wins === total ? 1 : betaQuantile(1 - tail, a, b),
  }
}

/**
 * The same question, answered by the exact interval of Clopper and Pearson (1934): covers the truth at
 * least as often as promised, at the price of width. For promises such as "at least 95 times in 100".
 * total = 0: value 0.5 in [0, 1].
 */
export function clopperPearson(wins: number, total: number, confidence = 0.95): Estimate {
  checkCount(wins, total)
  checkConfidence(confidence)
  if (total === 0) return { value: 0.5, low: 0, high: 1 }
  const losses = total - wins
  const tail = (1 - confidence) / 2
  return {
    value: wins / total,
    low: wins === 0 ? 0 : betaQuantile(tail, wins, losses + 1),
    high: losses === 0 ? 1 : betaQuantile(1 - tail, wins + 1, losses),
  }
}
