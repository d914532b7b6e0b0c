import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reference } from '../../../test/reference/read.ts'
import { normalTwoSided } from '../distributions/index.ts'
import { randomNormal, seededRandom } from '../random/index.ts'
import {
  associationOf,
  benjaminiHochberg,
  benjaminiYekutieli,
  chiSquareTest,
  fisherExact,
  likelihoodRatioTest,
  mannWhitney,
  type Stratum,
  stratifiedAssociation,
  trendTest,
  twoProportionTest,
} from './index.ts'

type Row = readonly number[]
const counts: Readonly<Record<string, readonly Row[]>> = reference('counts.json')
interface Group {
  readonly counts: readonly [number, number, number, number]
  readonly z: number
  readonly p: number
}
interface Stratified {
  readonly tables: readonly (readonly [readonly [number, number], readonly [number, number]])[]
  readonly odds: number
  readonly interval: readonly [number, number]
  readonly statistic: number
  readonly p: number
  readonly heterogeneity: readonly [number, number | null]
}
const { groups, strata }: { groups: readonly Group[]; strata: readonly Stratified[] } =
  reference('comparisons.json')

const square = (a: number, b: number, c: number, d: number) => [
  [a, b],
  [c, d],
]

const sameTo = (relative: number, got: number, wanted: number) =>
  expect(Math.abs(got - wanted), `${got} for ${wanted}`).toBeLessThanOrEqual(
    relative * Math.abs(wanted),
  )

describe('independence, against R', () => {
  test('chi-square of 2 x 2 tables', () => {
    for (const [a = 0, b = 0, c = 0, d = 0, statistic = 0, p = 0] of counts['chiSquare'] ?? []) {
      const got = chiSquareTest(square(a, b, c, d))
      sameTo(1e-12, got.statistic, statistic)
      sameTo(1e-10, got.p, p)
    }
  })

  test('Fisher', () => {
    for (const [a = 0, b = 0, c = 0, d = 0, p = 0] of counts['fisher'] ?? []) {
      sameTo(1e-9, fisherExact(a, b, c, d), p)
    }
  })

  test('3 x 3, Pearson and likelihood ratio', () => {
    const table = [
      [10, 20, 30],
      [15, 5, 40],
      [0, 12, 9],
    ]
    const [[statistic = 0, degrees = 0, p = 0, g = 0, gp = 0] = []] = counts['threeByThree'] ?? []
    expect(chiSquareTest(table).degrees).toBe(degrees)
    sameTo(1e-12, chiSquareTest(table).statistic, statistic)
    sameTo(1e-10, chiSquareTest(table).p, p)
    sameTo(1e-12, likelihoodRatioTest(table).statistic, g)
    sameTo(1e-10, likelihoodRatioTest(table).p, gp)
  })

  test.each(groups)('z of $counts, against statsmodels', ({ counts: four, z, p }) => {
    sameTo(1e-12, twoProportionTest(...four).z, z)
    sameTo(1e-10, twoProportionTest(...four).p, p)
  })
})

test('without rows nothing is found', () => {
  expect(chiSquareTest([])).toEqual({ statistic: 0, degrees: 0, p: 1 })
  expect(chiSquareTest([[0, 0]])).toEqual({ statistic: 0, degrees: 0, p: 1 })
  expect(chiSquareTest(square(3, 5, 0, 0)).p).toBe(1)
  expect(fisherExact(0, 0, 3, 4)).toBe(1)
  expect(twoProportionTest(0, 0, 3, 4)).toEqual({ z: 0, p: 1 })
  expect(associationOf([])).toEqual({
    p: 1,
    method: 'chi-square',
    strength: 0,
    dependable: false,
  })
  expect(benjaminiHochberg(new Float64Array(0))).toHaveLength(0)
})

test('small 2 x 2 tables are tested exactly', () => {
  expect(associationOf(square(3, 1, 1, 3)).method).toBe('fisher')
  expect(associationOf(square(30, 10, 10, 30)).method).toBe('chi-square')
  expect(associationOf(square(30, 0, 0, 30)).strength).toBeCloseTo(1, 12)
})

describe('false discovery', () => {
  test('adjusted p-values, against R', () => {
    const [p = [], bh = [], by = []] = counts['adjusted'] ?? []
    const given = Float64Array.from(p)
    for (const [i, value] of bh.entries()) {
      expect(benjaminiHochberg(given)[i]).toBeCloseTo(value, 14)
    }
    for (const [i, value] of by.entries()) {
      expect(benjaminiYekutieli(given)[i]).toBeCloseTo(value, 14)
    }
  })

  test('keeps the promise: of what is kept at 0.05, about 5 % of the noise share is false', () => {
    const random = seededRandom(21)
    const [runs, tests, real] = [400, 100, 30]
    let falseShare = 0
    for (let run = 0; run < runs; run += 1) {
      const p = Float64Array.from({ length: tests }, (_, i) =>
        normalTwoSided(randomNormal(random, i < real ? 3 : 0)),
      )
      const kept = [...benjaminiHochberg(p).entries()].filter(([, q]) => q <= 0.05)
      const wrong = kept.filter(([i]) => i >= real).length
      falseShare += kept.length === 0 ? 0 : wrong / kept.length / runs
    }
    expect(falseShare).toBeGreaterThan(0.025)
    expect(falseShare).toBeLessThan(0.045)
  })

  test('keeps the order of the p-values and never goes below them', () => {
    const pValue = fc.double({ min: 0, max: 1, noNaN: true })
    void fc.assert(
      fc.property(fc.array(pValue, { maxLength: 60 }), (values) => {
        const p = Float64Array.from(values)
        const q = benjaminiHochberg(p)
        const rows = [...p.keys()].sort((i, j) => (p[i] ?? 0) - (p[j] ?? 0))
        for (const [place, row] of rows.entries()) {
          expect(q[row]).toBeGreaterThanOrEqual((p[row] ?? 0) * (1 - 1e-15))
          if (place > 0) expect(q[row]).toBeGreaterThanOrEqual(q[rows[place - 1] ?? 0] ?? 0)
        }
      }),
    )
  })
})

test('rare levels make a wide table undependable', () => {
  const usual = [12, 20]
  expect(associationOf([usual, usual, usual]).dependable).toBe(true)
  expect(associationOf([usual, usual, [1, 0]]).dependable).toBe(false)
})

test('trend along ordered levels, against R', () => {
  expect(counts['trend']?.length).toBe(3)
  for (const [levels = 0, ...row] of counts['trend'] ?? []) {
    const [wins, totals] = [row.slice(0, levels), row.slice(levels, 2 * levels)]
    const [statistic = 0, p = 0] = row.slice(2 * levels)
    const got = trendTest(wins, totals)
    expect(got.z ** 2).toBeCloseTo(statistic, 10)
    expect(got.p).toBeCloseTo(p, 10)
  }
  expect(trendTest([5, 10, 20], [50, 50, 50]).z).toBeGreaterThan(0)
  expect(trendTest([], [])).toEqual({ z: 0, p: 1 })
  expect(trendTest([3], [9])).toEqual({ z: 0, p: 1 })
})

test('Mann-Whitney with ties, against R', () => {
  const [[u = 0, p = 0] = []] = counts['mannWhitney'] ?? []
  const first = Float64Array.of(1.1, 2.2, 2.2, 3, 5, 8, 13)
  const second = Float64Array.of(0.5, 1.1, 2.2, 2.5, 2.9)
  const got = mannWhitney(first, second)
  expect(got.u).toBe(u)
  expect(got.p).toBeCloseTo(p, 12)
  expect(mannWhitney(second, first).advantage).toBeCloseTo(1 - got.advantage, 14)
  expect(mannWhitney(first, new Float64Array(0))).toEqual({ u: 0, advantage: 0.5, p: 1 })
  expect(mannWhitney(Float64Array.of(1, 1), Float64Array.of(1)).p).toBe(1)
})

describe('strata', () => {
  test.each(strata)('Mantel-Haenszel, CMH, Breslow-Day, against statsmodels: $odds', (wanted) => {
    const got = stratifiedAssociation(
      wanted.tables.map(([[wins1, losses1], [wins2, losses2]]) => ({
        wins1,
        losses1,
        wins2,
        losses2,
      })),
    )
    sameTo(1e-12, got.odds.value, wanted.odds)
    sameTo(1e-10, got.odds.low, wanted.interval[0])
    sameTo(1e-10, got.odds.high, wanted.interval[1])
    sameTo(1e-10, got.effect.statistic, wanted.statistic)
    sameTo(1e-9, got.effect.p, wanted.p)
    expect(got.difference.statistic).toBeCloseTo(wanted.heterogeneity[0], 8)
    expect(got.difference.p).toBeCloseTo(wanted.heterogeneity[1] ?? 1, 8)
  })

  test('one stratum gives the plain odds ratio; empty strata change nothing', () => {
    const cell = fc.integer({ min: 1, max: 1000 })
    void fc.assert(
      fc.property(cell, cell, cell, cell, (wins1, losses1, wins2, losses2) => {
        const stratum: Stratum = { wins1, losses1, wins2, losses2 }
        const empty: Stratum = { wins1: 3, losses1: 4, wins2: 0, losses2: 0 }
        const { odds } = stratifiedAssociation([stratum])
        sameTo(1e-12, odds.value, (wins1 * losses2) / (losses1 * wins2))
        expect(stratifiedAssociation([empty, stratum]).odds).toEqual(odds)
        // The same table twice tells the same story, surer.
        const twice = stratifiedAssociation([stratum, stratum])
        sameTo(1e-12, twice.odds.value, odds.value)
        expect(twice.odds.high).toBeLessThan(odds.high)
        expect(twice.difference.p).toBeCloseTo(1, 6)
      }),
    )
  })

  test('an effect that is only the other trait in disguise vanishes', () => {
    const small: Stratum = { wins1: 2, losses1: 18, wins2: 40, losses2: 360 }
    const large: Stratum = { wins1: 200, losses1: 200, wins2: 10, losses2: 10 }
    const { odds, effect } = stratifiedAssociation([small, large])
    expect(odds.value).toBeCloseTo(1, 12)
    expect(effect.p).toBeCloseTo(1, 6)
    const summed = twoProportionTest(202, 420, 50, 420)
    expect(summed.p).toBeLessThan(1e-10)
  })

  test('nothing to compare', () => {
    expect(stratifiedAssociation([])).toEqual({
      odds: { value: 1, low: 0, high: Infinity },
      effect: { statistic: 0, degrees: 0, p: 1 },
      difference: { statistic: 0, degrees: 0, p: 1 },
    })
    const { odds } = stratifiedAssociation([{ wins1: 5, losses1: 0, wins2: 0, losses2: 5 }])
    expect(odds).toEqual({ value: Infinity, low: 0, high: Infinity })
  })
})
