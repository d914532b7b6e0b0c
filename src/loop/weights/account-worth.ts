import type { Profile, StepContext } from '../../domain/index.ts'
import { type Engine, type Fragment, moment, readNumbers, sql } from '../../sql/index.ts'
import type { AccountQuestion } from '../accounts/index.ts'
import { column as c, inCurrency, table } from '../ledger/index.ts'

/** Money by account, in the order of their keys; 0 where there is none. */
export interface AccountWorth {
  /** What was at stake: the largest deal that was decided, or of customers all they brought. */
  readonly stake: Float64Array
  /** All that the account brought: what was billed, or won where nothing is billed. */
  readonly brought: Float64Array
}

export interface WorthQuestion extends AccountQuestion {
  readonly kind: Profile['outcome']
  /** Which of the decided accounts, as a condition that goes on with `and`. */
  readonly drawn: Fragment
  readonly currency?: string | undefined
  /** Only money that was known when this day began (`YYYY-MM-DD`, UTC); all of it unless given. */
  readonly decidedBefore?: string | undefined
}

/**
 * What the decided accounts of a question are worth. Several tries at one sale are one sale, so a lost account is
 * worth its largest deal, and so that won ones do not count for more by being won, they are too; where only customers
 * are told apart, each is worth what it brought.
 */
export async function accountWorth(
  engine: Engine,
  { signal }: StepContext,
  { currency, decidedBefore, drawn, kind, outcome, source }: WorthQuestion,
): Promise<AccountWorth> {
  const money = sql`${c.amount} > 0 and ${c.key} is not null and ${inCurrency(currency)}`
  const known = (at: Fragment) =>
    decidedBefore === undefined
      ? sql``
      : sql` and ${at} < ${moment(engine.dialect, `${decidedBefore} 00:00:00`)}`
  const deals = sql`select ${c.key} as deal_key, max(${c.amount}) as largest,
      sum(case when ${c.status} = 'won' then ${c.amount} else 0 end) as won_amount
    from ${table.deal} where ${c.status} in ('won', 'lost') and ${money}${known(c.closed)} group by ${c.key}`
  const bills = sql`select ${c.key} as bill_key, sum(${c.amount}) as billed
    from ${table.invoice} where ${money}${known(c.at)} group by ${c.key}`
  const decided = sql`select ${c.key} as decided_key from ${source} where ${outcome} is not null${drawn}`
  const [, largest = none, won = none, billed = none] = await readNumbers(
    engine,
    sql`select decided_key, largest, won_amount, billed from (${decided}) as decided
      left join (${deals}) as deals on deal_key = decided_key
      left join (${bills}) as bills on bill_key = decided_key order by decided_key`,
    signal === undefined ? {} : { signal },
  )
  const brought = billed.some((amount) => amount > 0) ? billed.map(orNone) : won.map(orNone)
  const customersOnly = kind === 'retained' || kind === 'best'
  return {
    stake: customersOnly
      ? brought
      : largest.map((amount, row) => (amount > 0 ? amount : (brought[row] ?? 0))),
    brought,
  }
}

const none = new Float64Array(0)
const orNone = (amount: number) => Math.max(amount || 0, 0)
