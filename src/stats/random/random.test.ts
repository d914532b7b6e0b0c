import { expect, test } from 'vitest'
import { reference } from '../../../test/reference/read.ts'
import { xoshiro128 } from './generator.ts'
import {
  bootstrapRows,
  randomInteger,
  randomNormal,
  seededRandom,
  shuffle,
  stratifiedFolds,
} from './index.ts'

interface Stream {
  readonly state: readonly [number, number, number, number]
  readonly next32: readonly number[]
}
const streams: readonly Stream[] = reference('xoshiro.json')

test.each(streams)('xoshiro128** from $state, against the published algorithm', (stream) => {
  const random = xoshiro128(...stream.state)
  expect(stream.next32.map(() => random.next32())).toEqual(stream.next32)
})

test('a seed decides everything, and near seeds share nothing', () => {
  const numbers = (seed: number) => {
    const random = seededRandom(seed)
    return Array.from({ length: 5 }, () => random.next())
  }
  expect(numbers(7)).toEqual(numbers(7))
  const first = new Set([0, 1, -1, 2 ** 32, 2 ** 33, 1.9e15].map((seed) => numbers(seed)[0]))
  expect(first.size).toBe(6)
  expect(() => seededRandom(Number.NaN)).toThrow(RangeError)
})

test('moments of the draws', () => {
  const random = seededRandom(1)
  const n = 200_000
  let [sum, square, fourth, uniform] = [0, 0, 0, 0]
  for (let i = 0; i < n; i += 1) {
    const z = randomNormal(random)
    sum += z
    square += z * z
    fourth += z ** 4
    uniform += random.next()
  }
  expect(Math.abs(sum / n)).toBeLessThan(0.01)
  expect(Math.abs(square / n - 1)).toBeLessThan(0.015)
  expect(Math.abs(fourth / n - 3)).toBeLessThan(0.15)
  expect(Math.abs(uniform / n - 0.5)).toBeLessThan(0.003)
})

test('whole numbers are equally likely', () => {
  const random = seededRandom(2)
  const seen = new Uint32Array(6)
  for (let i = 0; i < 60_000; i += 1) {
    const face = randomInteger(random, 6)
    seen[face] = (seen[face] ?? 0) + 1
  }
  const farthest = Math.max(...[...seen].map((count) => Math.abs(count - 10_000)))
  expect(farthest).toBeLessThan(4 * Math.sqrt(60_000 * (1 / 6) * (5 / 6)))
})

test('a shuffle keeps the items, a bootstrap about 63 % of the rows', () => {
  const random = seededRandom(3)
  const items = Uint32Array.from({ length: 1000 }, (_, i) => i)
  const shuffled = shuffle(random, items.slice())
  expect(shuffled).not.toEqual(items)
  expect(shuffled.toSorted()).toEqual(items)
  const share = new Set(bootstrapRows(random, 10_000)).size / 10_000
  expect(share).toBeGreaterThan(0.62)
  expect(share).toBeLessThan(0.645)
})

test('folds share rows and outcomes evenly', () => {
  const outcome = Uint8Array.from({ length: 1003 }, (_, i) => (i % 9 === 0 ? 1 : 0))
  const fold = stratifiedFolds(seededRandom(4), outcome, 5)
  for (const value of [0, 1]) {
    const sizes = [0, 1, 2, 3, 4].map(
      (part) => fold.filter((f, row) => f === part && outcome[row] === value).length,
    )
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
  }
  expect(stratifiedFolds(seededRandom(4), outcome, 5)).toEqual(fold)
})
