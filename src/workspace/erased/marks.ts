import { type Engine, type Fragment, integer, sql } from '../../sql/index.ts'
import { erasureKey, listErasures } from './tables.ts'

/** A value's digest with the key, twice over, as HMAC does it (RFC 2104) against lengthening. */
function marking({ dialect }: Engine, key: string): (value: Fragment) => Fragment {
  return (value) => dialect.digest(sql`${key} || ${dialect.digest(sql`${key} || ${value}`)}`)
}

const named = sql`(select l.account_key as account_key, e.own_key as own_key, e.domain_key as domain_key,
    e.name_key as name_key, e.country_key as country_key
  from nf_entity as e inner join nf_link as l on l.ref = e.ref)`

/** What tells an account from others of its name. */
const firms = sql`(select account_key, max(case when domain_key is null then 0 else 1 end) as has_domain,
    min(country_key) as country_key from ${named} as n where account_key is not null group by account_key)`

/**
 * Marks an account, while the tables of the derivation are there: by its ids, and by the domains and names that no other
 * account has, as the derivation would join what comes later.
 */
export async function markAccount(engine: Engine, erasure: string, account: number): Promise<void> {
  const mark = marking(engine, await erasureKey(engine))
  const own = integer(account)
  const alone = (column: Fragment) => sql`n.${column} is not null and n.${column} not in (
    select o.${column} from ${named} as o where o.${column} is not null and (o.account_key is null or o.account_key <> ${own}))`
  const by = (what: string, column: Fragment, condition: Fragment) =>
    sql`select ${what} as what, n.${column} as value from ${named} as n where n.account_key = ${own} and ${condition}`
  await engine.run(sql`insert into nf_erased_mark
    select distinct ${erasure}, m.what, ${mark(sql`m.value`)}, ${mark(sql`f.country_key`)}, f.has_domain
    from (${by('id', sql`own_key`, sql`n.own_key is not null`)}
      union all ${by('domain', sql`domain_key`, alone(sql`domain_key`))}
      union all ${by('name', sql`name_key`, alone(sql`name_key`))}) as m
    inner join ${firms} as f on f.account_key = ${own}`)
}

/** Accounts that are known again, while the tables of the derivation are there. */
export async function markedAccounts(engine: Engine): Promise<readonly number[]> {
  if ((await listErasures(engine)).length === 0) return []
  const mark = marking(engine, await erasureKey(engine))
  const same = (what: string, column: Fragment) =>
    sql`m.what = ${what} and m.mark = ${mark(sql`n.${column}`)}`
  const joined = (condition: Fragment) =>
    sql`select n.account_key as account_key from ${named} as n
      inner join ${firms} as f on f.account_key = n.account_key
      inner join nf_erased_mark as m on ${condition}`
  const name = sql`${same('name', sql`name_key`)} and not (m.has_domain = 1 and f.has_domain = 1)
    and (m.country is null or f.country_key is null or m.country = ${mark(sql`f.country_key`)})`
  const rows = await engine.rows(sql`${joined(same('id', sql`own_key`))}
    union ${joined(same('domain', sql`domain_key`))} union ${joined(name)}`)
  return rows.map((row) => Number(row['account_key']))
}
