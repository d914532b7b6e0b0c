import { type Random, shuffle } from '../random/index.ts'
import type { CoverIndex } from './cover.ts'
import { type SearchOptions, searchSegments } from './search-segments.ts'
import { surenessOf } from './surplus.ts'

/** Nothing is surer than chance would have it below this, however little there is to choose from. */
const leastBound = 1.96

/**
 * How sure the surest segment looks where nothing tells the outcome? The outcomes are shuffled over the
 * rows and the whole search repeated; the number of standard errors that one shuffle in twenty reaches
 * stands in for 1.96 (max statistic of Westfall and Young, "Resampling-based multiple testing", 1993): an
 * interval as wide as that holds for whichever rules the search may choose.
 *
 * @yields the surest of each shuffle as it is done; 39 shuffles tell the twentieth exactly
 */
export function* surenessByChance(
  index: CoverIndex,
  good: Uint8Array,
  search: SearchOptions,
  shuffles: number,
  random: Random,
): Generator<number, number> {
  const weight = new Float64Array(good.length).fill(1)
  const surest: number[] = []
  for (let done = 0; done < shuffles; done += 1) {
    const shuffled = shuffledOutcomes(good, random)
    const found = searchSegments(index, shuffled, weight, search)
    const best = Math.max(0, ...found.map((rule) => surenessOf(index, shuffled, rule)))
    surest.push(best)
    yield best
  }
  const place = Math.ceil(0.95 * (shuffles + 1)) - 1
  return Math.max(leastBound, surest.sort((a, b) => a - b)[Math.min(place, shuffles - 1)] ?? 0)
}

function shuffledOutcomes(good: Uint8Array, random: Random): Uint8Array {
  const order = shuffle(random, Uint32Array.from(good))
  return Uint8Array.from(order)
}
