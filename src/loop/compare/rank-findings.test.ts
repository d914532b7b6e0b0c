import { expect, it } from 'vitest'
import { catalogueTrait } from '../../../test/loop/snapshot.ts'
import type { When } from '../../domain/index.ts'
import { randomInteger, seededRandom } from '../../stats/index.ts'
import { rankFindings } from './rank-findings.ts'
import { traitFinding } from './trait-finding.ts'

const whens: readonly When[] = [
  { missing: true },
  { values: ['a'] },
  { values: ['b'] },
  { other: true },
]

it('marks something in at most one of twenty tables of pure noise', () => {
  const random = seededRandom(21)
  const side = (accounts: number) => {
    const counts = [0, 0, 0, 0]
    for (let i = 0; i < accounts; i++) {
      const level = randomInteger(random, 4)
      counts[level] = (counts[level] ?? 0) + 1
    }
    return counts
  }
  const tables = 300
  let [traitsMarked, levelsMarked, useful] = [0, 0, 0]
  for (let table = 0; table < tables; table++) {
    const noise = Array.from({ length: 15 }, (_, index) => {
      const all = { group: side(120), others: side(280) }
      return traitFinding(
        { trait: catalogueTrait(`t${index}`, index), whens },
        { all, earlier: all, later: all },
      )
    })
    const found = rankFindings(noise)
    if (found.some((one) => one.found)) traitsMarked++
    if (found.some(({ levels }) => levels.some((level) => level.found))) levelsMarked++
    useful += found.filter(({ usefulness }) => usefulness.low > 0).length
  }
  // Fifteen in three hundred are promised; the margin is three standard errors of such a count.
  expect(traitsMarked).toBeLessThanOrEqual(15 + 12)
  expect(levelsMarked).toBeLessThanOrEqual(15 + 12)
  expect(useful / (tables * 15)).toBeLessThan(0.05)
})
