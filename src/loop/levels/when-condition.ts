import type { When } from '../../domain/index.ts'
import { type Fragment, join, sql } from '../../sql/index.ts'

/**
 * Does a column's value lie in one range, or in one list of categories? Null, and numbers that are not
 * finite, never do; like `levelIndex`, with the same answer on every value.
 */
export function whenCondition(column: Fragment, when: When): Fragment {
  if ('values' in when)
    return sql`${column} in (${join(when.values.map((value) => sql`${value}`))})`
  if ('missing' in when || 'other' in when)
    throw new RangeError('no condition on what is not named')
  const { from = -Number.MAX_VALUE, below } = when
  const upper =
    below === undefined ? sql`${column} <= ${Number.MAX_VALUE}` : sql`${column} < ${below}`
  return sql`${column} >= ${from} and ${upper}`
}
