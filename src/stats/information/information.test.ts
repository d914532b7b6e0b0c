import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomInteger, seededRandom } from '../random/index.ts'
import { entropy, mutualInformation, populationStability, weightOfEvidence } from './index.ts'

test('weight of evidence and information value, by hand', () => {
  const { levels, value, byChance } = weightOfEvidence([30, 10], [20, 60], 0)
  expect(levels[0]?.weight).toBeCloseTo(Math.log(0.75 / 0.25), 14)
  expect(levels[1]?.weight).toBeCloseTo(Math.log(0.25 / 0.75), 14)
  expect(value).toBeCloseTo(0.5 * Math.log(3) + 0.5 * Math.log(3), 14)
  expect(byChance).toBeCloseTo(1 / 40 + 1 / 80, 14)
})

test('what chance gives is what noise shows, for evidence and for stability', () => {
  const random = seededRandom(11)
  const draw = (rows: number) => {
    const counts = [0, 0, 0, 0, 0, 0]
    for (let i = 0; i < rows; i += 1) {
      const level = randomInteger(random, 6)
      counts[level] = (counts[level] ?? 0) + 1
    }
    return counts
  }
  let [value, index, chance] = [0, 0, 0]
  for (let i = 0; i < 400; i += 1) {
    const [one, other] = [draw(300), draw(700)]
    const evidence = weightOfEvidence(one, other)
    value += evidence.value
    chance += evidence.byChance
    index += populationStability(other, one).index
  }
  expect(value / chance).toBeGreaterThan(0.9)
  expect(value / chance).toBeLessThan(1.1)
  expect(index).toBeCloseTo(value, 12)
})

test('nothing to tell', () => {
  expect(weightOfEvidence([0, 0], [3, 4])).toMatchObject({ value: 0, corrected: 0 })
  expect(weightOfEvidence([], [])).toMatchObject({ value: 0, byChance: 0 })
  expect(populationStability([0, 0], [3, 4]).index).toBe(0)
  expect(populationStability([10, 20], [10, 20]).index).toBe(0)
  expect(entropy([])).toBe(0)
  expect(mutualInformation([])).toEqual({ bits: 0, corrected: 0, explained: 0 })
})

test('entropy and mutual information of known tables', () => {
  expect(entropy([5, 5, 5, 5])).toBe(2)
  expect(entropy([7, 0])).toBe(0)
  const same = mutualInformation([
    [50, 0],
    [0, 50],
  ])
  expect(same.bits).toBeCloseTo(1, 14)
  expect(same.explained).toBeCloseTo(1, 14)
  const apart = mutualInformation([
    [10, 30],
    [20, 60],
  ])
  expect(apart.bits).toBeCloseTo(0, 14)
  expect(apart.corrected).toBe(0)
})

test('information is never negative and does not depend on which side is called a win', () => {
  const counts = fc.array(fc.tuple(fc.nat(500), fc.nat(500)), { minLength: 1, maxLength: 12 })
  void fc.assert(
    fc.property(counts, (cells) => {
      const wins = cells.map(([won]) => won)
      const losses = cells.map(([, lost]) => lost)
      const { value, levels } = weightOfEvidence(wins, losses)
      for (const level of levels) expect(level.information).toBeGreaterThanOrEqual(0)
      expect(weightOfEvidence(losses, wins).value).toBeCloseTo(value, 12)
      const shared = mutualInformation(cells)
      const transposed = mutualInformation([wins, losses])
      expect(shared.bits).toBeCloseTo(transposed.bits, 9)
      expect(shared.bits).toBeLessThanOrEqual(entropy(cells.map(([a, b]) => a + b)) + 1e-12)
    }),
  )
})
