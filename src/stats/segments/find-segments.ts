import { type Coded, pickRows } from '../coded/index.ts'
import {
  bootstrapRows,
  type Random,
  seededRandom,
  shuffle,
  stratifiedFolds,
} from '../random/index.ts'
import { searchAtBar } from './bar.ts'
import { surenessByChance } from './chance.ts'
import {
  type Cover,
  type CoverIndex,
  coverOf,
  coverSize,
  indexCovers,
  jaccard,
  meanOverlap,
  sharedRows,
} from './cover.ts'
import {
  type Confirmed,
  confirmed,
  type HeldOutSegment,
  heldOut,
  type KeptAside,
  nearest,
  sameFrom,
} from './held-out.ts'
import type { SegmentRule } from './rule.ts'
import { mostOverlap, type SearchOptions, searchSegments } from './search-segments.ts'
import { surenessOf } from './surplus.ts'

export interface SegmentOptions {
  readonly seed: number
  /** Segments at the most, 1 to 6; 6 unless given. */
  readonly most?: number
  /** Conditions of a segment at the most, 1 to 3; 3 unless given. */
  readonly depth?: number
  /** How many times the odds of everybody a row must exceed to pay for itself; found in the data unless given. */
  readonly odds?: number
  /** Bootstrap samples that say how stable a segment is; 100 unless given. */
  readonly bootstraps?: number
  /** With fewer rows of either outcome nothing is sought. */
  readonly least: { readonly good: number; readonly others: number }
}

export interface FoundSegment {
  readonly rule: SegmentRule
  /** Rows of all the data that it covers, and the good ones among them; it was chosen by them. */
  readonly rows: number
  readonly good: number
  readonly heldOut: HeldOutSegment
  readonly stability: SegmentStability
}

export interface SegmentStability {
  readonly bootstraps: number
  /** Bootstraps that found it again: that have a segment which shares half of the rows of either. */
  readonly returned: number
  /** Mean Jaccard index with the nearest segment of each bootstrap, in [0, 1]. */
  readonly overlap: number
}

export interface Segments {
  readonly rows: number
  readonly good: number
  /** Most gain first. Empty where nothing holds on rows kept aside. */
  readonly segments: readonly FoundSegment[]
  /** Segments that the search found but that did not hold on rows kept aside. */
  readonly unreliable: number
  /** How many times the odds of everybody the bar stood at. */
  readonly odds: number
  /** Standard errors above the base rate that chance alone makes the surest segment reach once in twenty times. */
  readonly bound: number
  /** Mean Jaccard index of two segments. */
  readonly overlap: number
  /** Rows that were searched, where a sample was. */
  readonly sample?: number
}

const folds = 10
const bootstrapsUnlessGiven = 100
/** More rows are searched by a sample: they would make the rules no other, only later. */
const mostRows = 20_000
/** A segment must be found again without at least this many of the ten parts. */
const leastParts = 5
/** What fewer bootstraps than one in six find again is an accident of these rows. */
const leastReturned = 1 / 6
const confidence = 0.95
/** Searches of shuffled outcomes: as many as tell one in twenty. */
const shuffles = 39

/**
 * The few distinct groups of good rows, each a readable rule, checked on rows that took no part in
 * finding it and under resampling. Yields the share of the work that is done, so that the caller can
 * tell progress and stop.
 */
export function* findSegments(data: Coded, options: SegmentOptions): Generator<number, Segments> {
  const { seed, most = 6, depth = 3, bootstraps = bootstrapsUnlessGiven } = options
  const good = count(data.good)
  const none = { rows: data.rows, good, segments: [], unreliable: 0, odds: 1, bound: 0, overlap: 0 }
  if (good < options.least.good || data.rows - good < options.least.others) return none
  const random = seededRandom(seed)
  const searched = sampleOf(data, random)
  const index = indexCovers(searched.traits, searched.rows)
  const { found, odds } = searchAtBar(index, searched.good, { most, depth }, options.odds)
  const search = { most, depth, odds }
  const steps = 1 + folds + shuffles + bootstraps
  yield 1 / steps
  if (found.length === 0) return none
  const parts: KeptAside[] = []
  for (const part of partsOf(index, searched.good, search, random)) {
    parts.push(part)
    yield (1 + parts.length) / steps
  }
  const byChance = surenessByChance(index, searched.good, search, shuffles, random)
  let shuffled = byChance.next()
  for (let done = 1; shuffled.done !== true; done += 1) {
    yield (1 + folds + done) / steps
    shuffled = byChance.next()
  }
  const bound = shuffled.value
  const reliable = reliableRules(index, searched.good, found, parts, bound)
  const rules = reliable.map(({ rule }) => rule)
  const overlaps = rules.map(() => [] as number[])
  for (let drawn = 0; drawn < bootstraps && rules.length > 0; drawn += 1) {
    const again = searchSegments(index, searched.good, drawnWeights(searched.rows, random), search)
    rules.forEach((rule, at) => {
      overlaps[at]?.push(nearest(index, coverOf(index, rule), again)?.overlap ?? 0)
    })
    yield (2 + folds + shuffles + drawn) / steps
  }
  const kept = reliable
    .map((segment, at) => ({ ...segment, stability: stabilityOf(overlaps[at] ?? []) }))
    .filter(({ stability }) => stability.returned >= leastReturned * stability.bootstraps)
  const whole = searched === data ? index : indexCovers(data.traits, data.rows)
  const goodRows = bitsOf(data.good)
  const covers = kept.map(({ rule }) => coverOf(whole, rule))
  return {
    rows: data.rows,
    good,
    segments: kept.map(({ parts: own, rule, stability }, at) => ({
      rule,
      rows: coverSize(covers[at] ?? goodRows),
      good: sharedRows(covers[at] ?? goodRows, goodRows),
      heldOut: heldOut(index, rule, own, confidence),
      stability,
    })),
    unreliable: found.length - kept.length,
    odds,
    bound,
    overlap: meanOverlap(covers),
    ...(searched === data ? {} : { sample: searched.rows }),
  }
}

/** The rows that are searched: all, or as many as it takes drawn by lot. */
export function sampleOf(data: Coded, random: Random): Coded {
  if (data.rows <= mostRows) return data
  const all = Uint32Array.from({ length: data.rows }, (_, row) => row)
  return pickRows(data, shuffle(random, all).slice(0, mostRows).sort())
}

/** The search repeated without each of five parts of the rows. */
function* partsOf(
  index: CoverIndex,
  good: Uint8Array,
  search: SearchOptions,
  random: Random,
): Generator<KeptAside> {
  const fold = stratifiedFolds(random, good, folds)
  for (let part = 0; part < folds; part += 1) {
    const aside = fold.map((own) => (own === part ? 1 : 0))
    yield {
      rows: bitsOf(aside),
      good: bitsOf(aside.map((own, row) => own * (good[row] ?? 0))),
      rules: searchSegments(
        index,
        good,
        Float64Array.from(aside, (own) => 1 - own),
        search,
      ),
    }
  }
}

/**
 * Rules that win more often than chance makes the surest look, that are found again without most of the
 * parts, and that are not nearly the same as one before.
 */
function reliableRules(
  index: CoverIndex,
  good: Uint8Array,
  found: readonly SegmentRule[],
  parts: readonly KeptAside[],
  bound: number,
): readonly Confirmed[] {
  const covers: Cover[] = []
  return found
    .map((rule) => confirmed(index, rule, parts))
    .filter(({ rule, parts: own }) => {
      const cover = coverOf(index, rule)
      const distinct = covers.every((other) => jaccard(cover, other) <= mostOverlap)
      if (!distinct || surenessOf(index, good, rule) <= bound) return false
      if (heldOut(index, rule, own, confidence).parts < leastParts) return false
      covers.push(cover)
      return true
    })
}

/** How often each row is in one bootstrap sample. */
function drawnWeights(rows: number, random: Random): Float64Array {
  const weight = new Float64Array(rows)
  for (const row of bootstrapRows(random, rows)) weight[row] = (weight[row] ?? 0) + 1
  return weight
}

function stabilityOf(overlaps: readonly number[]): SegmentStability {
  const sum = overlaps.reduce((total, overlap) => total + overlap, 0)
  return {
    bootstraps: overlaps.length,
    returned: overlaps.filter((overlap) => overlap >= sameFrom).length,
    overlap: overlaps.length === 0 ? 0 : sum / overlaps.length,
  }
}

function bitsOf(flags: Uint8Array): Cover {
  const bits = new Uint32Array((flags.length + 31) >>> 5)
  for (let row = 0; row < flags.length; row += 1)
    if (flags[row] === 1) bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31))
  return bits
}

function count(flags: Uint8Array): number {
  let sum = 0
  for (let row = 0; row < flags.length; row += 1) sum += flags[row] ?? 0
  return sum
}
