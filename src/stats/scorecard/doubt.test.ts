import { expect, test } from 'vitest'
import { randomInteger, randomNormal, seededRandom } from '../random/index.ts'
import type { PointsCard } from './card.ts'
import { withFoldDoubt } from './fold-doubt.ts'
import { scoreRows } from './learn-card.ts'
import { offCurve } from './off-curve.ts'

const line = (index: number, points: readonly number[], error: readonly number[]) => ({
  index,
  group: Uint8Array.from(points.keys()),
  points,
  error,
  importance: 1,
})
const card: PointsCard = {
  base: 100,
  traits: [line(0, [0, 10, -10, 4], [3, 4, 5, 9]), line(1, [0, 7, -3], [2, 6, 2])],
  pairs: [
    {
      traits: [0, 1],
      points: Array.from({ length: 4 }, () => [0, 6, -6]),
      error: Array.from({ length: 4 }, () => [2, 3, 4]),
    },
  ],
}

test('a trait that some folds do without may be off by its points, one that all have by no more', () => {
  const bare = { ...card, traits: card.traits.slice(0, 1), pairs: [] }
  const doubted = withFoldDoubt(card, [card, card, card, bare, { ...card, pairs: [] }])
  expect(doubted.traits[0]?.error).toEqual([3, 4, 5, 9])
  expect(doubted.traits[1]?.error[1]).toBeCloseTo(Math.sqrt(36 + 49 / 5))
  expect(doubted.pairs[0]?.error[0]?.[2]).toBeCloseTo(Math.sqrt(16 + (2 * 36) / 5))
  expect(withFoldDoubt(card, [])).toBe(card)
})

test('what lies off the curve is what drawn errors of the levels leave of any line of points', () => {
  const random = seededRandom(5)
  const rows = 4000
  const traits = [4, 3].map((levels) => ({
    codes: Uint8Array.from({ length: rows }, () => randomInteger(random, levels)),
    levels,
    ordered: false,
  }))
  const all = Uint32Array.from({ length: rows }, (_, row) => row)
  const own = new Float64Array(rows)
  scoreRows(card, traits, all, own)
  let drawn = 0
  for (let round = 0; round < 400; round += 1) {
    const off = (errors: readonly number[]) => errors.map((error) => randomNormal(random, 0, error))
    const wrong: PointsCard = {
      base: 0,
      traits: card.traits.map((trait) => ({ ...trait, points: off(trait.error) })),
      pairs: card.pairs.map((pair) => ({ ...pair, points: pair.error.map(off) })),
    }
    const errors = new Float64Array(rows)
    scoreRows(wrong, traits, all, errors)
    drawn += leftOfLine(own, errors) / 400
  }
  expect(offCurve(card, traits, own) / drawn).toBeGreaterThan(0.85)
  expect(offCurve(card, traits, own) / drawn).toBeLessThan(1.15)
  expect(offCurve(card, traits, new Float64Array(rows))).toBe(0)
  expect(offCurve(card, traits, new Float64Array(0))).toBe(0)
})

/** Mean square of the mean of `errors` at equal points, less their line over the points. */
function leftOfLine(points: Float64Array, errors: Float64Array): number {
  const at = new Map<number, { rows: number; sum: number }>()
  points.forEach((own, row) => {
    const { rows, sum } = at.get(own) ?? { rows: 0, sum: 0 }
    at.set(own, { rows: rows + 1, sum: sum + (errors[row] ?? 0) })
  })
  const mean = (of: Float64Array) => of.reduce((sum, own) => sum + own, 0) / of.length
  const [middle, level] = [mean(points), mean(errors)]
  const slope =
    mean(points.map((own, row) => (own - middle) * (errors[row] ?? 0))) /
    mean(points.map((own) => (own - middle) ** 2))
  return [...at].reduce((sum, [own, { rows, sum: total }]) => {
    const left = total / rows - level - slope * (own - middle)
    return sum + (rows / points.length) * left ** 2
  }, 0)
}
