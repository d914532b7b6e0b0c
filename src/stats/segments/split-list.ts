import { extend, extensions, type Ground, gainOf, refineRule } from './refine-rule.ts'
import { byGain, type RuleGain, type SegmentCondition, withCondition } from './rule.ts'

/** A value belongs elsewhere where conditions of its own make it gain so many times what it gains in the list. */
const elsewhere = 1.5
/** Conditions tried beside a value that is taken out of its list. */
const tried = 4

/**
 * A list may join groups that have little in common ("retail or health care, 100 people and more", where
 * health care buys for other reasons). A value that gains clearly more with conditions of its own leaves
 * the list, and is found by itself later; where all do, the best of them is the segment.
 */
export function splitList(ground: Ground, found: RuleGain, depth: number): RuleGain {
  let current = found
  for (const { trait } of found.rule) {
    const condition = current.rule.find((one) => one.trait === trait)
    if (condition === undefined || !isList(ground, condition)) continue
    const values = condition.levels.map((level) => {
      const value = { trait, levels: [level] }
      const inList = gainOf(ground, withCondition(current.rule, value))
      return { level, inList, own: bestOfValue(ground, value, depth) }
    })
    const stay = values.filter(({ inList, own }) => own.gain < elsewhere * inList)
    if (stay.length === values.length) continue
    const [best] = values.map(({ own }) => own).sort(byGain)
    const levels = stay.map(({ level }) => level)
    current =
      levels.length === 0
        ? (best ?? current)
        : refineRule(ground, withCondition(current.rule, { trait, levels }), trait)
  }
  return current
}

function isList({ index }: Ground, { trait, levels }: SegmentCondition): boolean {
  return levels.length > 1 && index.traits[trait]?.ordered === false
}

/** The best rule for one value alone. */
function bestOfValue(ground: Ground, value: SegmentCondition, depth: number): RuleGain {
  let best = refineRule(ground, [value], value.trait)
  let bases: readonly RuleGain[] = [best]
  for (let length = 1; length < depth; length += 1) {
    bases = bases
      .flatMap((base) => extensions(ground, base.rule))
      .sort((a, b) => b.gain - a.gain || a.trait - b.trait)
      .slice(0, tried)
      .map((extension) => refineRule(ground, extend(ground, extension).rule, value.trait))
    best = [best, ...bases].sort(byGain)[0] ?? best
  }
  return best
}
