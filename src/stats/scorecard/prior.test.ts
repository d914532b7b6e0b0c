import { expect, test } from 'vitest'
import type { CodedTrait, LevelPrior } from '../coded/index.ts'
import { seededRandom } from '../random/index.ts'
import { fitAdditive } from './fit.ts'
import { learnScorecard } from './index.ts'

const rateOf = [0.2, 0.2, 0.2, 0.5]

/** Three known levels, the last of which is good half the time and the others a fifth of it. */
function drawn(seed: number, rows: number) {
  const random = seededRandom(seed)
  const codes = Uint8Array.from({ length: rows }, () => 1 + Math.floor(3 * random.next()))
  const good = codes.map((code) => (random.next() < (rateOf[code] ?? 0) ? 1 : 0))
  return { codes, good, rows: Uint32Array.from(codes.keys()) }
}

const trait = (codes: Uint8Array, prior?: LevelPrior): CodedTrait => ({
  codes,
  levels: 4,
  ordered: false,
  ...(prior === undefined ? {} : { prior }),
})

const belief = (first: number, worth: number): LevelPrior => ({
  logOdds: [0, first, 0, 0],
  worth: [worth, worth, worth, worth],
})

const difference = (logOdds: Float64Array, one: number, other: number) =>
  (logOdds[one] ?? 0) - (logOdds[other] ?? 0)

test('without data on a level the fit is the belief, as sure as was stated', () => {
  const { codes, good, rows } = drawn(1, 400)
  const unseen = trait(codes, { logOdds: [1.5, 0, 0, 0], worth: [10, 10, 10, 10] })
  const fit = fitAdditive([unseen], good, rows, [1])
  const rate = (good.reduce((sum, one) => sum + one, 0) + 0.5) / 401
  expect(fit.logOdds[0]).toBeCloseTo(1.5, 1)
  const error = Math.sqrt(fit.covariance[fit.logOdds.length + 2] ?? 0)
  expect(error).toBeCloseTo(1 / Math.sqrt(10 * rate * (1 - rate)), 1)
})

test('a wrong belief colours few customers and gives way to many', () => {
  const off = [40, 400, 40_000].map((size) => {
    const { codes, good, rows } = drawn(2, size)
    const fit = fitAdditive([trait(codes, belief(2, 30))], good, rows, [1])
    return difference(fit.logOdds, 1, 2)
  })
  expect(off[0]).toBeGreaterThan(0.5)
  expect(Math.abs(off[2] ?? 9)).toBeLessThan(0.15)
  expect(off[1]).toBeLessThan(off[0] ?? 0)
  expect(off[2]).toBeLessThan(off[1] ?? 0)
})

test('a right belief helps where customers are few', () => {
  const error = (prior?: LevelPrior) => {
    let sum = 0
    for (let seed = 0; seed < 20; seed += 1) {
      const { codes, good, rows } = drawn(seed, 60)
      const fit = fitAdditive([trait(codes, prior)], good, rows, [1])
      sum += (difference(fit.logOdds, 3, 1) - Math.log(4)) ** 2
    }
    return sum / 20
  }
  const right: LevelPrior = { logOdds: [0, 0, 0, Math.log(4)], worth: [10, 10, 10, 10] }
  expect(error(right)).toBeLessThan(0.7 * error())
})

test('a trait with a belief takes part although its data shows nothing', async () => {
  const { codes, good } = drawn(3, 300)
  const random = seededRandom(9)
  const idle = codes.map(() => 1 + Math.floor(3 * random.next()))
  const strong = belief(1.4, 200)
  const learn = async (prior?: LevelPrior) => {
    const traits = [trait(codes), trait(idle, prior)]
    const options = { seed: 1, least: { good: 15, others: 15 } }
    const { card } = await learnScorecard({ rows: 300, good, traits }, options)
    return card.traits.map(({ index }) => index)
  }
  expect(await learn()).toEqual([0])
  expect(await learn(strong)).toContain(1)
})
