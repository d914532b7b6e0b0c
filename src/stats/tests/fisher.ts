import { logGamma } from '../distributions/index.ts'

/**
 * Are a group and an outcome independent, exactly, however small the counts? Fisher's test (1935) of
 * the 2 x 2 table [a b; c d] of whole counts: the two-sided p-value is the probability, with all sums
 * fixed, of every table no more likely than the one seen (ties within 1e-7 count as equal, as in R).
 * Takes as many steps as the smallest sum. An empty row or column: 1.
 */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const [row1, row2, column1] = [a + b, c + d, a + c]
  const lowest = Math.max(0, column1 - row2)
  const highest = Math.min(row1, column1)
  if (lowest === highest) return 1
  const logWeight = (x: number) =>
    -logFactorial(x) -
    logFactorial(row1 - x) -
    logFactorial(column1 - x) -
    logFactorial(row2 - column1 + x)
  const mode = Math.min(
    highest,
    Math.max(lowest, Math.floor(((row1 + 1) * (column1 + 1)) / (row1 + row2 + 2))),
  )
  const top = logWeight(mode)
  const seen = Math.exp(logWeight(a) - top) * (1 + 1e-7)
  let all = 0
  let asFar = 0
  for (let x = lowest; x <= highest; x += 1) {
    const weight = Math.exp(logWeight(x) - top)
    all += weight
    if (weight <= seen) asFar += weight
  }
  return Math.min(1, asFar / all)
}

const logFactorial = (n: number): number => logGamma(n + 1)
