import {
  accountScorer,
  type CatalogueTrait,
  type Profile,
  type Score,
  type Tier,
} from '../../domain/index.ts'
import {
  type Engine,
  type Fragment,
  integer,
  join,
  type QueryOptions,
  sql,
} from '../../sql/index.ts'
import { type AccountRef, accountRefs, unknownAccount } from './account-ref.ts'
import { accountValues } from './account-values.ts'
import { prospects, type ScoresAsked, scoresOf } from './tier-counts.ts'

export interface RankOptions extends ScoresAsked {
  readonly tier?: Tier
  readonly limit: number
  /** Where the page before ended. */
  readonly after?: RankPlace
  /** The fewest points first. */
  readonly ascending?: boolean
}

/** What accounts are ordered by. */
export interface RankPlace {
  readonly points: number
  readonly known: number
  readonly key: number
}

export interface RankedAccount {
  readonly account: AccountRef
  readonly score: Score
}

/** A page of the scored accounts with their reasons, most points first; those better known, then the older, first among equals. */
export async function rankedAccounts(
  engine: Engine,
  profile: Profile,
  traits: readonly CatalogueTrait[],
  options: RankOptions,
): Promise<readonly RankedAccount[]> {
  const keys = await rankedKeys(engine, options)
  return await accountsScored(engine, profile, traits, keys, options)
}

/** Only which accounts those are. */
export async function rankedKeys(engine: Engine, options: RankOptions): Promise<readonly number[]> {
  const tests = [
    ...(options.tier === undefined ? [] : [sql`tier = ${options.tier}`]),
    ...(options.prospects === true ? [prospects] : []),
    ...(options.after === undefined ? [] : [behind(options.after, options.ascending)]),
  ]
  const where = tests.length === 0 ? sql`` : sql`where ${join(tests, sql` and `)}`
  const order = options.ascending === true ? sql`asc` : sql`desc`
  const rows = await engine.rows(
    sql`select account_key from ${scoresOf(options)} as s ${where} order by points ${order}, known desc, account_key limit ${integer(options.limit)}`,
    options,
  )
  return rows.map((row) => Number(row['account_key']))
}

/** These accounts, in this order, with their scores. */
export async function accountsScored(
  engine: Engine,
  profile: Profile,
  traits: readonly CatalogueTrait[],
  keys: readonly number[],
  options?: QueryOptions,
): Promise<readonly RankedAccount[]> {
  const values = await accountValues(engine, profile, traits, keys, options)
  const refs = await accountRefs(engine, keys, options)
  const score = accountScorer(profile)
  return keys.map((key) => ({
    account: refs.get(key) ?? unknownAccount(key),
    score: score(values.get(key) ?? {}),
  }))
}

function behind({ key, known, points }: RankPlace, ascending = false): Fragment {
  const further = ascending ? sql`points > ${points}` : sql`points < ${points}`
  return sql`(${further} or points = ${points} and (known < ${known} or known = ${known} and account_key > ${integer(key)}))`
}
