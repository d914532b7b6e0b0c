import { snapshotTable } from '../../domain/index.ts'
import { type Dialect, type Fragment, integer, name, sql } from '../../sql/index.ts'
import { column as c, purchases, signsOfLife, table } from '../ledger/index.ts'
import type { ValueBasis } from './basis.ts'

/** Use counts as recent for this many days. */
const recentDays = 90
/** A quiet month is no lapse, however often the customer usually comes. */
const leastGap = 30

export function salesCycle(dialect: Dialect): Fragment {
  const won = sql`select ${c.key}, ${c.created}, ${c.closed},
      row_number() over (partition by ${c.key} order by ${c.closed}, ${c.created}) as place
    from ${table.deal} where ${c.status} = 'won' and ${c.closed} >= ${c.created}`
  return sql`select ${c.key}, ${dialect.daysBetween(c.created, c.closed)} as ${c.raw}
    from (${won}) as won where place = 1`
}

/** Rows a customer has in a table of events; a customer without any has 0, once the table has rows at all. */
export function countOf(events: Fragment, basis: ValueBasis): Fragment {
  return sql`select ${c.key}, sum(one) as ${c.raw} from (
    select ${c.key}, 1 as one from ${events}
    union all select ${c.key}, 0 as one from ${basis.customers} as customers) as counted group by ${c.key}`
}

/** Recent use; a customer that used the product only earlier has 0, one that never did has no number. */
export function recentUsage(
  dialect: Dialect,
  basis: ValueBasis,
  of: 'quantity' | 'features',
): Fragment {
  const recent = sql`${c.at} > ${dialect.addDays(basis.end, sql`${integer(-recentDays)}`)}`
  const measure =
    of === 'quantity'
      ? sql`sum(case when ${recent} then coalesce(${c.quantity}, 1) else 0 end)`
      : sql`count(distinct case when ${recent} then ${c.feature} end)`
  return sql`select ${c.key}, ${measure} as ${c.raw} from ${table.usage} where ${c.at} <= ${basis.now} group by ${c.key}`
}

export function tenure(dialect: Dialect, basis: ValueBasis): Fragment {
  return sql`select ${c.key}, ${dialect.daysBetween(sql`first_purchase`, sql`last_sign`)} as ${c.raw} from (
    select ${c.key}, min(case when bought = 1 then ${c.at} end) as first_purchase, max(${c.at}) as last_sign from (
      select ${c.key}, ${c.at}, 1 as bought from (${purchases(basis.now)}) as purchases
      union all select ${c.key}, ${c.at}, 0 as bought from ${table.usage} where ${c.at} <= ${basis.now}
    ) as signs group by ${c.key}) as lives where first_purchase <= last_sign`
}

/** Days on which a customer bought or used, from the first to the last: (account_key, days, span, last_sign). */
export function rhythm(dialect: Dialect, now: Fragment): Fragment {
  const epoch = dialect.tryCast(sql`'1970-01-01 00:00:00'`, 'timestamp')
  return sql`select ${c.key}, count(distinct ${dialect.daysBetween(epoch, c.at)}) as days,
    ${dialect.daysBetween(sql`min(${c.at})`, sql`max(${c.at})`)} as span, max(${c.at}) as last_sign
    from (${signsOfLife(now)}) as signs group by ${c.key}`
}

/**
 * 1 for a customer that is known to have stayed, 0 for one that churned. Where the data does not say it
 * outright: 1 while the last sign of life lies within one and a half times the customer's usual gap before
 * the end of the data, else 0. A customer with fewer than three days of purchase or use has the usual gap
 * of all.
 */
export function retention(dialect: Dialect, basis: ValueBasis): Fragment | undefined {
  const told = sql`select ${c.key}, retained as ${c.raw} from ${name(snapshotTable)} where retained is not null`
  const signs = basis.usualGap === undefined ? undefined : alive(dialect, basis, basis.usualGap)
  if (signs === undefined || !basis.hasChurn) return signs ?? (basis.hasChurn ? told : undefined)
  const untold = sql`select ${c.key} from ${name(snapshotTable)} where retained is null`
  return sql`${told} union all select s.${c.key} as ${c.key}, s.${c.raw} as ${c.raw} from (${signs}) as s
    inner join (${untold}) as u on u.${c.key} = s.${c.key}`
}

function alive(dialect: Dialect, basis: ValueBasis, usualGap: number): Fragment {
  const gap = sql`case when days >= 3 then span / (days - 1.0) else ${usualGap} end`
  const allowed = sql`1.5 * case when ${gap} > ${leastGap} then ${gap} else ${leastGap} end`
  return sql`select ${c.key}, case when ${dialect.daysBetween(sql`last_sign`, basis.end)} <= ${allowed} then 1 else 0 end as ${c.raw}
    from (${rhythm(dialect, basis.now)}) as rhythms`
}

export function expansion(dialect: Dialect, basis: ValueBasis): Fragment {
  if (basis.expansion === 'later_deals')
    return sql`select ${c.key}, count(*) - 1 as ${c.raw} from ${table.deal} where ${c.status} = 'won' group by ${c.key}`
  return sql`select ${c.key}, second_year / first_year as ${c.raw} from (${twoYears(dialect, basis)}) as years where first_year > 0`
}

/** Invoices of the first and of the second year of customers that have had two. */
export function twoYears(dialect: Dialect, basis: Pick<ValueBasis, 'end' | 'now'>): Fragment {
  const age = dialect.daysBetween(sql`first_at`, c.at)
  const inYear = (from: number) =>
    sql`sum(case when ${age} >= ${integer(from)} and ${age} < ${integer(from + 365)} then ${c.amount} else 0 end)`
  return sql`select ${c.key}, ${inYear(0)} as first_year, ${inYear(365)} as second_year from (
    select ${c.key}, ${c.at}, ${c.amount}, min(${c.at}) over (partition by ${c.key}) as first_at
    from ${table.invoice} where ${c.at} <= ${basis.now} and ${c.amount} is not null) as dated
    where ${dialect.daysBetween(sql`first_at`, basis.end)} >= 730 group by ${c.key}`
}

export function conversion(): Fragment {
  return sql`select ${c.key}, (sum(case when ${c.status} = 'won' then 1 else 0 end) + 1) / (count(*) + 2.0) as ${c.raw}
    from ${table.deal} where ${c.status} in ('won', 'lost') group by ${c.key}`
}

/** Questions whose 0 to 10 answers make a net promoter score (F. Reichheld, HBR 2003). */
const recommend = '(?i)nps|promoter|recommend|giới thiệu|推荐|แนะนำ|توصیه'

/** Share of promoters (9, 10) less share of detractors (0 to 6), in [-100, 100]. */
export function advocacy(dialect: Dialect): Fragment {
  return sql`select ${c.key}, 100 * avg(case when ${c.score} >= 9 then 1 when ${c.score} <= 6 then -1 else 0 end) as ${c.raw}
    from ${table.answer} where ${dialect.matches(c.question, recommend)} and ${c.score} >= 0 and ${c.score} <= 10 group by ${c.key}`
}

/** Mean of the other answers in per cent of their question's scale: the least of 5, 10, 100 that holds its answers. */
export function satisfaction(dialect: Dialect): Fragment {
  const scale = sql`case when top <= 5 then 5 when top <= 10 then 10 when top <= 100 then 100 else top end`
  return sql`select ${c.key}, 100 * avg(${c.score} / (${scale})) as ${c.raw} from (
    select ${c.key}, ${c.score}, max(${c.score}) over (partition by ${c.question}) as top from ${table.answer}
    where ${c.score} >= 0 and (${c.question} is null or not ${dialect.matches(c.question, recommend)})) as scaled group by ${c.key}`
}

export function brand(basis: ValueBasis): Fragment {
  const size = name(basis.brand)
  return sql`select ${c.key}, ${size} as ${c.raw} from ${table.account} where ${size} > 0`
}
