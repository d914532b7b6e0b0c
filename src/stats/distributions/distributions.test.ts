import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reference } from '../../../test/reference/read.ts'
import {
  betaQuantile,
  chiSquareQuantile,
  chiSquareUpper,
  gammaQuantile,
  incompleteBeta,
  incompleteGamma,
  logGamma,
  normalCdf,
  normalQuantile,
  normalTwoSided,
  studentQuantile,
  studentTwoSided,
} from './index.ts'

type Parameters = readonly [number, number]
const quantiles: readonly [string, number, Parameters, number][] = reference('quantiles.json')
const tails: readonly [string, number, Parameters, number, number][] = reference('tails.json')

const QUANTILE: Readonly<Record<string, (p: number, a: number, b: number) => number>> = {
  normal: (p) => normalQuantile(p),
  beta: betaQuantile,
  gamma: (p, shape, rate) => gammaQuantile(p, shape) / rate,
  chisquare: chiSquareQuantile,
  t: studentQuantile,
}

const BOTH = (upper: number) => ({ lower: 1 - upper, upper })
const TAILS: Readonly<
  Record<string, (x: number, a: number, b: number) => { lower: number; upper: number }>
> = {
  normal: (x) => ({ lower: normalCdf(x), upper: normalCdf(-x) }),
  beta: (x, a, b) => incompleteBeta(x, a, b),
  gamma: (x, shape, rate) => incompleteGamma(shape, x * rate),
  chisquare: (x, degrees) => BOTH(chiSquareUpper(x, degrees)),
  t: (x, degrees) => {
    const half = studentTwoSided(x, degrees) / 2
    return x < 0 ? { lower: half, upper: 1 - half } : { lower: 1 - half, upper: half }
  },
}

/** Distance in units of the promised relative error. */
const miss = (got: number, wanted: number, relative: number) =>
  Math.abs(got - wanted) / Math.max(relative * Math.abs(wanted), 1e-300)

describe('quantiles against scipy, relative error at most 1e-10', () => {
  test.each(Object.entries(QUANTILE))('%s', (name, quantile) => {
    const worst = quantiles
      .filter(([family]) => family === name)
      .map(([, p, [a, b], x]) => ({ p, a, b, x, miss: miss(quantile(p, a, b), x, 1e-10) }))
      .sort((one, other) => other.miss - one.miss)
    expect(worst.length).toBeGreaterThan(6)
    expect(worst[0]?.miss, JSON.stringify(worst[0])).toBeLessThan(1)
  })
})

describe('tails against scipy, relative error at most 1e-10', () => {
  test.each(Object.entries(TAILS))('%s', (name, tail) => {
    const worst = tails
      .filter(([family]) => family === name)
      .flatMap(([, x, [a, b], lower, upper]) => {
        const got = tail(x, a, b)
        const sides =
          name === 'chisquare'
            ? [[got.upper, upper]]
            : Object.entries({ lower, upper }).map(([side, value]) => [
                side === 'lower' ? got.lower : got.upper,
                value,
              ])
        return sides.map(([g = 0, w = 0]) => ({
          x,
          a,
          b,
          g,
          w,
          miss: w < 1e-290 ? 0 : miss(g, w, 1e-10),
        }))
      })
      .sort((one, other) => other.miss - one.miss)
    expect(worst.length).toBeGreaterThan(6)
    expect(worst[0]?.miss, JSON.stringify(worst[0])).toBeLessThan(1)
  })
})

test('ends and no information', () => {
  expect(betaQuantile(0, 2, 3)).toBe(0)
  expect(betaQuantile(1, 2, 3)).toBe(1)
  expect(gammaQuantile(1, 2)).toBe(Infinity)
  expect(normalQuantile(0)).toBe(-Infinity)
  expect(studentQuantile(0.5, 3)).toBeCloseTo(0, 15)
  expect(studentQuantile(1, 3)).toBe(Infinity)
  expect(chiSquareUpper(3, 0)).toBe(1)
  expect(normalTwoSided(0)).toBe(1)
  expect(() => betaQuantile(1.5, 2, 3)).toThrow(RangeError)
  expect(() => gammaQuantile(0.5, 0)).toThrow(RangeError)
})

test('logGamma gives factorials', () => {
  let factorial = 1
  for (let n = 1; n < 100; n += 1) {
    factorial *= n
    expect(Math.abs(logGamma(n + 1) - Math.log(factorial))).toBeLessThan(
      1e-14 * Math.max(1, Math.log(factorial)),
    )
  }
})

test('a quantile undoes its distribution function', () => {
  const shape = fc.double({ min: 0.05, max: 5000, noNaN: true })
  const p = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
  void fc.assert(
    fc.property(p, shape, shape, (probability, a, b) => {
      const x = betaQuantile(probability, a, b)
      // Close to 1 the spacing of numbers, not the method, limits what a quantile can say.
      if (x < 0.999) expect(incompleteBeta(x, a, b).lower).toBeCloseTo(probability, 8)
      expect(incompleteGamma(a, gammaQuantile(probability, a)).lower).toBeCloseTo(probability, 8)
    }),
    { numRuns: 300 },
  )
})
