import { type Estimate, lift, wilson } from '../intervals/index.ts'
import { type Cover, type CoverIndex, coverOf, jaccard, sharedRows } from './cover.ts'
import { type SegmentRule, withoutTrait } from './rule.ts'

/** One part of the rows that was kept aside, and the segments found on all others. */
export interface KeptAside {
  readonly rows: Cover
  readonly good: Cover
  readonly rules: readonly SegmentRule[]
}

/** What a segment did on rows that took no part in finding it. */
export interface HeldOutSegment {
  /** How many parts were kept aside in turn, and without how many of them it was found again. */
  readonly of: number
  readonly parts: number
  /** Rows of those parts that it covers, and the good ones among them. */
  readonly rows: number
  readonly good: number
  /** All rows of those parts. */
  readonly among: { readonly rows: number; readonly good: number }
  readonly rate: Estimate
  readonly lift: Estimate
  /** Weighted relative accuracy: share of rows covered times (rate there - rate of all), in [-0.25, 0.25]. */
  readonly wracc: number
}

/** A segment found elsewhere is the same one where the two share half of the rows of either (Hennig 2007). */
export const sameFrom = 0.5

/** The rule among some that covers most nearly the same rows, and how nearly. */
export function nearest(
  index: CoverIndex,
  cover: Cover,
  rules: readonly SegmentRule[],
): { readonly rule: SegmentRule; readonly overlap: number } | undefined {
  let best: { rule: SegmentRule; overlap: number } | undefined
  for (const rule of rules) {
    const overlap = jaccard(cover, coverOf(index, rule))
    if (best === undefined || overlap > best.overlap) best = { rule, overlap }
  }
  return best
}

/**
 * A segment cross-fitted: for each part the same segment as it was found without that part, counted on
 * that part. The search chose no row it is judged on, so that Wilson's and Koopman's intervals of the
 * sums hold without a further correction; parts in which the search did not return it do not count, and
 * are said.
 */
export function heldOut(
  index: CoverIndex,
  rule: SegmentRule,
  parts: readonly KeptAside[],
  confidence: number,
): HeldOutSegment {
  const cover = coverOf(index, rule)
  const sums = { parts: 0, rows: 0, good: 0, allRows: 0, allGood: 0 }
  for (const { rows, good, rules } of parts) {
    const own = nearest(index, cover, rules)
    if (own === undefined || own.overlap < sameFrom) continue
    const inside = both(coverOf(index, own.rule), rows)
    sums.parts += 1
    sums.rows += sharedRows(inside, rows)
    sums.good += sharedRows(inside, good)
    sums.allRows += sharedRows(rows, rows)
    sums.allGood += sharedRows(good, rows)
  }
  const { allRows, allGood } = sums
  return {
    of: parts.length,
    parts: sums.parts,
    rows: sums.rows,
    good: sums.good,
    among: { rows: allRows, good: allGood },
    rate: wilson(sums.good, sums.rows, confidence),
    lift: lift(sums.good, sums.rows, allGood, allRows, confidence),
    wracc: allRows === 0 ? 0 : (sums.good - (sums.rows * allGood) / allRows) / allRows,
  }
}

/** A rule, and the parts to judge it on: their own rules without the conditions that it lost. */
export interface Confirmed {
  readonly rule: SegmentRule
  readonly parts: readonly KeptAside[]
}

/**
 * The rule without the conditions that do not earn their place on rows kept aside: a condition stays
 * where most of the parts' own rules for the segment ask its trait too, and where, on those parts, rows
 * that meet it win more often than rows that fail it alone.
 */
export function confirmed(
  index: CoverIndex,
  rule: SegmentRule,
  parts: readonly KeptAside[],
): Confirmed {
  const cover = coverOf(index, rule)
  const matched = parts.flatMap((part) => {
    const own = nearest(index, cover, part.rules)
    return own === undefined || own.overlap < sameFrom ? [] : [{ part, own: own.rule }]
  })
  let kept = rule
  for (const { trait } of rule) {
    if (kept.length === 1) break
    const asking = matched.filter(({ own }) => own.some((one) => one.trait === trait))
    if (2 * asking.length <= matched.length || !separates(index, trait, asking))
      kept = withoutTrait(kept, trait)
  }
  const dropped = rule.filter((condition) => !kept.includes(condition)).map(({ trait }) => trait)
  return { rule: kept, parts: dropped.length === 0 ? parts : withoutTraits(parts, dropped) }
}

/** Rules that ask nothing but what is dropped are no rules. */
function withoutTraits(
  parts: readonly KeptAside[],
  dropped: readonly number[],
): readonly KeptAside[] {
  return parts.map((part) => ({
    ...part,
    rules: part.rules
      .map((rule) => rule.filter(({ trait }) => !dropped.includes(trait)))
      .filter((rule) => rule.length > 0),
  }))
}

function separates(
  index: CoverIndex,
  trait: number,
  asking: readonly { readonly part: KeptAside; readonly own: SegmentRule }[],
): boolean {
  const sums = { inside: 0, won: 0, around: 0, wonAround: 0 }
  for (const { part, own } of asking) {
    const inside = both(coverOf(index, own), part.rows)
    const around = both(coverOf(index, withoutTrait(own, trait)), part.rows)
    sums.inside += sharedRows(inside, part.rows)
    sums.won += sharedRows(inside, part.good)
    sums.around += sharedRows(around, part.rows)
    sums.wonAround += sharedRows(around, part.good)
  }
  // Rates inside and outside compare as rates inside and around do.
  return sums.won * sums.around > sums.wonAround * sums.inside
}

function both(one: Cover, other: Cover): Cover {
  return one.map((word, at) => word & (other[at] ?? 0))
}
