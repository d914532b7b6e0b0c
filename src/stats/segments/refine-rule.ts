import { bestGain, bestLevels } from './best-levels.ts'
import { type CoverIndex, coverOf, rowsIn } from './cover.ts'
import {
  type RuleGain,
  ruleKey,
  type SegmentCondition,
  type SegmentRule,
  withCondition,
  withoutTrait,
} from './rule.ts'
import { type LevelTotals, levelGains, levelTotals, sumAt, type Worth } from './worth.ts'

/** What a search walks on: where every level stands, and what each row is worth now. */
export interface Ground {
  readonly index: CoverIndex
  readonly worth: Worth
  /** How surely a condition must separate, in standard errors; more where there was more to choose from. */
  readonly sure: number
  /** What was summed up since the worth last changed, by the rule and the trait. */
  readonly totals: Map<string, LevelTotals>
}

/** A rule with a condition more on some trait, and what it would gain. */
export interface Extension {
  readonly base: SegmentRule
  readonly trait: number
  readonly gain: number
}

/** What the best condition more would gain, on each trait that the rule does not ask yet. */
export function extensions({ index, worth }: Ground, base: SegmentRule): Extension[] {
  const rows = rowsIn(coverOf(index, base))
  const asked = new Set(base.map(({ trait }) => trait))
  return index.traits.flatMap((shape, trait) => {
    if (asked.has(trait)) return []
    const gain = bestGain(shape, levelGains(shape, worth.gain, rows), 0)
    return gain > 0 ? [{ base, trait, gain }] : []
  })
}

/**
 * The best rule near this one: levels chosen anew condition by condition (coordinate ascent), and every
 * condition dropped that does not earn its place, the least sure first.
 *
 * @param pinned a trait whose condition stays as it is
 */
export function extend(ground: Ground, { base, trait }: Extension): RuleGain {
  return withBestLevels(ground, base, trait)
}

export function refineRule(ground: Ground, rule: SegmentRule, pinned?: number): RuleGain {
  let refined = polished(ground, rule, pinned)
  while (refined.rule.length > 1) {
    const weakest = weakestCondition(ground, refined, pinned)
    if (weakest === undefined) break
    refined = polished(ground, withoutTrait(refined.rule, weakest.trait), pinned)
  }
  return refined
}

/** Gain never falls from round to round, so that this ends by itself, mostly after one. */
const rounds = 3

function polished(ground: Ground, rule: SegmentRule, pinned: number | undefined): RuleGain {
  let current: RuleGain = { rule, gain: 0 }
  for (let round = 0; round < rounds; round += 1) {
    const before = ruleKey(current.rule)
    for (const { trait } of current.rule)
      if (trait !== pinned) current = withBestLevels(ground, current.rule, trait)
    if (ruleKey(current.rule) === before) break
  }
  return { rule: current.rule, gain: gainOf(ground, current.rule) }
}

export function gainOf(ground: Ground, rule: SegmentRule): number {
  const [first, ...others] = rule
  if (first === undefined) return 0
  return sumAt(totalsBeside(ground, others, first.trait).gain, first.levels)
}

function withBestLevels(ground: Ground, rule: SegmentRule, position: number): RuleGain {
  const others = withoutTrait(rule, position)
  const trait = ground.index.traits[position]
  if (trait === undefined) throw new RangeError(`no trait ${position}`)
  const totals = totalsBeside(ground, others, position)
  const best = bestLevels(trait, totals.gain, 0)
  const levels = trait.ordered ? best : sureLevels(ground, best, totals)
  return levels.length === 0
    ? { rule: others, gain: totals.gain.reduce((sum, gain) => sum + gain, 0) }
    : {
        rule: withCondition(others, { trait: position, levels }),
        gain: sumAt(totals.gain, levels),
      }
}

/** The rows that meet the other conditions, by level of a trait; rules that are tried one after another share most. */
function totalsBeside(
  { index, worth, totals }: Ground,
  others: SegmentRule,
  position: number,
): LevelTotals {
  const key = `${position}|${ruleKey(others)}`
  const known = totals.get(key)
  if (known !== undefined) return known
  const trait = index.traits[position]
  if (trait === undefined) throw new RangeError(`no trait ${position}`)
  const counted = levelTotals(trait, worth, rowsIn(coverOf(index, others)))
  totals.set(key, counted)
  return counted
}

/** Of a list the value that gains most stays, another only where it pays and surely wins more often than all. */
function sureLevels(
  { worth: { base } }: Ground,
  list: readonly number[],
  { gain, fresh, freshGood }: LevelTotals,
): readonly number[] {
  const most = list.reduce(
    (best, level) => ((gain[level] ?? 0) > (gain[best] ?? 0) ? level : best),
    list[0] ?? 0,
  )
  const surety = (level: number) => {
    const rows = fresh[level] ?? 0
    return ((freshGood[level] ?? 0) - rows * base) / Math.sqrt(rows * base * (1 - base))
  }
  const sure = Math.sqrt(2 * Math.log(gain.length))
  return list.filter((level) => level === most || surety(level) >= sure)
}

/** A condition must bring at least this share of what the rule gains: less is not worth a reader's time. */
const leastEarned = 0.1

/** The condition that separates least surely, if it does not separate, or hardly earns anything. */
function weakestCondition(
  ground: Ground,
  { rule, gain }: RuleGain,
  pinned: number | undefined,
): SegmentCondition | undefined {
  const judged = rule
    .filter(({ trait }) => trait !== pinned)
    .map((condition) => {
      const totals = totalsBeside(ground, withoutTrait(rule, condition.trait), condition.trait)
      const earned = gain - totals.gain.reduce((sum, own) => sum + own, 0)
      return { condition, surety: surety(condition, totals), earns: earned >= leastEarned * gain }
    })
  return judged
    .filter(({ earns, surety: own }) => !earns || own < ground.sure)
    .sort((a, b) => Number(a.earns) - Number(b.earns) || a.surety - b.surety)
    .map(({ condition }) => condition)[0]
}

/** By how many standard errors (pooled) rows that meet a condition win more often than those that fail it alone. */
function surety({ levels }: SegmentCondition, { fresh, freshGood }: LevelTotals): number {
  const [inside, won] = [sumAt(fresh, levels), sumAt(freshGood, levels)]
  const outside = fresh.reduce((sum, own) => sum + own, 0) - inside
  const wonOutside = freshGood.reduce((sum, own) => sum + own, 0) - won
  if (inside <= 0 || outside <= 0) return 0
  const pooled = (won + wonOutside) / (inside + outside)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / inside + 1 / outside))
  return error === 0 ? 0 : (won / inside - wonOutside / outside) / error
}
