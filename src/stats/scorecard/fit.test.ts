import { expect, test } from 'vitest'
import { reference } from '../../../test/reference/read.ts'
import type { CodedTrait } from '../coded/index.ts'
import { seededRandom } from '../random/index.ts'
import { fitAdditive } from './fit.ts'

const numbers: Readonly<Record<string, readonly number[]>> = reference('scorecard.json')
const category: CodedTrait = {
  codes: Uint8Array.from(numbers['category'] ?? []),
  levels: 4,
  ordered: false,
}
const ordered: CodedTrait = {
  codes: Uint8Array.from(numbers['ordered'] ?? []),
  levels: 7,
  ordered: true,
}
const good = Uint8Array.from(numbers['good'] ?? [])
const rows = Uint32Array.from(good.keys())

test('log odds, errors and penalties, against R', () => {
  const fit = fitAdditive([category, ordered], good, rows, [1, 1])
  expect(fit.intercept).toBeCloseTo(numbers['intercept']?.[0] ?? 0, 2)
  for (const [level, value] of (numbers['logOdds'] ?? []).entries()) {
    expect(Math.abs((fit.logOdds[level] ?? 0) - value)).toBeLessThan(0.01)
    const variance = fit.covariance[(level + 1) * (fit.logOdds.length + 2)] ?? 0
    expect(Math.abs(Math.sqrt(variance) - (numbers['error']?.[level] ?? 0))).toBeLessThan(0.01)
  }
  for (const [trait, value] of (numbers['penalties'] ?? []).entries()) {
    expect((fit.penalties[trait] ?? 0) / value).toBeCloseTo(1, 1)
  }
})

test('neutral is the base rate: every trait averages 0 over the rows', () => {
  const fit = fitAdditive([category, ordered], good, rows, [1, 1])
  let mean = 0
  for (let level = 0; level < 4; level += 1) {
    mean += ((fit.levelRows[level] ?? 0) * (fit.logOdds[level] ?? 0)) / rows.length
  }
  expect(mean).toBeCloseTo(0, 3)
})

test('a level that always wins stays finite, and one that nobody has is neutral', () => {
  const sure: CodedTrait = { ...category, levels: 6, codes: category.codes.map((code) => code) }
  const won = sure.codes.map((code, row) => (code === 1 ? 1 : (good[row] ?? 0)))
  const fit = fitAdditive([sure], won, rows, [1])
  expect(fit.logOdds[1]).toBeGreaterThan(2)
  expect(fit.logOdds[1]).toBeLessThan(10)
  expect(Math.abs(fit.logOdds[5] ?? 1)).toBeLessThan(1e-6)
})

test('many rows settle, with tables of rare cells too, wherever the penalties start', () => {
  const random = seededRandom(1)
  const many = 60_000
  const drawn = (levels: number, rare: number): CodedTrait => ({
    codes: Uint8Array.from(
      { length: many },
      () => 1 + Math.floor((levels - 1) * random.next() ** rare),
    ),
    levels,
    ordered: false,
  })
  const [left, right] = [drawn(7, 5), drawn(9, 8)]
  const cells: CodedTrait = {
    codes: left.codes.map((code, row) => code * 9 + (right.codes[row] ?? 0)),
    levels: 63,
    ordered: false,
  }
  const won = left.codes.map((code, row) => {
    const alike = code > 2 === (right.codes[row] ?? 0) > 1
    return random.next() < (alike ? 0.4 : 0.2) + 0.03 * code ? 1 : 0
  })
  const every = Uint32Array.from(won.keys())
  const [one, other] = [3, 30].map((start) =>
    fitAdditive([left, right, cells], won, every, [start, start, start]),
  )
  one?.logOdds.forEach((value, level) => {
    expect(Math.abs(value - (other?.logOdds[level] ?? 0))).toBeLessThan(0.01)
    expect(Math.abs(value)).toBeLessThan(2)
  })
})
