import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { reference } from '../../../test/reference/read.ts'
import { calibrated, fitIsotonic, fitLogistic, isotonic, stepAt } from './index.ts'

const numbers: Readonly<Record<string, readonly number[]>> = reference('scores.json')
const scores = Float64Array.from(numbers['first'] ?? [])
const outcome = Uint8Array.from(numbers['outcome'] ?? [])

test('logistic, against R: glm without a prior, optim with one', () => {
  const [intercept = 0, slope = 0] = numbers['logistic'] ?? []
  const free = fitLogistic(scores, outcome, 1e-9)
  expect(free.intercept).toBeCloseTo(intercept, 8)
  expect(free.slope).toBeCloseTo(slope, 8)
  const [ridgeIntercept = 0, ridgeSlope = 0] = numbers['ridge'] ?? []
  const held = fitLogistic(scores, outcome, 10)
  expect(held.intercept).toBeCloseTo(ridgeIntercept, 6)
  expect(held.slope).toBeCloseTo(ridgeSlope, 6)
})

test('logistic stays finite without rows, with one outcome and with perfect separation', () => {
  expect(fitLogistic(new Float64Array(0), new Uint8Array(0))).toEqual({ intercept: 0, slope: 1 })
  const apart = Float64Array.from({ length: 100 }, (_, i) => i - 49.5)
  const split = fitLogistic(
    apart,
    Uint8Array.from(apart, (score) => (score > 0 ? 1 : 0)),
  )
  expect(split.slope).toBeGreaterThan(1)
  expect(split.slope).toBeLessThan(20)
  const never = fitLogistic(new Float64Array(50), new Uint8Array(50))
  expect(calibrated(never, 0)).toBeLessThan(0.1)
  expect(calibrated(never, 0)).toBeGreaterThan(0)
  expect(calibrated({ intercept: 0, slope: 1 }, -1000)).toBe(0)
  expect(calibrated({ intercept: 0, slope: 1 }, 1000)).toBe(1)
})

test('isotonic, against R', () => {
  const fitted = isotonic(Float64Array.from(numbers['isotonicIn'] ?? []))
  for (const [i, value] of (numbers['isotonicOut'] ?? []).entries()) {
    expect(fitted[i]).toBeCloseTo(value, 13)
  }
})

const weighted = fc.array(
  fc.tuple(
    fc.double({ min: -100, max: 100, noNaN: true }),
    fc.double({ min: 0.1, max: 10, noNaN: true }),
  ),
  { maxLength: 60 },
)

test('isotonic never falls, keeps the weighted sum, and changes nothing the second time', () => {
  void fc.assert(
    fc.property(weighted, (list) => {
      const values = Float64Array.from(list, ([value]) => value)
      const weights = Float64Array.from(list, ([, weight]) => weight)
      const once = isotonic(values, weights)
      const total = (of: Float64Array) => of.reduce((sum, v, i) => sum + v * (weights[i] ?? 0), 0)
      for (let i = 1; i < once.length; i += 1) {
        expect(once[i]).toBeGreaterThanOrEqual(once[i - 1] ?? 0)
      }
      expect(total(once)).toBeCloseTo(total(values), 8)
      expect(isotonic(once, weights)).toEqual(once)
    }),
  )
})

test('steps give each score the share of its block', () => {
  const fit = fitIsotonic(Float64Array.of(3, 1, 2, 2, 5), Uint8Array.of(1, 0, 1, 0, 1))
  expect([...fit.from]).toEqual([1, 2, 3])
  expect([-9, 1, 1.9, 2, 2.9, 3, 99].map((score) => stepAt(fit, score))).toEqual([
    0, 0, 0, 0.5, 0.5, 1, 1,
  ])
  expect(stepAt(fitIsotonic(new Float64Array(0), new Uint8Array(0)), 1)).toBe(0.5)
})
