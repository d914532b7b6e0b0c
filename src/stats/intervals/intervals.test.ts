import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reference } from '../../../test/reference/read.ts'
import {
  clopperPearson,
  differenceOfProportions,
  type Estimate,
  jeffreys,
  lift,
  meanDifference,
  meanEstimate,
  oddsRatio,
  ratioOfProportions,
  wilson,
} from './index.ts'

type Row = readonly number[]
const counts: Readonly<Record<string, readonly Row[]>> = reference('counts.json')
interface Group {
  readonly counts: readonly [number, number, number, number]
  readonly newcombe: readonly [number, number]
  readonly koopman: readonly [number, number]
}
const groups: readonly Group[] = reference('comparisons.json').groups

const bounds = ({ low, high }: Estimate) => [low, high]
const near = (got: readonly number[], wanted: readonly number[], digits: number) => {
  for (const [i, value] of wanted.entries()) expect(got[i]).toBeCloseTo(value, digits)
}

describe('one share, against R', () => {
  test.each(Object.entries({ wilson, jeffreys, clopperPearson }))('%s', (name, interval) => {
    expect(counts[name]?.length).toBe(9)
    for (const [wins = 0, total = 0, low = 0, high = 0] of counts[name] ?? []) {
      near(bounds(interval(wins, total)), [low, high], 12)
    }
  })
})

test.each(groups)('difference and ratio of $counts, against statsmodels', (group) => {
  near(bounds(differenceOfProportions(...group.counts)), group.newcombe, 12)
  // statsmodels stops its root search about seven digits in.
  near(bounds(ratioOfProportions(...group.counts)), group.koopman, 5)
})

test('means, against R', () => {
  const [pair = [], single = []] = counts['means'] ?? []
  const [n1 = 0, mean1 = 0, variance1 = 0, n2 = 0, mean2 = 0, variance2 = 0, ...wanted] = pair
  const first = { n: n1, mean: mean1, variance: variance1 }
  const got = meanDifference(first, { n: n2, mean: mean2, variance: variance2 })
  near([got.low, got.high, got.t, got.degrees, got.p], wanted, 10)
  near(bounds(meanEstimate(first)), single.slice(3), 10)
})

test('odds ratio, by hand', () => {
  // (10.5 * 30.5) / (20.5 * 5.5), standard error sqrt(1/10.5 + 1/20.5 + 1/5.5 + 1/30.5)
  const { value, low, high } = oddsRatio(10, 20, 5, 30)
  expect(value).toBeCloseTo(2.840354767, 9)
  expect(Math.log(high / value)).toBeCloseTo(1.959963985 * 0.598851943, 7)
  expect(value / low).toBeCloseTo(high / value, 12)
})

test('no data gives the neutral value and the widest interval', () => {
  for (const interval of [wilson, jeffreys, clopperPearson]) {
    expect(interval(0, 0)).toEqual({ value: 0.5, low: 0, high: 1 })
  }
  expect(differenceOfProportions(0, 0, 3, 9)).toEqual({ value: 0, low: -1, high: 1 })
  expect(ratioOfProportions(0, 0, 3, 9)).toEqual({ value: 1, low: 0, high: Infinity })
  expect(ratioOfProportions(0, 5, 0, 9)).toEqual({ value: 1, low: 0, high: Infinity })
  expect(lift(0, 0, 3, 9)).toEqual({ value: 1, low: 0, high: Infinity })
  expect(lift(3, 9, 3, 9)).toEqual({ value: 1, low: 1, high: 1 })
  expect(meanEstimate({ n: 1, mean: 4, variance: 0 })).toEqual({
    value: 4,
    low: -Infinity,
    high: Infinity,
  })
  expect(oddsRatio(0, 0, 0, 0).value).toBe(1)
  expect(() => wilson(3, 2)).toThrow(RangeError)
})

test('zeros keep a one-sided bound', () => {
  const never = ratioOfProportions(0, 20, 10, 20)
  expect(never.low).toBe(0)
  expect(never.high).toBeLessThan(0.5)
  const only = ratioOfProportions(10, 20, 0, 20)
  expect(only.high).toBe(Infinity)
  expect(only.low).toBeGreaterThan(2)
  const all = ratioOfProportions(20, 20, 20, 20)
  expect(all.low).toBeLessThan(1)
  expect(all.high).toBeCloseTo(1 / all.low, 9)
})

const group = fc
  .integer({ min: 1, max: 100_000 })
  .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)))

test('intervals contain their value and stay in range', () => {
  void fc.assert(
    fc.property(group, group, ([wins1, total1], [wins2, total2]) => {
      for (const interval of [wilson, clopperPearson]) {
        const { value, low, high } = interval(wins1, total1)
        expect(0 <= low && low <= value && value <= high && high <= 1).toBe(true)
      }
      const gap = differenceOfProportions(wins1, total1, wins2, total2)
      expect(-1 <= gap.low && gap.low <= gap.value).toBe(true)
      expect(gap.value <= gap.high && gap.high <= 1).toBe(true)
      const ratio = ratioOfProportions(wins1, total1, wins2, total2)
      expect(0 <= ratio.low && ratio.low <= ratio.value && ratio.value <= ratio.high).toBe(true)
      const up = lift(wins1, total1, wins1 + wins2, total1 + total2)
      expect(0 <= up.low && up.low <= up.value && up.value <= up.high).toBe(true)
      expect(up.high).toBeLessThanOrEqual(((total1 + total2) / total1) * (1 + 1e-12))
    }),
  )
})

test('swapping the groups turns the comparison round', () => {
  void fc.assert(
    fc.property(group, group, ([wins1, total1], [wins2, total2]) => {
      fc.pre(wins1 > 0 && wins2 > 0)
      const ratio = ratioOfProportions(wins1, total1, wins2, total2)
      const back = ratioOfProportions(wins2, total2, wins1, total1)
      expect(ratio.low * back.high).toBeCloseTo(1, 6)
      const gap = differenceOfProportions(wins1, total1, wins2, total2)
      expect(gap.low).toBeCloseTo(-differenceOfProportions(wins2, total2, wins1, total1).high, 12)
    }),
  )
})
