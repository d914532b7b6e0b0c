import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { reference } from '../../../test/reference/read.ts'
import { seededRandom } from '../random/index.ts'
import {
  auc,
  aucEstimate,
  brierScore,
  calibrationError,
  compareAucs,
  compareLogLosses,
  logLoss,
  reliabilityCurve,
  topSlice,
  winRates,
} from './index.ts'

const rows = fc
  .array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 1 })), {
    maxLength: 60,
  })
  .map((list) => ({
    scores: Float64Array.from(list, ([score]) => score),
    outcome: Uint8Array.from(list, ([, won]) => won),
  }))

test('AUC is the share of pairs in the right order', () => {
  void fc.assert(
    fc.property(rows, ({ scores, outcome }) => {
      let [right, pairs] = [0, 0]
      for (const [i, won] of outcome.entries()) {
        for (const [j, other] of outcome.entries()) {
          if (won === 0 || other === 1) continue
          pairs += 1
          right += (Math.sign((scores[i] ?? 0) - (scores[j] ?? 0)) + 1) / 2
        }
      }
      expect(auc(scores, outcome)).toBeCloseTo(pairs === 0 ? 0.5 : right / pairs, 12)
      expect(
        auc(
          scores.map((score) => -score),
          outcome,
        ),
      ).toBeCloseTo(1 - auc(scores, outcome), 12)
    }),
  )
})

test('losses', () => {
  const p = Float64Array.of(0.9, 0.2, 0.6)
  const won = Uint8Array.of(1, 0, 0)
  expect(logLoss(p, won)).toBeCloseTo(-(Math.log(0.9) + Math.log(0.8) + Math.log(0.4)) / 3, 14)
  expect(brierScore(p, won)).toBeCloseTo((0.01 + 0.04 + 0.36) / 3, 14)
  expect(logLoss(Float64Array.of(0), Uint8Array.of(1))).toBeCloseTo(34.539, 3)
  expect(() => logLoss(p, Uint8Array.of(1))).toThrow(RangeError)
})

test('no rows, and rows of one outcome', () => {
  const [none, nobody] = [new Float64Array(0), new Uint8Array(0)]
  expect(auc(none, nobody)).toBe(0.5)
  expect(auc(Float64Array.of(1, 2), Uint8Array.of(1, 1))).toBe(0.5)
  expect(logLoss(none, nobody)).toBe(0)
  expect(calibrationError(none, nobody)).toBe(0)
  expect(reliabilityCurve(none, nobody)).toEqual([])
})

test('the reliability curve holds every row once and never splits a forecast', () => {
  const forecast = fc.constantFrom(0.1, 0.2, 0.2000001, 0.5, 0.9)
  const row = fc.tuple(forecast, fc.integer({ min: 0, max: 1 }))
  void fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 80 }), (list) => {
      const p = Float64Array.from(list, ([value]) => value)
      const won = Uint8Array.from(list, ([, value]) => value)
      const curve = reliabilityCurve(p, won, 4)
      expect(curve.reduce((sum, point) => sum + point.rows, 0)).toBe(list.length)
      expect(curve.length).toBeLessThanOrEqual(4)
      const forecasts = curve.map((point) => point.forecast)
      expect(forecasts).toEqual([...new Set(forecasts)].toSorted((a, b) => a - b))
    }),
  )
})

test('forecasts that come true have no calibration error beyond scatter', () => {
  const random = seededRandom(6)
  const p = Float64Array.from({ length: 100_000 }, () => random.next())
  const won = Uint8Array.from(p, (value) => (random.next() < value ? 1 : 0))
  expect(calibrationError(p, won)).toBeLessThan(0.01)
  expect(
    calibrationError(
      p.map((value) => value / 2),
      won,
    ),
  ).toBeCloseTo(0.25, 2)
})

const numbers: Readonly<Record<string, readonly number[]>> = reference('scores.json')
const first = Float64Array.from(numbers['first'] ?? [])
const second = Float64Array.from(numbers['second'] ?? [])
const won = Uint8Array.from(numbers['outcome'] ?? [])

test('DeLong, against pROC', () => {
  const estimate = aucEstimate(first, won)
  const got = [estimate.value, estimate.low, estimate.high, estimate.error]
  for (const [i, value] of (numbers['auc'] ?? []).entries()) expect(got[i]).toBeCloseTo(value, 12)
  const { value, low, high, z, p } = compareAucs(first, second, won)
  for (const [i, wanted] of (numbers['compare'] ?? []).entries()) {
    expect([value, low, high, z, p][i]).toBeCloseTo(wanted, 10)
  }
})

test('perfect separation of few rows is not taken for certainty', () => {
  const perfect = aucEstimate(Float64Array.of(1, 2, 3, 4, 5, 6), Uint8Array.of(0, 0, 0, 1, 1, 1))
  expect(perfect.value).toBe(1)
  expect(perfect.low).toBeLessThan(0.5)
  expect(aucEstimate(first, new Uint8Array(200))).toEqual({
    value: 0.5,
    low: 0,
    high: 1,
    error: 0.5,
  })
  expect(compareAucs(first, first, won)).toMatchObject({ value: 0, low: 0, high: 0, z: 0, p: 1 })
  expect(compareAucs(first, second, new Uint8Array(200)).p).toBe(1)
})

test('AUC and its estimate agree; comparing the other way round turns the sign', () => {
  void fc.assert(
    fc.property(rows, ({ scores, outcome }) => {
      const estimate = aucEstimate(scores, outcome)
      expect(estimate.value).toBeCloseTo(auc(scores, outcome), 12)
      expect(estimate.low).toBeLessThanOrEqual(estimate.value + 1e-12)
      expect(estimate.high).toBeGreaterThanOrEqual(estimate.value - 1e-12)
      const other = scores.map((score) => score * score)
      const there = compareAucs(scores, other, outcome)
      const back = compareAucs(other, scores, outcome)
      expect(there.value).toBeCloseTo(-back.value, 12)
      expect(there.p).toBeCloseTo(back.p, 10)
    }),
  )
})

test('the top of the list', () => {
  const scores = Float64Array.from({ length: 100 }, (_, i) => i)
  const outcome = Uint8Array.from(scores, (score) => (score >= 80 ? 1 : 0))
  const slice = topSlice(scores, outcome, 0.1)
  expect(slice).toMatchObject({ rows: 10, wins: 10, winRate: { value: 1 } })
  expect(slice.captured.value).toBe(0.5)
  expect(slice.lift.value).toBeCloseTo(5, 12)
  const tied = topSlice(new Float64Array(100), outcome, 0.1)
  expect(tied.wins).toBeCloseTo(2, 12)
  expect(tied.lift.value).toBeCloseTo(1, 12)
  expect(topSlice(new Float64Array(0), new Uint8Array(0), 0.1)).toMatchObject({ rows: 0, wins: 0 })
  expect(topSlice(scores, outcome, 1).lift.value).toBe(1)
})

test('the order of the rows does not change the top of the list', () => {
  void fc.assert(
    fc.property(rows, fc.double({ min: 0.01, max: 1, noNaN: true }), (data, fraction) => {
      const there = topSlice(data.scores, data.outcome, fraction)
      const back = topSlice(data.scores.toReversed(), data.outcome.toReversed(), fraction)
      expect(back.wins).toBeCloseTo(there.wins, 10)
    }),
  )
})

test('win rates by group', () => {
  const rates = winRates(Uint8Array.of(0, 0, 2, 2, 2), Uint8Array.of(1, 0, 1, 1, 1), 3)
  expect(rates.map(({ rows: count, wins }) => [count, wins])).toEqual([
    [2, 1],
    [0, 0],
    [3, 3],
  ])
  expect(rates[1]?.rate).toEqual({ value: 0.5, low: 0, high: 1 })
  expect(() => winRates(Uint8Array.of(3), Uint8Array.of(1), 3)).toThrow(RangeError)
})

test('the difference of two log losses has the interval of a mean, widened for what was learned', () => {
  const none = new Float64Array(0)
  const outcome = Uint8Array.of(1, 0, 1, 0)
  const [first, second] = [Float64Array.of(0.9, 0.2, 0.6, 0.4), Float64Array.of(0.8, 0.1, 0.7, 0.5)]
  const differences = [
    Math.log(0.8 / 0.9),
    Math.log(0.9 / 0.8),
    Math.log(0.7 / 0.6),
    Math.log(0.5 / 0.6),
  ]
  const mean = differences.reduce((sum, own) => sum + own, 0) / 4
  const squares = differences.reduce((sum, own) => sum + (own - mean) ** 2, 0)
  const { high, low, value } = compareLogLosses(first, second, outcome, 5)
  expect(value).toBeCloseTo(logLoss(first, outcome) - logLoss(second, outcome), 12)
  expect(value).toBeCloseTo(mean, 12)
  expect(high - low).toBeCloseTo(1.5 * 2 * 1.959963984540054 * Math.sqrt(squares / 3 / 4), 10)
  expect(compareLogLosses(first, first, outcome, 5)).toEqual({ value: 0, low: 0, high: 0 })
  expect(compareLogLosses(none, none, new Uint8Array(0), 5).value).toBe(0)
})
