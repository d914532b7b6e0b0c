import type { StepContext } from '../../domain/index.ts'
import { type Dialect, type Engine, type Fragment, moment, name, sql } from '../../sql/index.ts'

/** Table of the as-of dates and outcomes, one row an account; the head of the snapshot. */
export const decisionTable = 'nf_decision'

/**
 * Writes when each account was decided and how. The as-of date is the day the account's first decided
 * deal was opened. Where the deal has no (or a later) creation date, its earliest stage or activity
 * stands in; failing that, its close less the median cycle of the deals that have both dates. Accounts
 * known as customers by invoices alone stand at their first invoice; accounts whose outcome is a mere
 * column, of a sale or of churn, have no date; all others are prospects, as of now.
 */
export async function writeDecisions(engine: Engine, context: StepContext): Promise<void> {
  const d = engine.dialect
  await engine.run(d.createTableAs('nf_deal_day', dealDays(d)))
  const cycle = await medianCycle(engine)
  await engine.run(d.createTableAs('nf_decided_deal', decidedDeals(d, cycle)))
  const now = moment(d, context.now)
  const standpoint = { now, ...(await whatIsTold(engine)) }
  await engine.run(d.createTableAs(decisionTable, decisions(d, standpoint)))
  for (const table of ['nf_deal_day', 'nf_decided_deal'])
    await engine.run(sql`drop table if exists ${name(table)}`)
}

async function whatIsTold(engine: Engine): Promise<Omit<Standpoint, 'now'>> {
  const [row] = await engine.rows(sql`
    select (select count(*) from ${name('deal')} where ${name('status')} = 'won')
        + (select count(*) from ${name('invoice')} where account_key is not null)
        + (select count(${name('outcome')}) from ${name('account')}) as customers,
      (select count(${name('churned_at')}) from ${name('account')}) as churn_dates`)
  return {
    customersTold: Number(row?.['customers'] ?? 0) > 0,
    churnDated: Number(row?.['churn_dates'] ?? 0) > 0,
  }
}

/** Deals with the first and last day on which something happened to them. */
function dealDays(d: Dialect): Fragment {
  const steps = sql`
    select deal_id, ${name('entered')} as step from ${name('stage_change')} where deal_id is not null
    union all select deal_id, ${name('at')} as step from ${name('activity')} where deal_id is not null`
  const days = sql`select deal_id, min(step) as first_step, max(step) as last_step from (${steps}) as s group by deal_id`
  const deal = (column: string) => name('x', column)
  return sql`
    select ${deal('account_key')} as account_key, ${deal('created')} as created,
      case when ${deal('status')} = 'won' then 1 else 0 end as won,
      h.first_step as first_step, coalesce(${deal('closed')}, h.last_step) as closed
    from ${name('deal')} as x left join (${days}) as h on h.deal_id = ${deal('id')}
    where ${deal('status')} in ('won', 'lost') and ${d.matches(deal('status'), '.')}`
}

async function medianCycle(engine: Engine): Promise<number> {
  const d = engine.dialect
  const days = d.daysBetween(name('created'), name('closed'))
  const [row] = await engine.rows(
    sql`select ${d.quantiles(sql`days`, [0.5])} as median
      from (select ${days} as days from nf_deal_day where created <= closed) as c`,
  )
  const median = row?.['median']
  const value = Array.isArray(median) ? median[0] : null
  return typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : 0
}

function decidedDeals(d: Dialect, cycle: number): Fragment {
  const opened = sql`case
    when created <= closed or closed is null then coalesce(created, first_step)
    when first_step <= closed then first_step
    else ${d.addDays(sql`closed`, sql`${-cycle}`)} end`
  return sql`select account_key, won, opened, closed,
      row_number() over (
        partition by account_key order by coalesce(closed, opened) nulls last, opened nulls last, won desc
      ) as place
    from (select account_key, won, closed, ${opened} as opened from nf_deal_day) as t`
}

interface Standpoint {
  readonly now: Fragment
  /** Whether a won deal, an invoice or a column of outcomes tells of anybody who is a customer. */
  readonly customersTold: boolean
  /** Whether any account has a date of churn: those without one have not churned. */
  readonly churnDated: boolean
}

function decisions(d: Dialect, { now, ...told }: Standpoint): Fragment {
  const time = d.type('timestamp')
  const whole = d.type('integer')
  const bySale = sql`case when deal_won is not null then deal_won when outcome is not null then outcome
    when bought = 1 then 1 end`
  return sql`
    select account_key, cast(as_of as ${time}) as as_of, cast(decided_at as ${time}) as decided_at,
      cast(first_decided_at as ${time}) as first_decided_at,
      cast(won as ${whole}) as won, cast(first_won as ${whole}) as first_won,
      cast(case when won = 1 or bought = 1 or retained is not null then 1 else 0 end as ${whole}) as customer,
      cast(retained as ${whole}) as retained
    from (
      select account_key, first_won, bought, retained,
        case when sold is not null then sold when retained is not null then 1 end as won,
        case when deal_won is not null then deal_as_of when outcome is not null then null
          when bought = 1 then bought_at when retained is not null then null else ${now} end as as_of,
        case when deal_won is not null then deal_decided when outcome is not null then null
          when bought = 1 then bought_at end as decided_at,
        case when deal_won is not null then first_closed when outcome is not null then null
          when bought = 1 then bought_at end as first_decided_at
      from (
        select f.*, ${bySale} as sold, ${retained(bySale, told)} as retained
        from (${accountFacts()}) as f
      ) as t
    ) as s`
}

/**
 * 0 where the account is known to have churned, 1 where it is known to have stayed. Who churned was a
 * customer. That nobody ticked the box says little: it makes a customer only of accounts that are known as
 * such, or where nothing in the data tells who is one.
 */
function retained(
  bySale: Fragment,
  { churnDated, customersTold }: Omit<Standpoint, 'now'>,
): Fragment {
  const isCustomer = sql`(${bySale}) = 1 or bought = 1`
  const presumed = customersTold ? isCustomer : sql`${isCustomer} or (${bySale}) is null`
  const quiet = churnDated ? sql`(churned = 0 or churned is null)` : sql`churned = 0`
  return sql`case when churned = 1 then 0 when ${quiet} and (${presumed}) then 1 end`
}

/** What deals, invoices and the account's own columns say of each account, side by side. */
function accountFacts(): Fragment {
  const perAccount = sql`
    select account_key, max(won) as won, max(case when place = 1 then won end) as first_won,
      max(case when place = 1 then opened end) as as_of, min(case when won = 1 then closed end) as won_at,
      max(case when place = 1 then closed end) as first_closed
    from nf_decided_deal group by account_key`
  const tellsByDeal = sql`select distinct account_key, 1 as dealt from ${name('deal')}`
  const invoices = sql`select account_key, min(${name('at')}) as bought from ${name('invoice')} group by account_key`
  const [outcome, churned] = [name('a', 'outcome'), name('a', 'churned')]
  return sql`
    select ${name('a', 'account_key')} as account_key, p.won as deal_won, p.first_won as first_won,
      p.as_of as deal_as_of, coalesce(p.won_at, p.first_closed) as deal_decided, p.first_closed as first_closed,
      case when ${outcome} then 1 when not ${outcome} then 0 end as outcome,
      case when i.account_key is not null and t.dealt is null then 1 else 0 end as bought, i.bought as bought_at,
      case when ${churned} then 1 when not ${churned} then 0
        when ${name('a', 'churned_at')} is not null then 1 end as churned
    from ${name('account')} as a
    left join (${perAccount}) as p on p.account_key = ${name('a', 'account_key')}
    left join (${tellsByDeal}) as t on t.account_key = ${name('a', 'account_key')}
    left join (${invoices}) as i on i.account_key = ${name('a', 'account_key')}`
}
