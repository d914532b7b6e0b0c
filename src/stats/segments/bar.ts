import type { CoverIndex } from './cover.ts'
import type { SegmentRule } from './rule.ts'
import { type SearchOptions, searchSegments } from './search-segments.ts'
import { surplusOf } from './surplus.ts'

/** Odds over those of everybody at which the bar may stand, the narrowest groups first. */
const candidates = [2, 1.5, 1.25] as const
/** What a narrower first segment must keep of the most that any has in weighted relative accuracy. */
const kept = 0.95

export interface SearchAtBar {
  readonly found: readonly SegmentRule[]
  readonly odds: number
}

/**
 * How high may the bar stand that rows must exceed? A higher one gives narrower groups that are good more
 * often, which is what a reader wants as long as it costs no reach: the highest at which the first segment
 * still has nearly the weighted relative accuracy (coverage times surplus, the sum over its rows of
 * `y - base rate`) that the best first segment of all has. Judged on the rows that are searched: one number of
 * three, chosen once for all repetitions.
 */
export function searchAtBar(
  index: CoverIndex,
  good: Uint8Array,
  options: Omit<SearchOptions, 'odds'>,
  given?: number,
): SearchAtBar {
  const weight = new Float64Array(good.length).fill(1)
  const tried = (given === undefined ? candidates : [given]).map((odds) => {
    const found = searchSegments(index, good, weight, { ...options, odds })
    const [first] = found
    return { found, odds, surplus: first === undefined ? 0 : surplusOf(index, good, first).surplus }
  })
  const most = Math.max(...tried.map(({ surplus }) => surplus))
  const chosen = tried.find(({ surplus }) => surplus >= kept * most)
  if (chosen === undefined) throw new Error('one of them has the most')
  return { found: chosen.found, odds: chosen.odds }
}
