import { type Fragment, join, sql } from '../../../sql/index.ts'
import { foldFrom, foldTo } from '../../recognise/index.ts'

/** `foldText` in SQL: digits and signs of all scripts in ASCII, trimmed, in lower case. */
export function folded(raw: Fragment): Fragment {
  return sql`lower(trim(translate(${raw}, ${foldFrom}, ${foldTo})))`
}

/**
 * `trim(text)`, at the cost of a look at both ends for the many texts that need none: the engine's own
 * walks through each character. It takes off spaces of all scripts, so texts beyond ASCII are left to it.
 */
export function trimmed(text: Fragment): Fragment {
  const bare = sql`strlen(${text}) = length(${text}) and not starts_with(${text}, ' ') and not ends_with(${text}, ' ')`
  return sql`case when ${bare} then ${text} else trim(${text}) end`
}

export function oneOf(values: readonly string[]): Fragment {
  return sql`(${join(values.map((value) => sql`${value}`))})`
}
