import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reference } from '../../../test/reference/read.ts'
import {
  associationOf,
  benjaminiHochberg,
  benjaminiYekutieli,
  chiSquareTest,
  fisherExact,
  likelihoodRatioTest,
  twoProportionTest,
} from './index.ts'

type Row = readonly number[]
const counts: Readonly<Record<string, readonly Row[]>> = reference('counts.json')
interface Group {
  readonly counts: readonly [number, number, number, number]
  readonly z: number
  readonly p: number
}
const groups: readonly Group[] = reference('comparisons.json').groups

const sameTo = (relative: number, got: number, wanted: number) =>
  expect(Math.abs(got - wanted), `${got} for ${wanted}`).toBeLessThanOrEqual(
    relative * Math.abs(wanted),
  )

describe('independence, against R', () => {
  test('chi-square of 2 x 2 tables', () => {
    for (const [a = 0, b = 0, c = 0, d = 0, statistic = 0, p = 0] of counts['chiSquare'] ?? []) {
      const got = chiSquareTest([
        [a, b],
        [c, d],
      ])
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
  expect(chiSquareTest([[3, 5], [0, 0]]).p).toBe(1) // biome-ignore format: a table
  expect(fisherExact(0, 0, 3, 4)).toBe(1)
  expect(twoProportionTest(0, 0, 3, 4)).toEqual({ z: 0, p: 1 })
  expect(associationOf([])).toEqual({ p: 1, method: 'chi-square', strength: 0 })
  expect(benjaminiHochberg(new Float64Array(0))).toHaveLength(0)
})

test('small 2 x 2 tables are tested exactly', () => {
  expect(associationOf([[3, 1], [1, 3]]).method).toBe('fisher') // biome-ignore format: a table
  expect(associationOf([[30, 10], [10, 30]]).method).toBe('chi-square') // biome-ignore format: a table
  expect(associationOf([[30, 0], [0, 30]]).strength).toBeCloseTo(1, 12) // biome-ignore format: a table
})

describe('false discovery', () => {
  test('adjusted p-values, against R', () => {
    const [p = [], bh = [], by = []] = counts['adjusted'] ?? []
    const given = Float64Array.from(p)
    for (const [i, value] of bh.entries())
      expect(benjaminiHochberg(given)[i]).toBeCloseTo(value, 14)
    for (const [i, value] of by.entries()) {
      expect(benjaminiYekutieli(given)[i]).toBeCloseTo(value, 14)
    }
  })

  test('keeps the order of the p-values and never goes below them', () => {
    const pValue = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
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
