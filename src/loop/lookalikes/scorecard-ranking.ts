import { leastGood, leastOthers } from '../../domain/index.ts'
import { additiveLogOdds, type Ranking, rowsWhere } from '../../stats/index.ts'
import type { SeedSample } from './sample.ts'

/** As many traits as a profile's card has by default. */
const mostTraits = 12

/** What the column `decided` of a sample says of a row. */
export const decidedAs = { open: 0, lost: 1, won: 2 } as const

/**
 * Are there wins and losses enough to learn a card with any part of the seeds hidden? At most half of them
 * are hidden at a time.
 */
export function isCardLearnable({ decided, seeds }: SeedSample): boolean {
  const count = (as: number) => decided.reduce((sum, one) => sum + (one === as ? 1 : 0), 0)
  const hidden = seeds.length / 2
  return count(decidedAs.won) - hidden >= leastGood && count(decidedAs.lost) - hidden >= leastOthers
}

/**
 * The peer that is told more: a card of who was won and who was lost, by the same traits. Seeds that are not
 * given take no part, so that it knows them as little as the others do.
 */
export function scorecardRanking(sample: SeedSample, given: Uint32Array): Ranking {
  const { decided, seeds, traits } = sample
  const fold = Uint8Array.from(decided, (as) => (as === decidedAs.open ? 1 : 0))
  for (const row of seeds) fold[row] = 1
  for (const row of given) fold[row] = decided[row] === decidedAs.open ? 1 : 0
  const good = decided.map((as) => (as === decidedAs.won ? 1 : 0))
  const data = { rows: decided.length, traits, good }
  const rows = rowsWhere(decided.length, (row) => fold[row] === 0)
  const logOdds = additiveLogOdds({ data, rows }, mostTraits)
  return (asked) => Float64Array.from(asked, logOdds)
}
