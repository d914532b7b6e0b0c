import { isNumericLevels, remainder, type When } from '../../domain/index.ts'
import { type Fragment, integer, join, sql } from '../../sql/index.ts'

/**
 * The position of the level that holds a column's value, as an SQL expression; the twin of `levelOf` in
 * the domain, with the same answer on every value. The column is a number for number ranges, else text.
 */
export function levelIndex(column: Fragment, whens: readonly When[]): Fragment {
  return levelCase(column, whens, (position) => integer(position))
}

/** A CASE over the levels of a column with a result for each; levels with the same result share a branch. */
export function levelCase(
  column: Fragment,
  whens: readonly When[],
  result: (position: number) => Fragment,
): Fragment {
  return isNumericLevels(whens)
    ? numberCase(column, whens, result)
    : categoryCase(column, whens, result)
}

/** Ranges are ascending and without gaps, so one comparison a level is enough. */
function numberCase(
  column: Fragment,
  whens: readonly When[],
  result: (position: number) => Fragment,
): Fragment {
  const branches = whens.flatMap((when, position) =>
    'below' in when && when.below !== undefined
      ? [sql`when ${column} < ${when.below} then ${result(position)}`]
      : [],
  )
  return sql`case when ${column} is null or not isFinite(${column}) then ${result(0)} ${join(branches, space)} else ${result(remainder(whens))} end`
}

function categoryCase(
  column: Fragment,
  whens: readonly When[],
  result: (position: number) => Fragment,
): Fragment {
  const branches = whens.flatMap((when, position) =>
    'values' in when ? [sql`when ${oneOf(column, when.values)} then ${result(position)}`] : [],
  )
  return sql`case when ${column} is null or ${column} = '' then ${result(0)} ${join(branches, space)} else ${result(remainder(whens))} end`
}

/** A single value by equality, which DuckDB compares faster than a list of one bound value. */
function oneOf(column: Fragment, values: readonly string[]): Fragment {
  const [first] = values
  return values.length === 1 && first !== undefined
    ? sql`${column} = ${first}`
    : sql`${column} in (${join(values.map((value) => sql`${value}`))})`
}

const space = sql` `
