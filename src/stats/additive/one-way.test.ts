import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isotonic } from '../calibration/index.ts'
import { baseLogOdds } from '../coded/index.ts'
import { choleskyInPlace, inverseFromFactor, product } from '../linear/index.ts'
import { descend } from './descend.ts'
import { heldOneWay, type OneWay } from './one-way.ts'
import { sparse } from './shape.ts'
import { smoothness } from './smoothness.ts'

const size = 9
const held: OneWay = { first: 1, last: size - 1, direction: 'up' }
const numbers = (min: number, max: number, length: number) =>
  fc.array(fc.double({ min, max, noNaN: true }), { minLength: length, maxLength: length })

/** Information of levels with the penalty of an ordered trait in it, and its inverse. */
function metric(information: readonly number[], penalty: number) {
  const smooth = smoothness({ codes: new Uint8Array(0), levels: size, ordered: true })
  const matrix = smooth.map((cost) => penalty * cost)
  information.forEach((own, level) => {
    matrix[level * (size + 1)] = (matrix[level * (size + 1)] ?? 0) + own
  })
  const factor = matrix.slice()
  choleskyInPlace(factor, size)
  return { matrix, inverse: inverseFromFactor(factor, size) }
}

test('ends closest in the metric of the likelihood: no force but between neighbours that touch', () => {
  void fc.assert(
    fc.property(
      numbers(-3, 3, size),
      numbers(0.1, 50, size),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      (free, information, penalty) => {
        const values = Float64Array.from(free)
        const { inverse, matrix } = metric(information, penalty)
        const ends = heldOneWay(values, inverse, [held])
        const pull = product(
          matrix,
          ends.map((end, i) => end - (values[i] ?? 0)),
          size,
          size,
          1,
        )
        expect(pull[0]).toBeCloseTo(0, 6)
        let force = 0
        for (let level = 1; level < size - 1; level += 1) {
          force -= pull[level] ?? 0
          const gap = (ends[level + 1] ?? 0) - (ends[level] ?? 0)
          expect(gap).toBeGreaterThanOrEqual(0)
          expect(force).toBeGreaterThan(-1e-6)
          expect(Math.min(gap, force)).toBeLessThan(1e-6)
        }
      },
    ),
  )
})

test('with a diagonal metric it is isotonic regression, either way, and missing is left alone', () => {
  void fc.assert(
    fc.property(numbers(-3, 3, size), numbers(0.1, 50, size), (free, weights) => {
      const values = Float64Array.from(free)
      const inverse = new Float64Array(size * size)
      weights.forEach((weight, level) => {
        inverse[level * (size + 1)] = 1 / weight
      })
      const rising = isotonic(values.slice(1), Float64Array.from(weights.slice(1)))
      const up = heldOneWay(values, inverse, [held])
      const turned = values.map((value) => -value)
      const down = heldOneWay(turned, inverse, [{ ...held, direction: 'down' }])
      expect(up[0]).toBeCloseTo(values[0] ?? 1, 12)
      rising.forEach((value, i) => {
        expect(up[i + 1]).toBeCloseTo(value, 6)
        expect(down[i + 1]).toBeCloseTo(-value, 6)
      })
    }),
  )
})

test('numbers that run one way already come back as they are', () => {
  const values = Float64Array.of(5, -1, -1, 0, 0.5, 0.5, 2, 2, 3)
  const { inverse } = metric([1, 2, 3, 4, 5, 4, 3, 2, 1], 1)
  expect(heldOneWay(values, inverse, [held])).toBe(values)
})

test('one trait without a penalty settles at the pooled win rates', () => {
  const [accounts, won] = [
    [0, 40, 30, 20, 50, 60],
    [0, 10, 4, 8, 20, 22],
  ]
  const good = Uint8Array.from(accounts.flatMap((n, i) => oneThenNone(n, won[i] ?? 0)))
  const codes = Uint8Array.from(
    accounts.flatMap((n, level) => Array.from({ length: n }, () => level)),
  )
  const levels = accounts.length
  const intercept = baseLogOdds(good)
  const logOdds = new Float64Array(levels)
  const term = {
    traits: [0],
    left: codes,
    right: new Uint8Array(good.length),
    width: 1,
    shape: sparse(smoothness({ codes, levels, ordered: true }), levels),
    mean: new Float64Array(levels),
    held: [{ first: 1, last: levels - 1, direction: 'up' as const }],
    logOdds,
    penalty: 1e-6,
    inverse: new Float64Array(0),
    moved: 0,
  }
  const working = {
    logOdds: new Float64Array(good.length).fill(intercept),
    gradient: new Float64Array(good.length),
    information: new Float64Array(good.length),
  }
  const base = intercept + descend({ good, working, terms: [term] }, 60)
  // 10 of 40 and 4 of 30 are one, and so are 8 of 20, 20 of 50 and 22 of 60.
  const rates = isotonic(
    Float64Array.from(won.slice(1), (n, i) => n / (accounts[i + 1] ?? 1)),
    Float64Array.from(accounts.slice(1)),
  )
  rates.forEach((rate, i) => {
    expect(base + (logOdds[i + 1] ?? 0)).toBeCloseTo(Math.log(rate / (1 - rate)), 2)
  })
})

const oneThenNone = (rows: number, won: number) =>
  Array.from({ length: rows }, (_, row) => (row < won ? 1 : 0))
