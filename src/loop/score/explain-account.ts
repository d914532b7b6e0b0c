import {
  type CatalogueTrait,
  Fault,
  type Profile,
  type Score,
  scoreAccount,
  type TraitValues,
} from '../../domain/index.ts'
import type { Engine, QueryOptions } from '../../sql/index.ts'
import { accountDeals, type DealRow } from './account-deals.ts'
import { type AccountRef, accountRefs, unknownAccount } from './account-ref.ts'
import { accountValues } from './account-values.ts'
import { type SourceRow, sourceRows } from './source-rows.ts'

export interface AccountExplanation {
  readonly account: AccountRef
  readonly score: Score
  /** What the score was made from, by trait. */
  readonly values: TraitValues
  /** The records that describe the account, and its deals. */
  readonly sources: readonly SourceRow[]
  readonly deals: readonly DealRow[]
}

/** Everything behind one account's score, down to the lines of the files. */
export async function explainAccount(
  engine: Engine,
  profile: Profile,
  traits: readonly CatalogueTrait[],
  accountKey: number,
  options?: QueryOptions,
): Promise<AccountExplanation> {
  const keys = [accountKey]
  const values = (await accountValues(engine, profile, traits, keys, options)).get(accountKey)
  if (values === undefined) throw new Fault('score.unknown_account', { account: accountKey })
  return {
    account:
      (await accountRefs(engine, keys, options)).get(accountKey) ?? unknownAccount(accountKey),
    score: scoreAccount(profile, values),
    values,
    sources: (await sourceRows(engine, keys, options)).get(accountKey) ?? [],
    deals: (await accountDeals(engine, keys, options)).get(accountKey) ?? [],
  }
}
