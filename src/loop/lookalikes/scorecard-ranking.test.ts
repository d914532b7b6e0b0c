import { expect, test } from 'vitest'
import type { CodedTrait } from '../../stats/index.ts'
import type { SeedSample } from './sample.ts'
import { decidedAs, isCardLearnable, scorecardRanking } from './scorecard-ranking.ts'

/** 200 rows, half of them decided, those of level 1 mostly won; seeds are five rows of level 2 that were won. */
function sampleOf(): SeedSample {
  const rows = 200
  const all = Uint32Array.from({ length: rows }, (_, row) => row)
  const codes = Uint8Array.from(all, (row) => (row < 5 ? 2 : 1 + (row % 2)))
  const decided = Uint8Array.from(all, (row) => {
    if (row < 5) return decidedAs.won
    if (row >= 100) return decidedAs.open
    return (codes[row] === 1) === row % 10 > 1 ? decidedAs.won : decidedAs.lost
  })
  const trait: CodedTrait = { codes, levels: 3, ordered: false }
  return {
    leveled: [],
    traits: [trait],
    described: { codes: new Uint8Array(rows), levels: 1, ordered: true },
    decided,
    accounts: all,
    seeds: all.slice(0, 5),
    market: all,
    others: all.slice(5),
    size: rows,
  }
}

test('a card of won and lost does not know the seeds that are hidden', () => {
  const sample = sampleOf()
  expect(isCardLearnable(sample)).toBe(true)
  const gap = (given: Uint32Array) => {
    const [won = 0, lost = 0] = scorecardRanking(sample, given)(Uint32Array.of(106, 101))
    return won - lost
  }
  const hidden = gap(new Uint32Array(0))
  expect(hidden).toBeGreaterThan(0)
  expect(gap(sample.seeds)).toBeLessThan(hidden)
})

test('too few won or lost make no card', () => {
  const sample = sampleOf()
  expect(isCardLearnable({ ...sample, decided: sample.decided.fill(decidedAs.open, 20) })).toBe(
    false,
  )
})
