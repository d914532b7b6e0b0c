import { describe, expect, test } from 'vitest'
import type { Coded } from '../coded/index.ts'
import { type Random, seededRandom } from '../random/index.ts'
import { checkBeliefs } from './index.ts'

const STRONG = 2 * Math.LN2
const none: Coded = { rows: 0, traits: [], good: new Uint8Array(0) }

/** Accounts of which a share stands at a level whose odds are multiplied. */
function decided(random: Random, rows: number, share: number, effect: number) {
  const codes = Uint8Array.from({ length: rows }, () => (random.next() < share ? 2 : 1))
  const good = codes.map((code) => {
    const logOdds = -1.2 + (code === 2 ? effect : 0)
    return random.next() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0
  })
  return { codes, data: { rows, traits: [], good } }
}

function verdicts(effect: number, stated: number, rows: number, worth = 10) {
  const found = { confirmed: 0, weakened: 0, overturned: 0, open: 0 }
  for (let seed = 0; seed < 200; seed += 1) {
    const { codes, data } = decided(seededRandom(seed), rows, 0.3, effect)
    const [checked] = checkBeliefs([{ logOdds: stated, worth, codes, about: [] }], data)
    if (checked !== undefined) found[checked.verdict] += 1 / 2
  }
  return found
}

describe('a statement', () => {
  test('without data stays what it was, and open', () => {
    const [checked] = checkBeliefs(
      [{ logOdds: STRONG, worth: 10, codes: new Uint8Array(0), about: [] }],
      none,
    )
    expect(checked?.data).toBeUndefined()
    expect(checked?.posterior).toEqual(checked?.prior)
    expect(checked?.verdict).toBe('open')
  })

  test('by hand: precisions add up', () => {
    const codes = Uint8Array.from({ length: 100 }, (_, row) => (row < 40 ? 2 : 1))
    const good = Uint8Array.from({ length: 100 }, (_, row) => (row < 20 || row >= 90 ? 1 : 0))
    const [checked] = checkBeliefs([{ logOdds: 0.5, worth: 10, codes, about: [] }], {
      rows: 100,
      traits: [],
      good,
    })
    const rate = 30.5 / 101
    const data = Math.log((20.5 * 50.5) / (20.5 * 10.5))
    const seen = 1 / (1 / 20.5 + 1 / 20.5 + 1 / 10.5 + 1 / 50.5)
    const held = 10 * rate * (1 - rate)
    expect(checked?.data?.value).toBeCloseTo(data, 10)
    expect(checked?.posterior.value).toBeCloseTo((held * 0.5 + seen * data) / (held + seen), 10)
    expect(checked?.at).toEqual({ rows: 40, good: 20 })
    expect(checked?.rest).toEqual({ rows: 60, good: 10 })
  })

  test('is rarely judged wrongly', () => {
    const idle = verdicts(0, STRONG, 300)
    expect(idle.confirmed).toBeLessThanOrEqual(7)
    const opposite = verdicts(-STRONG, STRONG, 300)
    expect(opposite.confirmed).toBe(0)
    const right = verdicts(STRONG, STRONG, 300)
    expect(right.overturned).toBe(0)
    expect(right.weakened).toBeLessThanOrEqual(7)
    const even = verdicts(0, 0, 2000)
    expect(even.overturned).toBeLessThanOrEqual(7)
  })

  test('is settled by enough data, and a belief of great worth cannot confirm itself', () => {
    expect(verdicts(STRONG, STRONG, 600).confirmed).toBeGreaterThan(95)
    expect(verdicts(-STRONG, STRONG, 600).overturned).toBeGreaterThan(95)
    expect(verdicts(0.2, STRONG, 3000).weakened).toBeGreaterThan(95)
    expect(verdicts(0, 0, 6000).confirmed).toBeGreaterThan(95)
    expect(verdicts(0, STRONG, 60, 1000).confirmed).toBeLessThanOrEqual(9)
  })
})

test('what another trait explains is not put down to the statement', () => {
  const random = seededRandom(4)
  const rows = 3000
  const cause = Uint8Array.from({ length: rows }, () => 1 + Math.floor(2 * random.next()))
  const codes = cause.map((code) => (random.next() < (code === 2 ? 0.8 : 0.2) ? 2 : 1))
  const good = cause.map((code) => (random.next() < (code === 2 ? 0.5 : 0.1) ? 1 : 0))
  const data: Coded = { rows, good, traits: [{ codes: cause, levels: 3, ordered: false }] }
  const stated = { logOdds: STRONG, worth: 10, codes }
  const [alone] = checkBeliefs([{ ...stated, about: [0] }], data)
  const [among] = checkBeliefs([{ ...stated, about: [] }], data)
  expect(alone?.adjusted).toBe(false)
  expect(alone?.data?.value).toBeGreaterThan(0.9)
  expect(among?.adjusted).toBe(true)
  expect(Math.abs(among?.data?.value ?? 9)).toBeLessThan(0.25)
  expect(among?.verdict).toBe('weakened')
})
