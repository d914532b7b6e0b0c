import { criticalZ, type Estimate } from './estimate.ts'

/**
 * By what factor do the odds of winning differ between a group and the rest? Odds ratio of a 2 x 2
 * table with 1/2 added to every cell and Woolf's interval on the logarithm with the same addition
 * (Gart 1966; recommended by Agresti 1999): finite for every table. In (0, Infinity). No rows: value 1
 * and a very wide interval.
 */
export function oddsRatio(
  wins1: number,
  losses1: number,
  wins2: number,
  losses2: number,
  confidence = 0.95,
): Estimate {
  const z = criticalZ(confidence)
  const [a, b, c, d] = [wins1 + 0.5, losses1 + 0.5, wins2 + 0.5, losses2 + 0.5]
  const log = Math.log((a * d) / (b * c))
  const half = z * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
  return { value: Math.exp(log), low: Math.exp(log - half), high: Math.exp(log + half) }
}
