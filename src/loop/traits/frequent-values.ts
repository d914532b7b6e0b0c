import { isPlaceholder } from '../../domain/index.ts'
import {
  type Engine,
  type Fragment,
  integer,
  join,
  name,
  type QueryOptions,
  sql,
} from '../../sql/index.ts'
import { decisionTable } from './decisions.ts'
import { gatherSpellings } from './spellings.ts'

/** A value that many accounts have, under all its spellings. */
export interface FrequentValue {
  readonly shown: string
  readonly spellings: readonly string[]
}

/** A value becomes a trait where at least this many accounts, and this share of them, have it. */
const leastAccounts = 5
const leastShare = 0.01

/** The values of a table (account_key, value) that the most accounts have, at most `most` of them. */
export async function frequentValues(
  engine: Engine,
  table: string,
  column: string,
  most: number,
  options?: QueryOptions,
): Promise<readonly FrequentValue[]> {
  const rows = await engine.rows(
    sql`select ${name(column)} as v, count(distinct account_key) as n from ${name(table)}
      where ${name(column)} is not null group by ${name(column)} order by n desc, v limit ${integer(1000)}`,
    options,
  )
  const [all] = await engine.rows(sql`select count(*) as n from ${name(decisionTable)}`, options)
  const least = Math.max(leastAccounts, leastShare * Number(all?.['n'] ?? 0))
  const counts = rows
    .map((row) => ({ value: String(row['v']), rows: Number(row['n']) }))
    .filter(({ value }) => !isPlaceholder(value))
  return gatherSpellings(counts)
    .filter((level) => level.rows >= least)
    .slice(0, most)
    .map(({ shown, variants, mended }) => ({
      shown,
      spellings: [...variants, ...mended].map(({ value }) => value),
    }))
}

/** Is the column one of the value's spellings? */
export function isValue(column: Fragment, { spellings }: FrequentValue): Fragment {
  return sql`${column} in (${join(spellings.map((spelling) => sql`${spelling}`))})`
}
