import type { CodedTrait } from '../coded/index.ts'
import { bestGain, bestLevels } from './best-levels.ts'
import type { RuleGain } from './rule.ts'

/** What the rows gain by their levels on every two traits. */
export interface PairGains {
  readonly traits: readonly CodedTrait[]
  readonly pairs: readonly TraitPair[]
  readonly sums: Float64Array
}

interface TraitPair {
  readonly first: number
  readonly second: number
  /** Where the table of the pair begins: level of the first times levels of the second, plus level of the second. */
  readonly at: number
}

/**
 * Tables of no gain yet. About levels^2 numbers for each two traits.
 *
 * @param combined positions of the traits to combine, ascending
 */
export function emptyPairGains(
  traits: readonly CodedTrait[],
  combined: readonly number[],
): PairGains {
  const pairs: TraitPair[] = []
  let at = 0
  for (const [place, first] of combined.entries())
    for (const second of combined.slice(place + 1)) {
      pairs.push({ first, second, at })
      at += (traits[first]?.levels ?? 0) * (traits[second]?.levels ?? 0)
    }
  return { traits, pairs, sums: new Float64Array(at) }
}

/** Adds what some rows gain; O(rows x traits^2 / 2), the one pass over the data that pairs take. */
export function addPairGains(
  { traits, pairs, sums }: PairGains,
  rows: Uint32Array,
  gain: Float64Array,
): void {
  for (const { first, second, at } of pairs) {
    const [one, other] = [traits[first], traits[second]]
    if (one === undefined || other === undefined) continue
    addTable(sums, at, one.codes, other.codes, other.levels, rows, gain)
  }
}

function addTable(
  sums: Float64Array,
  at: number,
  one: Uint8Array,
  other: Uint8Array,
  width: number,
  rows: Uint32Array,
  gain: Float64Array,
): void {
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] ?? 0
    const cell = at + (one[row] ?? 0) * width + (other[row] ?? 0)
    sums[cell] = (sums[cell] ?? 0) + (gain[row] ?? 0)
  }
}

/**
 * The best rule on each two traits, most gain first, at most `most` of them: of two ordered traits the
 * optimal rectangle, found by taking every range of the one and the best range of the other within it
 * (Fukuda et al. 1996); of an ordered trait and a category every range with the best list; of two
 * categories every value with the best list, improved by turns. A pair is left alone as soon as its
 * bound, the sum of the cells that gain (the optimistic estimate of Grosskreutz and Rueping 2009), is
 * not above what the list already has.
 */
export function bestPairRules(gains: PairGains, most: number): readonly RuleGain[] {
  const found: RuleGain[] = []
  const bounds = gains.pairs
    .map((pair) => ({ pair, bound: boundOf(gains, pair) }))
    .sort((a, b) => b.bound - a.bound || a.pair.at - b.pair.at)
  for (const { pair, bound } of bounds) {
    const least = found.length < most ? 0 : (found.at(-1)?.gain ?? 0)
    if (bound <= least) break
    const best = bestRectangle(gains, pair)
    if (best === undefined || best.gain <= least) continue
    const place = found.findIndex(({ gain }) => gain < best.gain)
    found.splice(place < 0 ? found.length : place, 0, best)
    if (found.length > most) found.pop()
  }
  return found
}

/** No rule on the two traits can gain more than all cells that gain, where both are known. */
function boundOf({ traits, sums }: PairGains, { first, second, at }: TraitPair): number {
  const [rows, columns] = [traits[first]?.levels ?? 0, traits[second]?.levels ?? 0]
  let bound = 0
  for (let row = 1; row < rows; row += 1)
    for (let column = 1; column < columns; column += 1)
      bound += Math.max(0, sums[at + row * columns + column] ?? 0)
  return bound
}

/** A pair seen from one of its traits: the steps from level to level of it and of the other. */
interface View {
  readonly outer: CodedTrait
  readonly inner: CodedTrait
  readonly outerStep: number
  readonly innerStep: number
  readonly at: number
}

function bestRectangle(gains: PairGains, pair: TraitPair): RuleGain | undefined {
  const [one, other] = [gains.traits[pair.first], gains.traits[pair.second]]
  if (one === undefined || other === undefined) return undefined
  const turned = !one.ordered && other.ordered
  const view: View = turned
    ? { outer: other, inner: one, outerStep: 1, innerStep: other.levels, at: pair.at }
    : { outer: one, inner: other, outerStep: other.levels, innerStep: 1, at: pair.at }
  const levels = view.outer.ordered
    ? bestOuterRange(gains.sums, view)
    : bestOuterList(gains.sums, view)
  const within = innerSums(gains.sums, view, levels)
  const inner = bestLevels(view.inner, within, 0)
  if (levels.length === 0 || inner.length === 0) return undefined
  const gain = inner.reduce((sum, level) => sum + (within[level] ?? 0), 0)
  const outerTrait = turned ? pair.second : pair.first
  const innerTrait = turned ? pair.first : pair.second
  const rule = [
    { trait: outerTrait, levels },
    { trait: innerTrait, levels: inner },
  ].sort((a, b) => a.trait - b.trait)
  return { rule, gain }
}

/** Sums over some levels of the outer trait, by level of the inner one. */
function innerSums(sums: Float64Array, view: View, levels: readonly number[]): Float64Array {
  const into = new Float64Array(view.inner.levels)
  for (const level of levels) addOuter(sums, view, level, into)
  return into
}

function addOuter(
  sums: Float64Array,
  { inner, outerStep, innerStep, at }: View,
  level: number,
  into: Float64Array,
): void {
  let cell = at + level * outerStep
  for (let other = 0; other < inner.levels; other += 1) {
    into[other] = (into[other] ?? 0) + (sums[cell] ?? 0)
    cell += innerStep
  }
}

function bestOuterRange(sums: Float64Array, view: View): readonly number[] {
  const { outer, inner } = view
  const running = new Float64Array(inner.levels)
  let best = { gain: 0, from: 1, to: 0 }
  for (let from = 1; from < outer.levels; from += 1) {
    running.fill(0)
    for (let to = from; to < outer.levels; to += 1) {
      if (from === 1 && to === outer.levels - 1) continue
      addOuter(sums, view, to, running)
      const gain = bestGain(inner, running, 0)
      if (gain > best.gain) best = { gain, from, to }
    }
  }
  return Array.from({ length: best.to - best.from + 1 }, (_, step) => best.from + step)
}

/** How often a list and the condition beside it are improved by turns; seldom more than once changes anything. */
const TURNS = 2

function bestOuterList(sums: Float64Array, view: View): readonly number[] {
  const { outer, inner } = view
  const single = new Float64Array(inner.levels)
  let best = { gain: 0, level: 0 }
  for (let level = 1; level < outer.levels; level += 1) {
    if (level === outer.rest) continue
    single.fill(0)
    addOuter(sums, view, level, single)
    const gain = bestGain(inner, single, 0)
    if (gain > best.gain) best = { gain, level }
  }
  if (best.level === 0) return []
  let levels: readonly number[] = [best.level]
  for (let turn = 0; turn < TURNS; turn += 1) {
    const among = bestLevels(inner, innerSums(sums, view, levels), 0)
    levels = bestLevels(outer, outerSums(sums, view, among), 0)
  }
  return levels
}

function outerSums(sums: Float64Array, view: View, among: readonly number[]): Float64Array {
  const { outer, outerStep, innerStep, at } = view
  return Float64Array.from({ length: outer.levels }, (_, level) =>
    among.reduce((sum, other) => sum + (sums[at + level * outerStep + other * innerStep] ?? 0), 0),
  )
}
