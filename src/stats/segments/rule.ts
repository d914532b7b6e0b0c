/** One thing asked of a row: that its level on a trait is one of these. */
export interface SegmentCondition {
  /** Position among the traits. */
  readonly trait: number
  /** Levels, ascending: neighbours where the trait is ordered, else a short list; never level 0, missing. */
  readonly levels: readonly number[]
}

/** A row is in the segment where it meets every condition; one condition a trait, in the order of the traits. */
export type SegmentRule = readonly SegmentCondition[]

/** A rule and the sum of what its rows gain. */
export interface RuleGain {
  readonly rule: SegmentRule
  readonly gain: number
}

/** The conditions and one more, which takes the place of one on the same trait. */
export function withCondition(rule: SegmentRule, condition: SegmentCondition): SegmentRule {
  return [...withoutTrait(rule, condition.trait), condition].sort((a, b) => a.trait - b.trait)
}

export function withoutTrait(rule: SegmentRule, trait: number): SegmentRule {
  return rule.filter((condition) => condition.trait !== trait)
}

/** The rule as text, the same for the same rule. */
export function ruleKey(rule: SegmentRule): string {
  return rule.map(({ trait, levels }) => `${trait}:${levels.join()}`).join(' ')
}

/** Most gain first; of equals the shorter, then by their text, so that the order never hangs on chance. */
export function byGain(one: RuleGain, other: RuleGain): number {
  return (
    other.gain - one.gain ||
    one.rule.length - other.rule.length ||
    (ruleKey(one.rule) < ruleKey(other.rule) ? -1 : 1)
  )
}
