import { bestGain } from './best-levels.ts'
import { type Cover, type CoverIndex, coverOf, jaccard, rowsIn } from './cover.ts'
import { addPairGains, bestPairRules, emptyPairGains, type PairGains } from './pair-gains.ts'
import { type Extension, extend, extensions, type Ground, refineRule } from './refine-rule.ts'
import { byGain, type RuleGain, ruleKey, type SegmentRule } from './rule.ts'
import { splitList } from './split-list.ts'
import { levelGains, worthOf } from './worth.ts'

export interface SearchOptions {
  /** Segments at the most. */
  readonly most: number
  /** Conditions of a segment at the most, 1 to 3. */
  readonly depth: number
  /** Odds that a row must exceed to pay for itself, over the odds of everybody; 1 and more. */
  readonly odds: number
}

/** Traits of which every two are combined, the strongest by themselves: tables of pairs grow with their square. */
const combinedTraits = 24
/** Rules on two traits that are tried with a third. */
const triedPairs = 30
/** Rules of each length that are refined: more than it takes, see docs/methods/segments.md. */
const refinedRules = 12
/** Two segments that share more of their rows than this are one. */
export const mostOverlap = 0.3
/** Rows that a segment must have: twenty, or one in two hundred where there are many. */
const leastRows = 20
const leastRowShare = 0.005
/** A segment must gain this share of what the first one gains. */
const leastShare = 0.05
/** How far a segment's rate must stand above the base rate, in standard errors, to be looked at: a sieve, no proof. */
const leastSurety = 3.5

interface Chosen extends RuleGain {
  readonly cover: Cover
}

/**
 * Which few groups of rows, each a readable rule, hold the good rows best together? Sequential
 * covering: the best rule by the sum of what its rows gain; then good rows that it covers gain nothing
 * more (all others still cost), and the next is sought. Rules of two conditions are searched
 * exhaustively among the strongest traits, a third of any trait is added to the best of them.
 *
 * @param weight a row; the same data with other weights (folds, bootstraps) needs no copy
 */
export function searchSegments(
  index: CoverIndex,
  good: Uint8Array,
  weight: Float64Array,
  { depth, most, odds }: SearchOptions,
): readonly SegmentRule[] {
  const worth = worthOf(good, weight, odds)
  const rows = rowsWithWeight(weight)
  const ground: Ground = {
    index,
    worth,
    sure: Math.sqrt(2 * Math.log(Math.max(2, 2 * index.traits.length))),
    totals: new Map(),
  }
  const combined = depth > 1 ? strongestTraits(index, worth.gain, rows) : []
  const pairs = emptyPairGains(index.traits, combined)
  addPairGains(pairs, rows, worth.gain)
  const chosen: Chosen[] = []
  while (chosen.length < most) {
    const next = nextSegment(ground, pairs, chosen, depth)
    if (next === undefined || next.gain < leastShare * (chosen[0]?.gain ?? 0)) break
    chosen.push(next)
    coverRows(ground, pairs, next.cover)
  }
  return chosen.map(({ rule }) => rule)
}

function rowsWithWeight(weight: Float64Array): Uint32Array {
  const rows = new Uint32Array(weight.length)
  let count = 0
  for (let row = 0; row < weight.length; row += 1) {
    if ((weight[row] ?? 0) === 0) continue
    rows[count] = row
    count += 1
  }
  return rows.subarray(0, count)
}

function strongestTraits(
  { traits }: CoverIndex,
  gain: Float64Array,
  rows: Uint32Array,
): readonly number[] {
  const strength = traits.map((trait) => bestGain(trait, levelGains(trait, gain, rows), 0))
  return [...traits.keys()]
    .sort((a, b) => (strength[b] ?? 0) - (strength[a] ?? 0) || a - b)
    .slice(0, combinedTraits)
    .sort((a, b) => a - b)
}

function nextSegment(
  ground: Ground,
  pairs: PairGains,
  chosen: readonly Chosen[],
  depth: number,
): Chosen | undefined {
  for (const candidate of refinedCandidates(ground, pairs, depth)) {
    const { rule, gain } = splitList(ground, candidate, depth)
    const cover = coverOf(ground.index, rule)
    const distinct = chosen.every((one) => jaccard(one.cover, cover) <= mostOverlap)
    if (distinct && isClear(ground, cover)) return { rule, gain, cover }
  }
  return undefined
}

/** The best rules of every length, refined, most gain first. */
function refinedCandidates(ground: Ground, pairs: PairGains, depth: number): RuleGain[] {
  const twos = bestPairRules(pairs, triedPairs)
  const threes = depth < 3 ? [] : twos.flatMap(({ rule }) => extensions(ground, rule))
  const rules = [
    ...extended(ground, extensions(ground, [])),
    ...twos.slice(0, refinedRules),
    ...extended(ground, threes),
  ]
  const refined = new Map<string, RuleGain>()
  for (const { rule } of rules) {
    const best = refineRule(ground, rule)
    if (best.rule.length > 0 && best.gain > 0) refined.set(ruleKey(best.rule), best)
  }
  return [...refined.values()].sort(byGain)
}

function extended(ground: Ground, candidates: readonly Extension[]): RuleGain[] {
  return candidates
    .toSorted((a, b) => b.gain - a.gain || a.trait - b.trait)
    .slice(0, refinedRules)
    .map((candidate) => extend(ground, candidate))
}

/** Has the rule enough rows that no segment covers yet, and do they win clearly more often than all? */
function isClear({ worth }: Ground, cover: Cover): boolean {
  let [rows, won] = [0, 0]
  for (const row of rowsIn(cover)) {
    rows += worth.fresh[row] ?? 0
    won += (worth.fresh[row] ?? 0) * (worth.good[row] ?? 0)
  }
  const error = Math.sqrt(rows * worth.base * (1 - worth.base))
  const least = Math.max(leastRows, leastRowShare * worth.rows)
  return rows >= least && won - rows * worth.base >= leastSurety * error
}

/** Takes what the covered good rows gained off every sum. */
function coverRows({ worth, totals }: Ground, pairs: PairGains, cover: Cover): void {
  totals.clear()
  const rows = rowsIn(cover)
  const change = new Float64Array(worth.gain.length)
  const won = rows.filter((row) => (worth.fresh[row] ?? 0) > 0 && worth.good[row] === 1)
  for (const row of won) {
    change[row] = -(worth.gain[row] ?? 0)
    worth.gain[row] = 0
  }
  for (const row of rows) worth.fresh[row] = 0
  addPairGains(pairs, won, change)
}
