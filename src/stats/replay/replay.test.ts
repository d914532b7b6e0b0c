import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { compareAucs } from '../discrimination/index.ts'
import { differenceOfProportions, wilson } from '../intervals/index.ts'
import { seededRandom } from '../random/index.ts'
import {
  capturedGain,
  capturedShare,
  comparePicks,
  expectedWins,
  heterogeneity,
  poolStrata,
  randomShares,
  topShares,
} from './index.ts'

const numbers = (...values: number[]) => Float64Array.from(values)

test.each([
  [numbers(3, 1, 2), 1, [1, 0, 0]],
  [numbers(3, 3, 3, 1), 2, [2 / 3, 2 / 3, 2 / 3, 0]],
  [numbers(5, 3, 3, 1), 2, [1, 0.5, 0.5, 0]],
  [numbers(5, 3), 9, [1, 1]],
  [numbers(5, 3), 0, [0, 0]],
  [numbers(), 3, []],
])('%o has its top %i', (standing, count, expected) => {
  expect([...topShares(standing, count)]).toEqual(expected)
})

it('gives out as many places as there are, higher rows first', () => {
  const cases = fc.tuple(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), fc.nat(20))
  fc.assert(
    fc.property(cases, ([values, count]) => {
      const shares = topShares(Float64Array.from(values), count)
      const given = shares.reduce((sum, share) => sum + share, 0)
      expect(given).toBeCloseTo(Math.min(count, values.length), 9)
      for (const [row, value] of values.entries())
        for (const [other, less] of values.entries())
          if (value > less) expect(shares[row]).toBeGreaterThanOrEqual(shares[other] ?? 0)
    }),
  )
})

it('compares two picks by the rows that stand in one of them', () => {
  // Twenty places; twelve are shared. Of eight apart the first won five, the second two.
  const good = new Uint8Array(40)
  for (const row of [0, 1, 2, 12, 13, 14, 15, 16, 20, 21]) good[row] = 1
  const first = topShares(
    Float64Array.from({ length: 40 }, (_, row) => -row),
    20,
  )
  const second = first.map((_, row) => (row < 12 || (row >= 20 && row < 28) ? 1 : 0))
  const { value, low, high, apart } = comparePicks(first, second, good)
  const expected = differenceOfProportions(5, 8, 2, 8)
  expect(apart).toBe(8)
  expect(value).toBeCloseTo(3 / 20, 12)
  expect(low).toBeCloseTo(0.4 * expected.low, 12)
  expect(high).toBeCloseTo(0.4 * expected.high, 12)
  expect(comparePicks(first, first, good)).toEqual({ value: 0, low: 0, high: 0, apart: 0 })
  expect(comparePicks(numbers(), numbers(), new Uint8Array())).toMatchObject({ value: 0, apart: 0 })
})

it('holds the true gain over a random pick about 95 times in 100', () => {
  const random = seededRandom(5)
  const [rows, count, runs] = [150, 30, 1000]
  const standing = Float64Array.from({ length: rows }, (_, row) => row % 50)
  const top = topShares(standing, count)
  const chance = Float64Array.from(standing, (value) => 0.1 + value / 100)
  const none = randomShares(rows, count)
  const mean = (weights: Float64Array) =>
    weights.reduce((sum, weight, row) => sum + weight * (chance[row] ?? 0), 0) / count
  const truth = mean(top) - mean(none)
  let held = 0
  for (let run = 0; run < runs; run += 1) {
    const good = Uint8Array.from(chance, (p) => (random.next() < p ? 1 : 0))
    const { low, high } = comparePicks(top, none, good)
    if (low <= truth && truth <= high) held += 1
  }
  expect(held / runs).toBeGreaterThan(0.93)
  expect(held / runs).toBeLessThan(0.995)
})

it('pools rankings by their weights, and tells parts that differ', () => {
  const strata = [
    { value: 0.7, error: 0.03, weight: 10 },
    { value: 0.6, error: 0.04, weight: 30 },
  ]
  const pooled = poolStrata(strata)
  expect(pooled?.value).toBeCloseTo(0.625, 12)
  expect(((pooled?.high ?? 0) - 0.625) / 1.959964).toBeCloseTo(Math.hypot(0.3, 1.2) / 40, 6)
  expect(poolStrata([])).toBeUndefined()
  // Q = 4 with one degree of freedom (R: pchisq(4, 1, lower.tail = FALSE)).
  expect(heterogeneity(strata)).toBeCloseTo(0.045500264, 8)
  expect(heterogeneity(strata.slice(1))).toBe(1)
})

it('says how much of the worth a pick holds', () => {
  const worth = numbers(10, 10, 10, 10, 0, 0, 10, 10, 10, 10)
  const top = numbers(1, 1, 1, 1, 1, 0, 0, 0, 0, 0)
  // Eight rows of equal worth, four of them in the pick: the interval of 4 in 8.
  expect(capturedShare(worth, top)).toEqual(wilson(4, 8))
  expect(capturedShare(numbers(0, 0), numbers(1, 0))).toEqual({ value: 0, low: 0, high: 1 })
  expect(capturedShare(numbers(), numbers())).toEqual({ value: 0, low: 0, high: 1 })
  // One row holds nearly all: hardly more is known than from one row.
  const lone = capturedShare(numbers(1000, 1, 1), numbers(1, 0, 0))
  expect(lone.low).toBeCloseTo(wilson(1, 1).low, 2)
})

it('says by how much one pick holds more of the worth than another', () => {
  const worth = numbers(...Array.from({ length: 40 }, () => 5))
  const first = worth.map((_, row) => (row < 20 ? 1 : 0))
  const second = worth.map((_, row) => (row < 12 || (row >= 20 && row < 22) ? 1 : 0))
  // Bonett and Price: (9 - 3) / 42 +- 1.96 sqrt((9 + 3 - 36 / 42) / 42^2).
  const { value, low, high } = capturedGain(worth, first, second)
  expect(value).toBeCloseTo(6 / 40, 12)
  expect((low + high) / 2).toBeCloseTo(6 / 42, 12)
  expect((high - low) / 2).toBeCloseTo((1.959964 * Math.sqrt(12 - 36 / 42)) / 42, 6)
  expect(capturedGain(numbers(), numbers(), numbers())).toEqual({ value: 0, low: -1, high: 1 })
})

it('promises as many wins as the probabilities add up to', () => {
  expect(expectedWins(new Float64Array(100).fill(0.5))).toEqual({
    value: 50,
    low: expect.closeTo(40.2, 2),
    high: expect.closeTo(59.8, 2),
  })
  expect(expectedWins(new Float64Array(0))).toEqual({ value: 0, low: 0, high: 0 })
})

it('knows the standard error of a difference of rankings', () => {
  const random = seededRandom(9)
  const good = Uint8Array.from({ length: 300 }, () => (random.next() < 0.4 ? 1 : 0))
  const noisy = (weight: number) => Float64Array.from(good, (y) => weight * y + random.next())
  const { error, value, z } = compareAucs(noisy(0.5), noisy(0.2), good)
  expect(value / error).toBeCloseTo(z, 12)
})
