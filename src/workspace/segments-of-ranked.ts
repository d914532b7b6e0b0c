import {
  type ListedSegment,
  type RankedAccount,
  type SegmentTest,
  segmentsOfAccounts,
} from '../loop/index.ts'
import type { Engine } from '../sql/index.ts'

/** A ranked account with its place in the segments that were found last; no word of them where there are none. */
export interface ScoredAccount extends RankedAccount {
  readonly segments?: readonly Pick<ListedSegment, 'place' | 'negative'>[]
}

/** Adds to ranked accounts which of the kept segments they are in. */
export async function withSegments(
  engine: Engine,
  ranked: readonly RankedAccount[],
  tests: readonly SegmentTest[],
): Promise<readonly ScoredAccount[]> {
  if (tests.length === 0) return ranked
  const found = await segmentsOfAccounts(
    engine,
    tests,
    ranked.map(({ account }) => account.key),
  )
  return ranked.map((one) => ({
    ...one,
    segments: (found.get(one.account.key) ?? []).map(({ negative, place }) => ({
      place,
      negative,
    })),
  }))
}
