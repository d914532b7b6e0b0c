import { customerValueTable, type Profile, snapshotTable } from '../../domain/index.ts'
import { type Fragment, name, sql } from '../../sql/index.ts'

/** What is asked of an account, as columns of a source. */
export interface AccountQuestion {
  /** The snapshot, with what the outcome needs joined to it. */
  readonly source: Fragment
  /** 1 good, 0 other; null where it is not known, or nothing that can be asked of the account. */
  readonly outcome: Fragment
  /** When that was known; null where nothing says so. */
  readonly decidedAt: Fragment
}

const snapshot = name(snapshotTable)
const withValue = sql`(select s.*, v.best as best from ${snapshot} as s
  join ${name(customerValueTable)} as v on v.account_key = s.account_key) as valued`

const [decidedAt, firstDecidedAt] = [name('decided_at'), name('first_decided_at')]

/** Where each outcome that a profile can be learned for is read. `best` needs `customer_value`. */
export const questions: Readonly<Record<Profile['outcome'], AccountQuestion>> = {
  won: { outcome: name('won'), source: snapshot, decidedAt },
  first_deal_won: { outcome: name('first_won'), source: snapshot, decidedAt: firstDecidedAt },
  retained: { outcome: name('retained'), source: snapshot, decidedAt },
  best: { outcome: name('best'), source: withValue, decidedAt },
}
