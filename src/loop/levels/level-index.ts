import { isNumericLevels, remainder, type When } from '../../domain/index.ts'
import { type Fragment, integer, join, sql } from '../../sql/index.ts'

/**
 * The position of the level that holds a column's value, as an SQL expression; the twin of `levelOf` in
 * the domain, with the same answer on every value. The column is a number for number ranges, else text.
 */
export function levelIndex(column: Fragment, whens: readonly When[]): Fragment {
  return levelCase(column, whens, (position) => integer(position))
}

/** A CASE over the levels of a column with a result for each. */
export function levelCase(
  column: Fragment,
  whens: readonly When[],
  result: (position: number) => Fragment,
): Fragment {
  return isNumericLevels(whens)
    ? numberCase(column, whens, result)
    : categoryCase(column, whens, result)
}

/**
 * Ranges are ascending and without gaps, so halving finds one with few comparisons. What is not a number,
 * or not a finite one, is found by comparisons too: a test of its own costs the engine a fifth more.
 */
function numberCase(
  column: Fragment,
  whens: readonly When[],
  result: (position: number) => Fragment,
): Fragment {
  const ends = whens.flatMap((when, position) =>
    'below' in when && when.below !== undefined ? [{ below: when.below, position }] : [],
  )
  const rest = remainder(whens)
  const last = rest === 0 ? [] : [{ below: Number.POSITIVE_INFINITY, position: rest }]
  const ranges = [...ends, ...last]
  const end = ranges.at(-1)?.below ?? 0
  const inside =
    end === Number.POSITIVE_INFINITY
      ? sql`${column} <= ${Number.MAX_VALUE}`
      : sql`${column} < ${end}`
  return sql`case when ${column} >= ${-Number.MAX_VALUE} and ${inside} then ${halved(column, ranges, result)} else ${result(0)} end`
}

interface RangeEnd {
  readonly below: number
  readonly position: number
}

function halved(
  column: Fragment,
  ranges: readonly RangeEnd[],
  result: (position: number) => Fragment,
): Fragment {
  const middle = Math.ceil(ranges.length / 2)
  const [lower, upper] = [ranges.slice(0, middle), ranges.slice(middle)]
  const end = lower.at(-1)
  if (end === undefined) return result(0)
  if (upper.length === 0) return result(end.position)
  return sql`case when ${column} < ${end.below} then ${halved(column, lower, result)} else ${halved(column, upper, result)} end`
}

function categoryCase(
  column: Fragment,
  whens: readonly When[],
  result: (position: number) => Fragment,
): Fragment {
  const branches = whens.flatMap((when, position) =>
    'values' in when ? [sql`when ${oneOf(column, when.values)} then ${result(position)}`] : [],
  )
  const rest = remainder(whens)
  const empty = rest === 0 ? [] : [sql`when ${column} = '' then ${result(0)}`]
  return sql`case when ${column} is null then ${result(0)} ${join([...branches, ...empty], space)} else ${result(rest)} end`
}

/** A single value by equality, which DuckDB compares faster than a list of one bound value. */
function oneOf(column: Fragment, values: readonly string[]): Fragment {
  const [first] = values
  return values.length === 1 && first !== undefined
    ? sql`${column} = ${first}`
    : sql`${column} in (${join(values.map((value) => sql`${value}`))})`
}

const space = sql` `
