import { expect, it } from 'vitest'
import { catalogueTrait } from '../../../test/loop/snapshot.ts'
import type { When } from '../../domain/index.ts'
import { type Random, randomInteger, seededRandom } from '../../stats/index.ts'
import { rankFindings } from './rank-findings.ts'
import { traitFinding } from './trait-finding.ts'

const whens: readonly When[] = [
  { missing: true },
  { values: ['a'] },
  { values: ['b'] },
  { values: ['c'] },
]

/** Accounts of one side by level, the trait known for some of them and then saying nothing. */
function side(random: Random, accounts: number, known: number): readonly number[] {
  const counts = [0, 0, 0, 0]
  for (let i = 0; i < accounts; i++) {
    const level = random.next() < known ? 1 + randomInteger(random, 3) : 0
    counts[level] = (counts[level] ?? 0) + 1
  }
  return counts
}

const judge = (group: readonly number[], others: readonly number[]) => {
  const all = { group, others }
  const [finding] = rankFindings([
    traitFinding({ trait: catalogueTrait('t', 0), whens }, { all, earlier: all, later: all }),
  ])
  if (finding === undefined) throw new Error('one trait has one finding')
  return finding
}

it('does not take being known for what a trait says', () => {
  const random = seededRandom(31)
  const trials = 400
  let [traits, levels, useful, unknown] = [0, 0, 0, 0]
  for (let trial = 0; trial < trials; trial++) {
    const finding = judge(side(random, 300, 0.9), side(random, 700, 0.5))
    const [missing, ...known] = finding.levels
    if (finding.found) traits++
    if (finding.usefulness.low > 0) useful++
    if (known.some(({ found }) => found)) levels++
    if (missing?.found === true && missing.lift.high < 1) unknown++
  }
  expect(unknown).toBe(trials)
  // Twenty in four hundred are promised; the margin is three standard errors of such a count. Beside a line
  // that is marked with right every time, a false one is half of the marks, so it may come twice as often.
  expect(traits).toBeLessThanOrEqual(20 + 13)
  expect(useful).toBeLessThanOrEqual(20 + 13)
  expect(levels).toBeLessThanOrEqual(0.1 * trials)
})

it('keeps every count, and compares what is known with what is known', () => {
  const { levels, coverage } = judge([10, 60, 20, 10], [50, 20, 20, 10])
  expect(levels.map(({ group, others }) => [group, others])).toEqual([
    [10, 50],
    [60, 20],
    [20, 20],
    [10, 10],
  ])
  expect(levels.map(({ among }) => among)).toEqual([
    { group: 100, others: 100 },
    ...Array.from({ length: 3 }, () => ({ group: 90, others: 50 })),
  ])
  expect(coverage).toEqual({ group: 0.9, others: 0.5 })
  const [missing, first, second] = levels
  expect(missing).toMatchObject({ groupShare: 0.1, othersShare: 0.5, information: 0 })
  expect(missing?.lift.value).toBeCloseTo(10 / 60 / 0.5, 12)
  expect(first?.lift.value).toBeCloseTo(60 / 80 / (90 / 140), 12)
  // As often among the group as among the others, counted over all; less often where it is known.
  expect(second?.lift.high).toBeLessThan(1)
})

it('says nothing of a trait that is known on one side only', () => {
  const { found, levels, usefulness } = judge([10, 60, 20, 10], [100, 0, 0, 0])
  expect(found).toBe(false)
  expect(usefulness).toEqual({ value: 0, low: 0 })
  expect(levels.map((level) => level.found)).toEqual([true, false, false, false])
  for (const level of levels.slice(1))
    expect(level).toMatchObject({ p: 1, othersShare: 0, lift: { value: 1 } })
})
