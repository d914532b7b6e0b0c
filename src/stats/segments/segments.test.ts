import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { simulateCoded } from '../../../test/simulated-coded.ts'
import { recovered, simulateSegments } from '../../../test/simulated-segments.ts'
import { type Coded, pickRows } from '../coded/index.ts'
import { bestGain, bestLevels, MOST_LISTED } from './best-levels.ts'
import { coverOf, coverSize, indexCovers, jaccard, meanOverlap, rowsIn } from './cover.ts'
import { findSegments, type SegmentOptions, type Segments } from './index.ts'
import { addPairGains, bestPairRules, emptyPairGains } from './pair-gains.ts'
import { searchSegments } from './search-segments.ts'

const least = { good: 15, others: 15 }

function segmentsOf(data: Coded, options: Partial<SegmentOptions> = {}): Segments {
  const work = findSegments(data, { seed: 1, least, bootstraps: 0, ...options })
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

const gains = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 9 })

test('the best condition of one trait is the best of all there are', () => {
  void fc.assert(
    fc.property(gains, fc.boolean(), fc.boolean(), (list, ordered, hasRest) => {
      const levels = list.length
      const rest = !ordered && hasRest ? levels - 1 : undefined
      const shape = { levels, ordered, ...(rest === undefined ? {} : { rest }) }
      const sums = Float64Array.from(list)
      const gainOf = (chosen: readonly number[]) =>
        chosen.reduce((sum, level) => sum + (list[level] ?? 0), 0)
      const allowed = subsets(levels).filter((chosen) => {
        if (chosen.length === levels - 1) return false
        if (!ordered) return chosen.length <= MOST_LISTED && !chosen.includes(rest ?? -1)
        return chosen.every((level, at) => at === 0 || level === (chosen[at - 1] ?? 0) + 1)
      })
      const best = Math.max(0, ...allowed.map(gainOf))
      expect(bestGain(shape, sums, 0)).toBe(best)
      expect(gainOf(bestLevels(shape, sums, 0))).toBe(best)
    }),
  )
})

/** All sets of known levels, ascending. */
function subsets(levels: number): number[][] {
  let sets: number[][] = [[]]
  for (let level = 1; level < levels; level += 1)
    sets = [...sets, ...sets.map((set) => [...set, level])]
  return sets.filter((set) => set.length > 0)
}

test('the best rectangle of two ordered traits is the best of all there are', () => {
  const { data } = simulateCoded(4, { rows: 300, traits: 3, telling: 3 }, 1)
  const [one, , other] = data.traits
  if (one === undefined || other === undefined) throw new Error('three traits')
  const gain = Float64Array.from(data.good, (good) => good - 0.5)
  const pairs = emptyPairGains([one, other], [0, 1])
  addPairGains(pairs, Uint32Array.from(data.good.keys()), gain)
  const [best] = bestPairRules(pairs, 1)
  let most = 0
  for (const a of ranges(one.levels))
    for (const b of ranges(other.levels)) {
      let sum = 0
      for (const [row, own] of gain.entries())
        if (within(one.codes[row], a) && within(other.codes[row], b)) sum += own
      most = Math.max(most, sum)
    }
  expect(best?.gain).toBeCloseTo(most, 9)
})

/** All ranges of known levels but the whole. */
function ranges(levels: number): [number, number][] {
  const found: [number, number][] = []
  for (let from = 1; from < levels; from += 1)
    for (let to = from; to < levels; to += 1)
      if (from > 1 || to < levels - 1) found.push([from, to])
  return found
}

const within = (code = 0, [from, to]: readonly [number, number]) => code >= from && code <= to

test('covers count as lists of rows do', () => {
  const { data } = simulateSegments(2, 777, 0)
  const index = indexCovers(data.traits, data.rows)
  const rule = [
    { trait: 0, levels: [1, 2] },
    { trait: 1, levels: [3, 4, 5] },
  ]
  const rows = [...data.good.keys()].filter((row) =>
    rule.every(({ trait, levels }) => levels.includes(data.traits[trait]?.codes[row] ?? 0)),
  )
  const cover = coverOf(index, rule)
  expect([...rowsIn(cover)]).toEqual(rows)
  expect(coverSize(cover)).toBe(rows.length)
  expect(coverSize(coverOf(index, []))).toBe(777)
  const wider = coverOf(index, rule.slice(0, 1))
  expect(jaccard(cover, wider)).toBeCloseTo(rows.length / coverSize(wider), 12)
  expect(meanOverlap([cover])).toBe(0)
})

test('a weight is worth as many copies of the row', () => {
  const { data } = simulateSegments(3, 1200, 0)
  const weight = Float64Array.from(data.good, (_, row) => row % 3)
  const copies = Uint32Array.from(
    [...data.good.keys()].flatMap((row) => Array.from({ length: row % 3 }, () => row)),
  )
  const copied = pickRows(data, copies)
  const search = { most: 4, depth: 3, odds: 2 }
  const weighted = searchSegments(indexCovers(data.traits, data.rows), data.good, weight, search)
  expect(weighted.length).toBeGreaterThan(0)
  expect(
    searchSegments(
      indexCovers(copied.traits, copied.rows),
      copied.good,
      new Float64Array(copied.rows).fill(1),
      search,
    ),
  ).toEqual(weighted)
})

test('planted segments come back, apart from each other, stable, and with their rates', () => {
  const { data, truth } = simulateSegments(6, 2000, 6)
  const { segments, overlap } = segmentsOf(data, { bootstraps: 5 })
  expect(
    recovered(
      segments.map(({ rule }) => rule),
      truth,
    ),
  ).toBe(3)
  expect(overlap).toBeLessThan(0.05)
  for (const { heldOut, stability } of segments) {
    expect(heldOut.parts).toBeGreaterThanOrEqual(5)
    expect(heldOut.rate.low).toBeLessThan(0.65)
    expect(heldOut.rate.high).toBeGreaterThan(0.65)
    expect(stability.returned).toBeGreaterThanOrEqual(3)
  }
  expect(segmentsOf(data, { bootstraps: 5 }).segments).toEqual(segments)
})

test('where nothing tells the outcome there is no segment', () => {
  const found = [1, 2, 3, 4, 5].map((seed) => {
    const { data } = simulateCoded(seed, { rows: 600, traits: 10, telling: 0 }, 0)
    return segmentsOf(data, { seed }).segments.length
  })
  expect(found).toEqual([0, 0, 0, 0, 0])
})

test('too little to search gives nothing', () => {
  const { data } = simulateSegments(1, 40, 0)
  const few = { ...data, good: new Uint8Array(40) }
  expect(segmentsOf(few)).toMatchObject({ rows: 40, good: 0, segments: [] })
  expect(segmentsOf({ rows: 0, traits: [], good: new Uint8Array(0) }).segments).toEqual([])
})
