import { expect, test } from 'vitest'
import { reference } from '../../../test/reference/read.ts'
import type { CodedTrait } from '../coded/index.ts'
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
