import { expect, test } from 'vitest'
import { scaledToEffective } from './effective.ts'
import {
  capturedMore,
  capturedValue,
  classWeights,
  effectiveNumber,
  valueWeights,
} from './index.ts'

test('weights add up to the rows that would say as much', () => {
  expect(effectiveNumber(Float64Array.of(3, 3, 3))).toBeCloseTo(3, 12)
  expect(effectiveNumber(Float64Array.of(1, 0, 0))).toBe(1)
  expect(effectiveNumber(new Float64Array(0))).toBe(0)
  const scaled = scaledToEffective(Float64Array.of(1, 2, 5))
  expect(scaled.reduce((sum, own) => sum + own, 0)).toBeCloseTo(64 / 30, 12)
})

test('both outcomes count alike, and the effective number is 4 p (1 - p) of the rows', () => {
  const good = Uint8Array.from({ length: 100 }, (_, row) => (row < 10 ? 1 : 0))
  const weights = classWeights(good)
  const won = weights.reduce((sum, own, row) => sum + own * (good[row] ?? 0), 0)
  expect(won).toBeCloseTo(50, 12)
  expect(effectiveNumber(weights)).toBeCloseTo(36, 10)
})

test('values are drawn in at either end, and who has none counts as the median', () => {
  const values = Float64Array.from({ length: 101 }, (_, i) => i + 1)
  const found = valueWeights(Float64Array.of(...values, Number.NaN, 0, -5))
  expect(found).toMatchObject({ without: 3, from: 6, median: 51, to: 96 })
  expect(found?.weights[0]).toBe(6)
  expect(found?.weights[100]).toBe(96)
  expect(found?.weights.slice(101)).toEqual(Float64Array.of(51, 51, 51))
  expect(valueWeights(Float64Array.of(Number.NaN, 0))).toBeUndefined()
})

test('value among the best-scored, ties at the cut in part', () => {
  const value = Float64Array.of(10, 0, 30, 0, 60, 0, 0, 0, 0, 0)
  const byRow = value.map((_, row) => -row)
  expect(capturedValue(byRow, value, 0.3).value).toBeCloseTo(0.4, 12)
  expect(capturedValue(new Float64Array(10), value, 0.3).value).toBeCloseTo(0.3, 12)
  const { high, low, value: more } = capturedMore(byRow, new Float64Array(10), value, 0.3)
  expect(more).toBeCloseTo(0.1, 12)
  // Of 10 and 30 by 0.7 - 0.1, of 60 by -0.3 - 0.1.
  expect((high - low) / 2).toBeCloseTo(1.96 * Math.sqrt(0.06 ** 2 + 0.18 ** 2 + 0.24 ** 2), 12)
  expect(capturedValue(byRow, new Float64Array(10), 0.3)).toEqual({ value: 0, low: 0, high: 1 })
})
