import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CodedTrait } from '../coded/index.ts'
import { type Random, seededRandom } from '../random/index.ts'
import {
  checkRankings,
  cosineToSeeds,
  type Likeness,
  learnLikeness,
  likenessOf,
  nearestSeeds,
  standings,
  topRows,
} from './index.ts'

const rowsUpTo = (n: number) => Uint32Array.from({ length: n }, (_, row) => row)
const rows = 6000
const market = rowsUpTo(rows)

/** A trait of five levels and, in a tenth of the rows, nothing known. */
function randomTrait(random: Random, ordered: boolean, skew = 1): CodedTrait {
  const code = () => (random.next() < 0.1 ? 0 : 1 + Math.floor(5 * random.next() ** skew))
  return { levels: 6, ordered, codes: Uint8Array.from({ length: rows }, code) }
}

/** Rows drawn with probability proportional to exp(sum of what levels add). */
function drawnBy(random: Random, most: number, logOdds: (row: number) => number): Uint32Array {
  const taken = new Set<number>()
  while (taken.size < most) {
    const row = Math.floor(random.next() * rows)
    if (random.next() < Math.exp(logOdds(row) - 3)) taken.add(row)
  }
  return Uint32Array.from(taken).sort()
}

const truth = [0, -1, -0.5, 0, 0.5, 1]

/** Trait 0 tells, trait 1 repeats it, trait 2 is a category that tells, the other ten are noise. */
function world(seeds: number, seed = 1) {
  const random = seededRandom(seed)
  const told = randomTrait(random, true)
  const category = randomTrait(random, false)
  const noise = Array.from({ length: 10 }, (_, index) => randomTrait(random, index % 2 === 0, 3))
  const odds = (row: number) =>
    (truth[told.codes[row] ?? 0] ?? 0) + (category.codes[row] === 2 ? 1.5 : 0)
  return {
    traits: [told, { ...told, codes: told.codes.slice() }, category, ...noise],
    alone: [told, category, ...noise],
    seeds: drawnBy(random, seeds, odds),
  }
}

const traitAt = ({ traits }: Likeness, index: number) =>
  traits.find((trait) => trait.index === index)

test('with many seeds the weights are those that the seeds were drawn by', () => {
  const { alone, seeds } = world(800)
  const likeness = learnLikeness(alone, market, seeds)
  const own = traitAt(likeness, 0)
  const found = [1, 2, 3, 4, 5].map((level) => (own?.thousandths[level] ?? 0) / 1000)
  found.forEach((value, index) => {
    const error = own?.errors[index + 1] ?? 0
    expect(Math.abs(value - (truth[index + 1] ?? 0))).toBeLessThan(4 * error)
    expect(error).toBeLessThan(0.2)
  })
  expect(traitAt(likeness, 1)?.thousandths[2]).toBeGreaterThan(900)
  const noise = likeness.traits.filter(({ index }) => index > 1)
  expect(Math.max(0, ...noise.map(({ strength }) => strength))).toBeLessThan(0.15)
})

test('a trait said twice counts once', () => {
  const { traits, alone, seeds } = world(400)
  const once = learnLikeness(alone, market, seeds)
  const twice = learnLikeness(traits, market, seeds)
  const total = (likeness: Likeness, indexes: readonly number[]) =>
    indexes.reduce((sum, index) => sum + (traitAt(likeness, index)?.thousandths[5] ?? 0) / 1000, 0)
  expect(Math.abs(total(twice, [0, 1]) - total(once, [0]))).toBeLessThan(0.15)
})

test('five seeds weigh little, fewer than five hundred', () => {
  const few = world(5)
  const many = world(500)
  const most = (likeness: Likeness) =>
    Math.max(0, ...likeness.traits.flatMap(({ thousandths }) => thousandths.map(Math.abs)))
  expect(most(learnLikeness(few.alone, market, few.seeds))).toBeLessThan(1000)
  expect(most(learnLikeness(many.alone, market, many.seeds))).toBeGreaterThan(1000)
})

test('contributions add up, unknown values say nothing, and the market is 1 on average', () => {
  const { alone, seeds } = world(60)
  const likeness = learnLikeness(alone, market, seeds)
  const sums = likenessOf(likeness, alone, market)
  for (const row of [0, 17, 4321]) {
    const parts = likeness.traits.map(
      ({ index, thousandths }) => thousandths[alone[index]?.codes[row] ?? 0] ?? 0,
    )
    const whole = parts.reduce((sum, part) => sum + part, 0)
    expect(sums[row]).toBeCloseTo(whole / 1000, 12)
  }
  expect(likeness.traits.every(({ thousandths }) => thousandths[0] === 0)).toBe(true)
  const times = sums.map((sum) => Math.exp(sum - likeness.logMean))
  expect(times.reduce((sum, one) => sum + one, 0) / rows).toBeCloseTo(1, 9)
  expect(learnLikeness(alone, market, seeds)).toEqual(likeness)
})

test('that seeds are better known than the market is no likeness', () => {
  const random = seededRandom(5)
  const { alone } = world(5)
  const seeds = market.filter((row) => alone[0]?.codes[row] !== 0 && random.next() < 0.05)
  expect(traitAt(learnLikeness(alone, market, seeds), 0)).toBeUndefined()
  const counted = learnLikeness(alone, market, seeds, { missing: 'counts' })
  expect(traitAt(counted, 0)?.thousandths[0]).toBeLessThan(-1000)
})

test('what goes along with the blamed is no likeness', () => {
  const random = seededRandom(8)
  const { alone } = world(5)
  const early = Uint8Array.from({ length: rows }, () => (random.next() < 0.5 ? 1 : 2))
  const seen = early.map((when) => (random.next() < (when === 1 ? 0.2 : 0.8) ? 1 : 2))
  const traits = [...alone, { levels: 3, ordered: false, codes: seen }]
  const last = alone.length
  const seeds = market.filter((row) => random.next() < (early[row] === 1 ? 0.03 : 0.001))
  expect(traitAt(learnLikeness(traits, market, seeds), last)?.strength).toBeGreaterThan(0.3)
  const blamed = [{ levels: 3, ordered: true, codes: early }]
  const fair = traitAt(learnLikeness(traits, market, seeds, { blamed }), last)
  expect(fair?.strength ?? 0).toBeLessThan(0.2)
})

test('nothing to learn from gives nothing', () => {
  const none = { traits: [], logMean: 0 }
  const { alone } = world(5)
  expect(learnLikeness(alone, market, new Uint32Array(0))).toEqual({ ...none, seeds: 0 })
  expect(learnLikeness([], market, market.slice(0, 5))).toEqual({ ...none, seeds: 5 })
  expect(learnLikeness(alone, market, market)).toEqual({ ...none, seeds: rows })
})

test('hidden seeds come back, earlier than by cosine; at random they do not', () => {
  const { traits, seeds } = world(80)
  const own = new Set(seeds)
  const others = market.filter((row) => !own.has(row))
  const check = (chosen: Uint32Array) => {
    const learn = (known: Uint32Array) => {
      const likeness = learnLikeness(traits, market, known)
      return [
        (asked: Uint32Array) => likenessOf(likeness, traits, asked),
        (asked: Uint32Array) => cosineToSeeds(traits, known, asked),
      ]
    }
    return checkRankings(learn, chosen, others, seededRandom(1))
  }
  const [learned, cosine] = check(seeds)
  expect(learned).toMatchObject({ seeds: 80, folds: 5 })
  expect(learned?.auc.low).toBeGreaterThan(0.6)
  expect(learned?.auc.value).toBeGreaterThan((cosine?.auc.value ?? 1) + 0.1)
  const [random] = check(others.filter((_, place) => place % 100 === 0))
  expect(random?.auc.low).toBeLessThan(0.5)
})

test('placements count equals half, and one seed proves nothing', () => {
  const check = (seeds: number) =>
    checkRankings(
      () => [(asked) => new Float64Array(asked.length)],
      market.slice(0, seeds),
      market.slice(seeds),
      seededRandom(1),
    )
  expect(check(6)).toMatchObject([{ folds: 6, seeds: 6, auc: { value: 0.5 } }])
  expect(check(1)).toMatchObject([{ seeds: 0, auc: { value: 0.5, low: 0, high: 1 } }])
})

test('standings count those above and equal', () => {
  const scores = Float64Array.of(3, 1, 3, 2, Number.NaN)
  expect(standings(scores, [3, 2, 0])).toEqual([
    { above: 0, equal: 2 },
    { above: 2, equal: 1 },
    { above: 4, equal: 0 },
  ])
})

test('the nearest seed shares the most telling levels', () => {
  const { alone, seeds } = world(60)
  const likeness = learnLikeness(alone, market, seeds)
  const near = nearestSeeds(likeness, alone, market, seeds, 3)
  const [own] = near(alone.map(({ codes }) => codes[seeds[7] ?? 0] ?? 0))
  expect(own?.seed).toBe(seeds[7])
  const telling = likeness.traits.filter(
    ({ index }) => (alone[index]?.codes[seeds[7] ?? 0] ?? 0) > 0,
  )
  expect(own?.shared.toSorted()).toEqual(telling.map(({ index }) => index).toSorted())
})

test('top rows are those of a stable sort', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 })
  void fc.assert(
    fc.property(scores, fc.integer({ min: 0, max: 70 }), (list, most) => {
      const sorted = Array.from(list.keys()).toSorted(
        (a, b) => (list[b] ?? 0) - (list[a] ?? 0) || a - b,
      )
      expect([...topRows(Float64Array.from(list), most)]).toEqual(sorted.slice(0, most))
    }),
  )
})
