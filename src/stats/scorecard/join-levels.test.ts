import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CodedTrait } from '../coded/index.ts'
import { joinLevels, type LevelEffects } from './join-levels.ts'

/** A trait whose levels say `logOdds`, with as many rows and a quarter of the information. */
function effectsOf(
  logOdds: readonly number[],
  rows: readonly number[],
  trait: Partial<CodedTrait> = {},
): LevelEffects {
  return {
    trait: { codes: new Uint8Array(0), levels: logOdds.length, ordered: true, ...trait },
    rows: Float64Array.from(rows),
    information: Float64Array.from(rows, (n) => n / 4),
    logOdds: Float64Array.from(logOdds),
    tables: [],
  }
}

/** The groups of one trait, as lists of levels. */
function groups(effects: LevelEffects, affordable: number): number[][] {
  const [group = new Uint8Array(0)] = joinLevels([effects], affordable)
  const levels = [...group.keys()]
  return [...new Set(group)]
    .sort((a, b) => a - b)
    .map((number) => levels.filter((level) => group[level] === number))
}

const plenty = Number.POSITIVE_INFINITY

test('ranges that hardly differ, or hold too few rows, become one; missing stays alone', () => {
  const alike = effectsOf([0, -1, -0.98, 0.5, 0.6, 0.55], [50, 100, 100, 100, 100, 100])
  expect(groups(alike, plenty)).toEqual([[0], [1, 2], [3, 4, 5]])
  const small = effectsOf([0, -1, 2, 1], [50, 500, 5, 500])
  expect(groups(small, 0)).toEqual([[0], [1], [2, 3]])
})

test('a weak trait keeps its levels apart as a strong one does', () => {
  const shape = [0, -1, -0.9, 0.8, 1]
  const weak = shape.map((value) => value / 4)
  const rows = [10, 100, 100, 100, 100]
  expect(groups(effectsOf(weak, rows), plenty)).toEqual(groups(effectsOf(shape, rows), plenty))
})

test('an edge that nobody uses must tell more apart', () => {
  const [logOdds, rows] = [
    [0, -0.5, -0.2, 0.1, 2],
    [50, 100, 100, 100, 100],
  ]
  const all = groups(effectsOf(logOdds, rows, { roundness: [1, 1, 1, 0.6, 1] }), 2)
  expect(all).toEqual([[0], [1], [2, 3], [4]])
})

test('a card shows at most seven ranges, and at most eight groups of categories', () => {
  const steps = Array.from({ length: 21 }, (_, level) => level / 2)
  const rows = steps.map(() => 100)
  expect(groups(effectsOf(steps, rows), 0)).toHaveLength(1 + 7)
  expect(groups(effectsOf(steps, rows, { ordered: false }), 0)).toHaveLength(1 + 8)
})

test('categories are joined wherever they stand; the rest and one that nobody has are not', () => {
  const effects = effectsOf([0, 0.5, -0.5, 0.52, 0.51, 0.4], [50, 100, 100, 80, 0, 9], {
    ordered: false,
    rest: 5,
  })
  expect(groups(effects, plenty)).toEqual([[0], [1, 3], [2], [4], [5]])
})

test('levels that are alike alone but not in a table stay apart', () => {
  const alone = effectsOf([0, 0.3, 0.3, 1], [50, 100, 100, 100])
  const table = {
    cells: Float64Array.of(0, 0, 0.5, -0.5, -0.5, 0.5, 0, 0),
    shares: Float64Array.of(0.5, 0.5),
  }
  expect(groups(alone, plenty)).toEqual([[0], [1, 2], [3]])
  expect(groups({ ...alone, tables: [table] }, plenty)).toEqual([[0], [1], [2], [3]])
})

test('a card of few levels loses no more than it may, and no trait a twentieth of its worth', () => {
  const level = fc.tuple(
    fc.double({ min: -2, max: 2, noNaN: true }),
    fc.integer({ min: 30, max: 90 }),
  )
  const trait = fc.array(level, { minLength: 3, maxLength: 7 }).map((levels) =>
    effectsOf(
      levels.map(([value]) => value),
      levels.map(([, rows]) => rows),
    ),
  )
  void fc.assert(
    fc.property(
      fc.array(trait, { minLength: 1, maxLength: 4 }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (traits, affordable) => {
        const joined = joinLevels(traits, affordable)
        const lost = traits.map((one, i) => lostBy(one, joined[i] ?? new Uint8Array(0)))
        expect(lost.reduce((sum, own) => sum + own, 0)).toBeLessThanOrEqual(
          affordable + POINTLESS * traits.length,
        )
        traits.forEach((one, i) => {
          const worth = lostBy(one, known(one))
          expect(lost[i] ?? 0).toBeLessThanOrEqual(0.05 * worth + POINTLESS)
        })
      },
    ),
  )
})

/** What joining levels less than a point apart can cost a trait of so few rows. */
const POINTLESS = 0.15

/** Missing alone and everything else as one. */
const known = ({ rows }: LevelEffects) => Uint8Array.from(rows, (_, level) => Math.min(level, 1))

/** Half the information-weighted squared distance of levels from the mean of their group. */
function lostBy({ information, logOdds }: LevelEffects, group: Uint8Array): number {
  const weight = new Map<number, number>()
  const sum = new Map<number, number>()
  group.forEach((number, level) => {
    const own = information[level] ?? 0
    weight.set(number, (weight.get(number) ?? 0) + own)
    sum.set(number, (sum.get(number) ?? 0) + own * (logOdds[level] ?? 0))
  })
  return group.reduce((total, number, level) => {
    const mean = (sum.get(number) ?? 0) / (weight.get(number) ?? 1)
    return total + ((information[level] ?? 0) * ((logOdds[level] ?? 0) - mean) ** 2) / 2
  }, 0)
}
