import { criticalZ, type Estimate } from '../intervals/index.ts'

/**
 * How many wins do these probabilities promise? Their sum, with the range in which the count then falls 95 times
 * in 100: normal approximation of the Poisson binomial, sum +- z sqrt(sum of p (1 - p)), within 0 and the rows.
 */
export function expectedWins(probability: Float64Array): Estimate {
  let [value, variance] = [0, 0]
  for (const p of probability) {
    value += p
    variance += p * (1 - p)
  }
  const half = criticalZ(0.95) * Math.sqrt(variance)
  return {
    value,
    low: Math.max(0, value - half),
    high: Math.min(probability.length, value + half),
  }
}
