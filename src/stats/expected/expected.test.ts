import { expect, test } from 'vitest'
import type { CodedTrait } from '../coded/index.ts'
import { randomInteger, randomNormal, seededRandom } from '../random/index.ts'
import { fitAmounts } from './fit-amounts.ts'
import { foretellAmounts, learnAmounts } from './index.ts'

const trait = (codes: Uint8Array, levels: number, ordered = false): CodedTrait => ({
  codes,
  levels,
  ordered,
})

/** Two traits that matter, ten that do not; log amounts with a spread of 0.8. */
function market(seed: number, rows: number, strength = 1) {
  const random = seededRandom(seed)
  const codes = () => Uint8Array.from({ length: rows }, () => 1 + randomInteger(random, 4))
  const traits = Array.from({ length: 12 }, (_, index) => trait(codes(), 5, index === 0))
  const mean = Float64Array.from({ length: rows }, (_, row) => {
    const size = (traits[0]?.codes[row] ?? 0) - 2.5
    const kind = traits[1]?.codes[row] === 1 ? 1 : 0
    return 9 + strength * (0.5 * size + kind)
  })
  return { traits, mean, logAmount: mean.map((one) => one + randomNormal(random, 0, 0.8)) }
}

test('in a balanced one-way layout the variances are those of the analysis of variance', () => {
  // For a balanced layout REML has the closed form of ANOVA (Searle, Casella and McCulloch 1992, 4.8).
  const [groups, each] = [6, 20]
  const random = seededRandom(3)
  const shift = Float64Array.from({ length: groups }, () => randomNormal(random, 0, 1.5))
  const codes = Uint8Array.from({ length: groups * each }, (_, row) => row % groups)
  const logAmount = Float64Array.from(codes, (level) => (shift[level] ?? 0) + randomNormal(random))
  const means = shift.map((_, level) => {
    const own = logAmount.filter((_value, row) => codes[row] === level)
    return own.reduce((sum, one) => sum + one, 0) / each
  })
  const grand = means.reduce((sum, one) => sum + one, 0) / groups
  const within =
    logAmount.reduce((sum, one, row) => sum + (one - (means[codes[row] ?? 0] ?? 0)) ** 2, 0) /
    (groups * (each - 1))
  const between = (each * means.reduce((sum, one) => sum + (one - grand) ** 2, 0)) / (groups - 1)
  const variance = (between - within) / each
  const model = fitAmounts({ traits: [trait(codes, groups)], logAmount }, [0])
  expect(model.residual).toBeCloseTo(within, 4)
  expect(model.intercept).toBeCloseTo(grand, 6)
  const shrink = variance / (variance + within / each)
  model.effects[0]?.forEach((effect, level) => {
    expect(effect).toBeCloseTo(shrink * ((means[level] ?? 0) - grand), 3)
  })
})

test('finds the traits that matter, foretells money without bias, and its intervals hold', () => {
  const rows = 1500
  const data = market(11, rows)
  const learned = learnAmounts(data, 1)
  expect(learned.chosen.slice(0, 2).toSorted()).toEqual([0, 1])
  expect(learned.check?.explained.low).toBeGreaterThan(0.2)
  expect(learned.check?.meanError).toBeLessThan(learned.check?.medianError ?? 0)
  expect(learned.smear).toBeGreaterThan(Math.exp(0.32) * 0.9)
  expect(learned.smear).toBeLessThan(Math.exp(0.32) * 1.1)
  const foretold = foretellAmounts(
    learned,
    learned.chosen.flatMap((index) => data.traits[index] ?? []),
    rows,
  )
  const held = data.mean.filter((mean, row) => {
    const truth = Math.exp(mean + 0.32)
    return truth >= (foretold.low[row] ?? 0) && truth <= (foretold.high[row] ?? 0)
  })
  expect(held.length / rows).toBeGreaterThan(0.85)
})

test('where nothing tells the value, or too few were won, everybody gets the mean', () => {
  const noise = learnAmounts(market(5, 600, 0), 1)
  expect(noise.fallback).toBe('no_better')
  const same = foretellAmounts(noise, [], 3)
  expect(same.value).toEqual(new Float64Array(3).fill(noise.average.value))
  expect(learnAmounts(market(5, 20), 1).fallback).toBe('few')
  const nothing = learnAmounts({ traits: [], logAmount: new Float64Array(0) }, 1)
  expect(nothing.average).toEqual({ value: 0, low: -Infinity, high: Infinity })
})

test('equal amounts leave nothing to learn', () => {
  const { traits } = market(5, 100)
  const learned = learnAmounts({ traits, logAmount: new Float64Array(100).fill(7) }, 1)
  expect(learned.fallback).toBe('no_better')
  expect(learned.average.value).toBeCloseTo(Math.exp(7), 6)
})
