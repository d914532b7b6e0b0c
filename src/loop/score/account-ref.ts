import {
  type Engine,
  type Fragment,
  integer,
  join,
  type QueryOptions,
  type Row,
  sql,
} from '../../sql/index.ts'

/** An account as a person knows it. */
export interface AccountRef {
  readonly key: number
  readonly id: string | null
  readonly name: string | null
  readonly domain: string | null
}

/** The accounts with these keys, by key. */
export async function accountRefs(
  engine: Engine,
  keys: readonly number[],
  options?: QueryOptions,
): Promise<ReadonlyMap<number, AccountRef>> {
  if (keys.length === 0) return new Map()
  const rows = await engine.rows(
    sql`select account_key, id, name, domain from account where ${amongKeys(keys)}`,
    options,
  )
  const refs = rows.map(
    (row): AccountRef => ({
      key: Number(row['account_key']),
      id: textOf(row['id']),
      name: textOf(row['name']),
      domain: textOf(row['domain']),
    }),
  )
  return new Map(refs.map((ref) => [ref.key, ref]))
}

/** For lists of a page's length; keys are whole numbers of ours. */
export function amongKeys(keys: readonly number[]): Fragment {
  return sql`account_key in (${join(keys.map((key) => integer(key)))})`
}

/** What is read of the rows of each account, in the order of the rows. */
export function byAccount<T>(
  rows: readonly Row[],
  read: (row: Row) => T,
): ReadonlyMap<number, readonly T[]> {
  const found = Map.groupBy(rows, (row) => Number(row['account_key']))
  return new Map([...found].map(([key, own]) => [key, own.map(read)]))
}

export function textOf(value: Row[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

export function unknownAccount(key: number): AccountRef {
  return { key, id: null, name: null, domain: null }
}
