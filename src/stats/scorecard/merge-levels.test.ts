import { expect, test } from 'vitest'
import type { CodedTrait } from '../coded/index.ts'
import type { Fit } from './fit.ts'
import { mergeLevels } from './merge-levels.ts'

/** A fit of one trait whose levels are estimated apart, each with the same standard error. */
function fitOf(logOdds: readonly number[], rows: readonly number[], error: number): Fit {
  const width = 1 + logOdds.length
  const covariance = new Float64Array(width * width)
  for (let i = 0; i < width; i += 1) covariance[i * width + i] = error ** 2
  return {
    intercept: 0,
    logOdds: Float64Array.from(logOdds),
    covariance,
    penalties: [1],
    levelRows: Float64Array.from(rows),
  }
}

const traitOf = (levels: number, rest: Partial<CodedTrait>): CodedTrait => ({
  codes: new Uint8Array(0),
  levels,
  ordered: true,
  ...rest,
})
const groups = (trait: CodedTrait, fit: Fit) => mergeLevels(trait, 0, fit).map((g) => g.levels)

test('ranges that do not differ, or hold too few rows, become one; missing stays alone', () => {
  const alike = fitOf([0, -1, -0.98, 0.5, 0.6, 0.55], [50, 100, 100, 100, 100, 100], 0.2)
  expect(groups(traitOf(6, {}), alike)).toEqual([[0], [1, 2], [3, 4, 5]])
  const small = fitOf([0, -1, 2, 1], [50, 500, 5, 500], 0.1)
  expect(groups(traitOf(4, {}), small)).toEqual([[0], [1], [2, 3]])
})

test('an edge that nobody uses must tell more apart', () => {
  const fit = fitOf([0, -0.5, -0.2, 0.1], [50, 100, 100, 100], 0.18)
  expect(groups(traitOf(4, { roundness: [1, 1, 1, 1] }), fit)).toHaveLength(4)
  expect(groups(traitOf(4, { roundness: [1, 1, 0.6, 1] }), fit)).toEqual([[0], [1, 2], [3]])
})

test('a card shows at most seven ranges, and at most eight groups of categories', () => {
  const steps = Array.from({ length: 21 }, (_, level) => level / 2)
  const rows = steps.map(() => 100)
  const fit = fitOf(steps, rows, 0.01)
  expect(groups(traitOf(21, {}), fit)).toHaveLength(1 + 7)
  expect(groups(traitOf(21, { ordered: false }), fit)).toHaveLength(1 + 8)
})

test('categories share a level where their points do not differ, wherever they stand', () => {
  const fit = fitOf([0, 0.5, -0.5, 0.52, 0.51, 0.4], [50, 100, 100, 80, 0, 9], 0.3)
  const merged = mergeLevels(traitOf(6, { ordered: false, rest: 5 }), 0, fit)
  expect(merged.map(({ levels }) => levels)).toEqual([[0], [1, 3], [2], [4], [5]])
  expect(merged[1]?.logOdds).toBeCloseTo((0.5 * 100 + 0.52 * 80) / 180, 12)
  expect(merged.slice(3).map(({ logOdds }) => logOdds)).toEqual([0, 0])
})
