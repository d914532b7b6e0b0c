import { expect, test } from 'vitest'
import { seededRandom } from '../random/index.ts'
import { informationEstimate } from './index.ts'

function draw(shares: readonly number[], rows: number, next: () => number): readonly number[] {
  const counts = shares.map(() => 0)
  for (let row = 0; row < rows; row++) {
    const drawn = next()
    const level = shares.findIndex(
      (_, index) => drawn < shares.slice(0, index + 1).reduce((sum, share) => sum + share, 0),
    )
    counts[Math.max(0, level)] = (counts[Math.max(0, level)] ?? 0) + 1
  }
  return counts
}

test('the interval of the information value holds the truth as often as promised', () => {
  const random = seededRandom(5)
  const [won, lost] = [
    [0.5, 0.3, 0.2],
    [0.3, 0.3, 0.4],
  ] as const
  const truth = won.reduce(
    (sum, p, i) => sum + (p - (lost[i] ?? 0)) * Math.log(p / (lost[i] ?? 1)),
    0,
  )
  let held = 0
  for (let trial = 0; trial < 1000; trial++) {
    const { low, high } = informationEstimate(
      draw(won, 400, random.next),
      draw(lost, 700, random.next),
    )
    if (low <= truth && truth <= high) held++
  }
  expect(held).toBeGreaterThan(930)
  expect(held).toBeLessThan(970)
})

test('nothing to find, nothing to count', () => {
  expect(informationEstimate([50, 50], [500, 500])).toMatchObject({ value: 0, low: 0 })
  expect(informationEstimate([0, 0], [5, 5])).toEqual({ value: 0, low: 0, high: Infinity })
})
