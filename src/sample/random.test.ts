import { describe, expect, test } from 'vitest'
import { odds, Random } from './random.ts'

const draws = 20_000

describe('Random', () => {
  test('the same place gives the same numbers, another seed, index or stream others', () => {
    const first = (...place: [number, number, number]): number => new Random().seek(...place).bits()
    expect(first(7, 3, 1)).toBe(first(7, 3, 1))
    const places = new Set<number>()
    for (let seed = 0; seed < 10; seed += 1)
      for (let index = 0; index < 100; index += 1)
        for (let stream = 0; stream < 10; stream += 1) places.add(first(seed, index, stream))
    expect(places.size).toBeGreaterThan(9990)
  })

  test('moments of the distributions, taking the first draw of neighbouring indices', () => {
    const sum = { uniform: 0, square: 0, normal: 0, variance: 0, poisson: 0, exponential: 0 }
    for (let index = 0; index < draws; index += 1) {
      const random = new Random().seek(42, index, 5)
      const uniform = random.uniform()
      const normal = random.normal()
      sum.uniform += uniform
      sum.square += uniform * uniform
      sum.normal += normal
      sum.variance += normal * normal
      sum.poisson += random.poisson(2.5)
      sum.exponential += random.exponential(40)
    }
    // Four standard errors around the values of the textbook distributions.
    expect(Math.abs(sum.uniform / draws - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / draws))
    expect(Math.abs(sum.square / draws - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / draws))
    expect(Math.abs(sum.normal / draws)).toBeLessThan(4 / Math.sqrt(draws))
    expect(Math.abs(sum.variance / draws - 1)).toBeLessThan(4 * Math.sqrt(2 / draws))
    expect(Math.abs(sum.poisson / draws - 2.5)).toBeLessThan(4 * Math.sqrt(2.5 / draws))
    expect(Math.abs(sum.exponential / draws - 40)).toBeLessThan(160 / Math.sqrt(draws))
  })

  test('neighbouring indices are not correlated', () => {
    let product = 0
    for (let index = 0; index < draws; index += 1) {
      const one = new Random().seek(1, index, 0).uniform() - 0.5
      const next = new Random().seek(1, index + 1, 0).uniform() - 0.5
      product += one * next
    }
    expect(Math.abs((product / draws) * 12)).toBeLessThan(4 / Math.sqrt(draws))
  })

  test('pick follows the weights', () => {
    const table = odds([
      ['a', 1],
      ['b', 3],
    ])
    const random = new Random().seek(9, 0, 0)
    let b = 0
    for (let draw = 0; draw < draws; draw += 1) if (random.pick(table) === 'b') b += 1
    expect(Math.abs(b / draws - 0.75)).toBeLessThan(4 * Math.sqrt(0.1875 / draws))
  })
})
