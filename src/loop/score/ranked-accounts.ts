import {
  accountScorer,
  type CatalogueTrait,
  type Profile,
  type Score,
  scoreTable,
  type Tier,
} from '../../domain/index.ts'
import { type Engine, integer, join, name, type QueryOptions, sql } from '../../sql/index.ts'
import { type AccountRef, accountRefs, unknownAccount } from './account-ref.ts'
import { accountValues } from './account-values.ts'
import { prospects } from './tier-counts.ts'

export interface RankOptions extends QueryOptions {
  readonly tier?: Tier
  /** Leave out those who are customers already. */
  readonly prospects?: boolean
  readonly limit: number
  readonly offset?: number
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
  const tests = [
    ...(options.tier === undefined ? [] : [sql`tier = ${options.tier}`]),
    ...(options.prospects === true ? [prospects] : []),
  ]
  const where = tests.length === 0 ? sql`` : sql`where ${join(tests, sql` and `)}`
  const rows = await engine.rows(
    sql`select account_key from ${name(scoreTable)} ${where} order by points desc, known desc, account_key limit ${integer(options.limit)} offset ${integer(options.offset ?? 0)}`,
    options,
  )
  const keys = rows.map((row) => Number(row['account_key']))
  const values = await accountValues(engine, profile, traits, keys, options)
  const refs = await accountRefs(engine, keys, options)
  const score = accountScorer(profile)
  return keys.map((key) => ({
    account: refs.get(key) ?? unknownAccount(key),
    score: score(values.get(key) ?? {}),
  }))
}
