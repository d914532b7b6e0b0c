import {
  type CatalogueTrait,
  isNumeric,
  plainTrait,
  type SegmentCondition,
  type When,
} from '../../domain/index.ts'
import { type Fragment, join, name, sql } from '../../sql/index.ts'
import type { SegmentRule } from '../../stats/index.ts'
import { type LeveledTrait, whenCondition } from '../levels/index.ts'

/** A rule of level codes as a rule of values. */
export function conditionsOf(
  rule: SegmentRule,
  leveled: readonly LeveledTrait[],
): SegmentCondition[] {
  return rule.flatMap(({ trait, levels }) => {
    const found = leveled[trait]
    if (found === undefined) return []
    const whens = levels.flatMap((level) => found.whens[level] ?? [])
    return [{ trait: plainTrait(found.trait), when: joined(whens) }]
  })
}

/** Neighbouring ranges as one range, categories as one list. */
function joined(whens: readonly When[]): When {
  const values = whens.flatMap((when) => ('values' in when ? when.values : []))
  if (values.length > 0) return { values }
  const [first, last] = [whens[0] ?? {}, whens.at(-1) ?? {}]
  return {
    ...('from' in first && first.from !== undefined ? { from: first.from } : {}),
    ...('below' in last && last.below !== undefined ? { below: last.below } : {}),
  }
}

/**
 * The accounts of the snapshot that meet all conditions, as a test; undefined where the data has not all
 * of the traits, or has one as another type.
 */
export function inSegment(
  conditions: readonly SegmentCondition[],
  traits: readonly CatalogueTrait[],
): Fragment | undefined {
  const tests = conditions.flatMap(({ trait, when }) => {
    const found = traits.find(({ id }) => id === trait.id)
    if (found === undefined || isNumeric(found.type) !== isNumeric(trait.type)) return []
    return [sql`(${whenCondition(name(found.column), when)})`]
  })
  return tests.length < conditions.length || tests.length === 0
    ? undefined
    : join(tests, sql` and `)
}
