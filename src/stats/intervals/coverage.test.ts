import { expect, test } from 'vitest'
import { logGamma } from '../distributions/index.ts'
import { randomNormal, seededRandom } from '../random/index.ts'
import {
  clopperPearson,
  differenceOfProportions,
  type Estimate,
  jeffreys,
  lift,
  meanDifference,
  oddsRatio,
  ratioOfProportions,
  wilson,
} from './index.ts'

const holds = ({ low, high }: Estimate, truth: number) => low <= truth && truth <= high

/** P(x wins of n), when each wins with chance p. */
const binomial = (x: number, n: number, p: number) =>
  Math.exp(
    logGamma(n + 1) -
      logGamma(x + 1) -
      logGamma(n - x + 1) +
      x * Math.log(p) +
      (n - x) * Math.log1p(-p),
  )

const grid = Array.from({ length: 99 }, (_, i) => (i + 1) / 100)

/** How often the interval of n rows holds the true share, computed exactly, for each share. */
function coverage(interval: (wins: number, total: number) => Estimate, n: number): number[] {
  const intervals = Array.from({ length: n + 1 }, (_, wins) => interval(wins, n))
  return grid.map((p) =>
    intervals.reduce((sum, one, wins) => sum + (holds(one, p) ? binomial(wins, n, p) : 0), 0),
  )
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length

test.each([5, 30, 200])('shares of %i rows lie in their interval as often as promised', (n) => {
  for (const interval of [wilson, jeffreys]) {
    const average = mean(coverage(interval, n))
    expect(average).toBeGreaterThan(0.94)
    expect(average).toBeLessThan(0.965)
  }
  expect(Math.min(...coverage(wilson, n))).toBeGreaterThan(0.82)
  expect(Math.min(...coverage(clopperPearson, n))).toBeGreaterThan(0.95)
})

test.each([
  [20, 0.2, 60, 0.1],
  [200, 0.05, 1000, 0.02],
  [15, 0.9, 40, 0.5],
])('two groups (%i rows at %f, %i at %f), computed exactly', (n1, p1, n2, p2) => {
  const odds = (p: number) => p / (1 - p)
  const sums = { difference: 0, ratio: 0, odds: 0, lift: 0 }
  for (let x1 = 0; x1 <= n1; x1 += 1) {
    for (let x2 = 0; x2 <= n2; x2 += 1) {
      const chance = binomial(x1, n1, p1) * binomial(x2, n2, p2)
      if (chance < 1e-7) continue
      const count = (covered: boolean) => (covered ? chance : 0)
      const all = (n1 * p1 + n2 * p2) / (n1 + n2)
      sums.difference += count(holds(differenceOfProportions(x1, n1, x2, n2), p1 - p2))
      sums.ratio += count(holds(ratioOfProportions(x1, n1, x2, n2), p1 / p2))
      sums.odds += count(holds(oddsRatio(x1, n1 - x1, x2, n2 - x2), odds(p1) / odds(p2)))
      sums.lift += count(holds(lift(x1, n1, x1 + x2, n1 + n2), p1 / all))
    }
  }
  for (const [name, covered] of Object.entries(sums)) {
    expect(covered, name).toBeGreaterThan(0.93)
    expect(covered, name).toBeLessThan(0.99)
  }
})

test('differences of means of unequal spread lie in their interval as often as promised', () => {
  const random = seededRandom(31)
  const momentsOf = (n: number, centre: number, spread: number) => {
    const values = Array.from({ length: n }, () => randomNormal(random, centre, spread))
    const average = mean(values)
    const variance = values.reduce((sum, v) => sum + (v - average) ** 2, 0) / (n - 1)
    return { n, mean: average, variance }
  }
  const runs = 3000
  let covered = 0
  for (let run = 0; run < runs; run += 1) {
    const estimate = meanDifference(momentsOf(8, 5, 1), momentsOf(25, 3, 4))
    if (holds(estimate, 2)) covered += 1
  }
  expect(covered / runs).toBeGreaterThan(0.94)
  expect(covered / runs).toBeLessThan(0.96)
})
