import { expect, test } from 'vitest'
import { simulateCoded } from '../../../test/simulated-coded.ts'
import type { Coded } from '../coded/index.ts'
import { learnScorecard, POINTS_PER_LOG_ODDS, scoreRows } from './index.ts'

const least = { good: 15, others: 15 }
const learn = (data: Coded, seed = 1) => learnScorecard(data, { seed, least })

test('without signal it says so at least 38 times in 40, and picks hardly any trait', async () => {
  let [believed, picked] = [0, 0]
  for (let seed = 0; seed < 40; seed += 1) {
    const { data } = simulateCoded(seed, { rows: 300, traits: 40, telling: 0 }, 0)
    const { card, judgement } = await learn(data, seed)
    believed += judgement.reliable ? 1 : 0
    picked += card.traits.length
  }
  expect(believed).toBeLessThanOrEqual(2)
  expect(picked).toBeLessThanOrEqual(8)
}, 300_000)

test('with signal it finds the traits that matter, and its intervals hold their true effects', async () => {
  let [inside, levels] = [0, 0]
  for (let seed = 0; seed < 5; seed += 1) {
    const { data, effects } = simulateCoded(seed, { rows: 2000, traits: 40, telling: 4 }, 0.6)
    const { card, judgement } = await learn(data, seed)
    expect(judgement).toEqual({ reliable: true, reasons: [] })
    expect(card.traits.filter(({ index }) => index < 4).length).toBeGreaterThanOrEqual(3)
    expect(card.traits.filter(({ index }) => index >= 4).length).toBeLessThanOrEqual(2)
    for (const { index, group, points, error } of card.traits) {
      const effect = effects[index] ?? []
      const codes = data.traits[index]?.codes ?? new Uint8Array(0)
      const mean = codes.reduce((sum, code) => sum + (effect[code] ?? 0), 0) / data.rows
      for (const [level, value] of effect.entries()) {
        const off = (value - mean) * POINTS_PER_LOG_ODDS - (points[group[level] ?? 0] ?? 0)
        levels += 1
        inside += Math.abs(off) <= 1.96 * (error[group[level] ?? 0] ?? 0) ? 1 : 0
      }
    }
  }
  expect(inside / levels).toBeGreaterThan(0.9)
})

test('the same data and seed give the same card; probabilities follow the points', async () => {
  const { data } = simulateCoded(3, { rows: 1500, traits: 12, telling: 4 }, 0.8)
  const first = await learn(data)
  expect(await learn(data)).toEqual(first)
  const points = new Float64Array(data.rows)
  scoreRows(first.card, data.traits, Uint32Array.from(points.keys()), points)
  expect(points.every((value) => Number.isInteger(value))).toBe(true)
  expect(first.calibration.slope * POINTS_PER_LOG_ODDS).toBeGreaterThan(0.7)
  expect(first.calibration.slope * POINTS_PER_LOG_ODDS).toBeLessThan(1.3)
  expect(first.crossValidated.readabilityLoss).toBeLessThan(0.01)
})

test('two traits that say the same are not both on the card', async () => {
  const { data } = simulateCoded(5, { rows: 1500, traits: 6, telling: 2 }, 0.8)
  const [one] = data.traits
  if (one === undefined) throw new Error('no trait')
  const { card } = await learn({ ...data, traits: [...data.traits, one] })
  const same = card.traits.filter(({ index }) => index === 0 || index === 6)
  expect(same.length).toBe(1)
})

test('a change of the world after the first 70 % is said', async () => {
  const { data } = simulateCoded(6, { rows: 2000, traits: 8, telling: 2 }, 1)
  const time = Float64Array.from({ length: data.rows }, (_, row) => row)
  const steady = await learn({ ...data, time })
  expect(steady.judgement.reliable).toBe(true)
  expect(steady.outOfTime?.from).toBe(1400)
  const turned = data.good.map((outcome, row) =>
    row < 1400 ? outcome : (row * 7919) % 3 === 0 ? 1 : 0,
  )
  expect((await learn({ ...data, good: turned, time })).judgement.reasons).toContain(
    'fails_out_of_time',
  )
})

test('too few accounts, and no traits', async () => {
  const few = simulateCoded(7, { rows: 40, traits: 4, telling: 1 }, 2, -3).data
  const { card, crossValidated, judgement } = await learn(few)
  expect(judgement).toEqual({ reliable: false, reasons: ['too_few_good'] })
  expect(card.traits).toEqual([])
  expect(crossValidated.card.auc).toBe(0.5)
  const none = { ...simulateCoded(8, { rows: 200, traits: 0, telling: 0 }, 0).data }
  expect((await learn(none)).judgement.reasons).toContain('no_usable_trait')
  const empty = { rows: 0, traits: [], good: new Uint8Array(0) }
  expect((await learn(empty)).judgement.reasons).toEqual(['too_few_good', 'too_few_others'])
})
