import { type Estimate, meanEstimate } from '../intervals/index.ts'

/** By how much one row of scores exceeds the other, on average, row by row. */
export function leadOver(scores: Float64Array, others: Float64Array): Estimate {
  const differences = scores.map((score, i) => score - (others[i] ?? 0))
  const n = differences.length
  const mean = meanOf(differences)
  const squares = differences.reduce((all, value) => all + (value - mean) ** 2, 0)
  return meanEstimate({ n, mean, variance: squares / Math.max(1, n - 1) })
}

/**
 * The part of a total's error, as a share of the expected total, that its variance does not explain: the
 * moment estimate of a scatter between what is expected and what comes (as R. DerSimonian and N. Laird, 1986,
 * between trials), here from one total. 0 where nothing is expected.
 */
export function beyondChance(expected: number, real: number, variance: number): number {
  if (!(expected > 0)) return 0
  return Math.sqrt(Math.max(0, (real - expected) ** 2 - variance)) / expected
}

export const sumOf = (values: Float64Array | Uint8Array): number => {
  let sum = 0
  for (let i = 0; i < values.length; i += 1) sum += values[i] ?? 0
  return sum
}

/** 0 of no values. */
export const meanOf = (values: Float64Array): number => sumOf(values) / Math.max(1, values.length)
