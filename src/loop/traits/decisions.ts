import type { StepContext } from '../../domain/index.ts'
import { type Dialect, type Engine, type Fragment, name, sql } from '../../sql/index.ts'

/** Table of the as-of dates and outcomes, one row an account; the head of the snapshot. */
export const decisionTable = 'nf_decision'

/**
 * Writes when each account was decided and how. The as-of date is the day the account's first decided
 * deal was opened. Where the deal has no (or a later) creation date, its earliest stage or activity
 * stands in; failing that, its close less the median cycle of the deals that have both dates. Accounts
 * known as customers by invoices alone stand at their first invoice; accounts whose outcome is a mere
 * column have no date; all others are prospects, as of now.
 */
export async function writeDecisions(engine: Engine, context: StepContext): Promise<void> {
  const d = engine.dialect
  await engine.run(d.createTableAs('nf_deal_day', dealDays(d)))
  const cycle = await medianCycle(engine)
  await engine.run(d.createTableAs('nf_decided_deal', decidedDeals(d, cycle)))
  const now = d.tryCast(
    sql`${context.now.toISOString().slice(0, 19).replace('T', ' ')}`,
    'timestamp',
  )
  await engine.run(d.createTableAs(decisionTable, decisions(d, now)))
  for (const table of ['nf_deal_day', 'nf_decided_deal'])
    await engine.run(sql`drop table if exists ${name(table)}`)
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

function decisions(d: Dialect, now: Fragment): Fragment {
  const time = d.type('timestamp')
  const whole = d.type('integer')
  const perAccount = sql`
    select account_key, max(won) as won, max(case when place = 1 then won end) as first_won,
      max(case when place = 1 then opened end) as as_of, min(case when won = 1 then closed end) as won_at,
      max(case when place = 1 then closed end) as first_closed
    from nf_decided_deal group by account_key`
  const tellsByDeal = sql`select distinct account_key, 1 as dealt from ${name('deal')}`
  const invoices = sql`select account_key, min(${name('at')}) as bought from ${name('invoice')} group by account_key`
  const outcome = sql`case when ${name('a', 'outcome')} then 1 else 0 end`
  const won = sql`case when p.won is not null then p.won when ${name('a', 'outcome')} is not null then ${outcome}
    when i.account_key is not null and t.dealt is null then 1 end`
  return sql`
    select account_key, cast(as_of as ${time}) as as_of, cast(decided_at as ${time}) as decided_at,
      cast(won as ${whole}) as won, cast(first_won as ${whole}) as first_won,
      cast(case when won = 1 or bought = 1 then 1 else 0 end as ${whole}) as customer
    from (
      select ${name('a', 'account_key')} as account_key,
        case when p.won is not null then p.as_of when ${name('a', 'outcome')} is not null then null
          when i.account_key is not null and t.dealt is null then i.bought else ${now} end as as_of,
        case when p.won is not null then coalesce(p.won_at, p.first_closed)
          when ${name('a', 'outcome')} is not null then null
          when i.account_key is not null and t.dealt is null then i.bought end as decided_at,
        ${won} as won, p.first_won as first_won,
        case when i.account_key is not null and t.dealt is null then 1 else 0 end as bought
      from ${name('account')} as a
      left join (${perAccount}) as p on p.account_key = ${name('a', 'account_key')}
      left join (${tellsByDeal}) as t on t.account_key = ${name('a', 'account_key')}
      left join (${invoices}) as i on i.account_key = ${name('a', 'account_key')}
    ) as s`
}
