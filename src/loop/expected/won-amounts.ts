import { Fault, type StepContext, snapshotTable } from '../../domain/index.ts'
import {
  type Dialect,
  type Engine,
  type Fragment,
  integer,
  join,
  moment,
  name,
  sql,
} from '../../sql/index.ts'
import { LEAST_WINS } from '../../stats/index.ts'
import { column as c, inCurrency, table } from '../ledger/index.ts'

/** One row a customer with an amount over 0: account_key, amount. */
export const wonAmountTable = 'nf_won_amount'

export interface WonAmountsRead {
  readonly source: 'invoice' | 'deal'
  readonly span: 'first_year' | 'all'
  readonly counted: number
  readonly young: number
}

export interface AmountQuestion {
  readonly currency?: string
  /** Accounts that do not count as customers, by key. */
  readonly excluded: readonly number[]
}

/**
 * What every customer brought in the first year from its first purchase, as far as that year is over: all that
 * was ever billed would say who has been a customer for long. Invoices where there are any, else won deals.
 * Where too few first years are over, or amounts have no dates, all amounts count.
 *
 * @throws Fault `expected.no_amounts` for fewer than two customers with an amount
 */
export async function writeWonAmounts(
  engine: Engine,
  { now, signal }: StepContext,
  question: AmountQuestion,
): Promise<WonAmountsRead> {
  const { dialect } = engine
  const today = moment(dialect, now)
  const [billed] = await engine.rows(
    sql`select count(${c.amount}) as amounts from ${table.invoice} where ${c.key} is not null and ${inCurrency(question.currency)}`,
  )
  const source = Number(billed?.['amounts'] ?? 0) > 0 ? 'invoice' : 'deal'
  const totals = totalsOf(dialect, source, question, today)
  const [row] = await engine.rows(sql`select
      sum(case when total > 0 then 1 else 0 end) as wins,
      sum(case when whole_year = 1 and first_year > 0 then 1 else 0 end) as grown from (${totals}) as totals`)
  const [wins, grown] = [Number(row?.['wins'] ?? 0), Number(row?.['grown'] ?? 0)]
  const span = grown >= LEAST_WINS && 4 * grown >= wins ? 'first_year' : 'all'
  const counted = span === 'first_year' ? grown : wins
  if (counted < 2) throw new Fault('expected.no_amounts', { wins })
  const [amount, wanted] =
    span === 'first_year'
      ? [sql`first_year`, sql`whole_year = 1 and first_year > 0`]
      : [sql`total`, sql`total > 0`]
  await engine.run(
    dialect.createTableAs(
      wonAmountTable,
      sql`select ${c.key}, ${amount} as ${c.amount} from (${totals}) as totals where ${wanted}`,
    ),
    signal === undefined ? {} : { signal },
  )
  return { source, span, counted, young: wins - counted }
}

const year = 365

/** By customer: all amounts, those of the first year, and whether that year is over where the data ends. */
function totalsOf(
  dialect: Dialect,
  source: WonAmountsRead['source'],
  { currency, excluded }: AmountQuestion,
  today: Fragment,
): Fragment {
  const amounts =
    source === 'invoice'
      ? sql`select ${c.key}, ${c.at}, ${c.amount} from ${table.invoice} where ${c.amount} is not null and ${inCurrency(currency)}`
      : sql`select ${c.key}, ${c.closed} as ${c.at}, ${c.amount} from ${table.deal} where ${c.amount} is not null and ${c.status} = 'won' and ${inCurrency(currency)}`
  const but =
    excluded.length === 0 ? sql`` : sql` and ${c.key} not in (${join(excluded.map(integer))})`
  const customers = sql`select ${c.key} from ${name(snapshotTable)} where customer = 1${but}`
  const ofCustomers = sql`select ${c.key}, ${c.at}, ${c.amount} from (${amounts}) as amounts where ${c.key} in (${customers})`
  const ends = sql`select max(${c.at}) as last_day from (${amounts}) as dated where ${c.at} <= ${today}`
  const starts = sql`select ${c.key} as start_key, min(${c.at}) as start_day from (${ofCustomers}) as purchases group by ${c.key}`
  const since = dialect.daysBetween(name('start_day'), c.at)
  const watched = dialect.daysBetween(name('start_day'), name('last_day'))
  return sql`select ${c.key}, sum(${c.amount}) as total,
      sum(case when ${since} < ${integer(year)} then ${c.amount} else 0 end) as first_year,
      max(case when ${watched} >= ${integer(year)} then 1 else 0 end) as whole_year
    from (${ofCustomers}) as purchases inner join (${starts}) as starts on start_key = ${c.key}
      cross join (${ends}) as ends
    group by ${c.key}`
}
