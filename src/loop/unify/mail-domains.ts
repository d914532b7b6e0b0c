import {
  type Dialect,
  type Engine,
  type Fragment,
  join,
  name,
  type QueryOptions,
  sql,
} from '../../sql/index.ts'
import { domainKey } from './account-keys.ts'
import { fieldValue } from './object-columns.ts'
import { rowReference } from './references.ts'
import type { TableInForce } from './staged-tables.ts'

/**
 * Labels known by one domain and nothing else: no name, no id, no row that describes them. They are
 * the only ones that an e-mail address may join to an account: a company that has more to its name is
 * told apart by that, and people of a partner hang on accounts too.
 */
const bareDomains = sql`
  select label, min(domain_key) as domain_key from nf_entity
  group by label
  having count(name_key) = 0 and count(id_key) = 0 and max(described) = 0
    and min(domain_key) = max(domain_key)`

/**
 * Writes `nf_mail` (label, domain_key): the domains of the e-mail addresses of each account's people. False,
 * and no table, where there is nothing to join by them.
 */
export async function writeMailDomains(
  engine: Engine,
  tables: readonly TableInForce[],
  options?: QueryOptions,
): Promise<boolean> {
  const d = engine.dialect
  const mails = tables.flatMap((table) => mailHosts(d, table) ?? [])
  if (mails.length === 0) return false
  const [bare] = await engine.rows(sql`select count(*) as n from (${bareDomains}) as b`, options)
  if (Number(bare?.['n']) === 0) return false
  const hosts = sql`select distinct e.label as label, m.host as host
    from (${join(mails, sql` union all `)}) as m inner join nf_entity as e on e.ref = m.ref`
  await engine.run(
    d.createTableAs(
      'nf_mail',
      sql`select distinct label, domain_key
        from (select h.label as label, ${domainKey(d, name('h', 'host'))} as domain_key from (${hosts}) as h) as k
        where domain_key is not null`,
    ),
    options,
  )
  return true
}

function mailHosts(dialect: Dialect, table: TableInForce): Fragment | null {
  const email = fieldValue(dialect, table, 'contact', 'email')
  const reference = rowReference(dialect, table)
  if (email === null || reference === null) return null
  return sql`select distinct ${reference.ref} as ref, ${dialect.replaceAll(email, '^.*@', '')} as host
    from ${name(table.table)} as s where ${email} is not null`
}

/**
 * The domain of an account that has none of its own: the one on which the addresses of its people agree,
 * mail services not counted, unless people of another account have it too.
 */
export function mailEdges(firms: Fragment): Fragment {
  const people = sql`
    select m.label as label, m.domain_key as domain_key from nf_mail as m
    left join (${bareDomains}) as b on b.label = m.label where b.label is null`
  const agreed = sql`
    select p.label as label, min(p.domain_key) as domain_key from (${people}) as p
    inner join (${firms}) as f on f.label = p.label
    inner join (select label from nf_entity group by label having count(domain_key) = 0) as o on o.label = p.label
    group by p.label having min(p.domain_key) = max(p.domain_key)`
  const one = sql`select domain_key from (${people}) as q group by domain_key having min(label) = max(label)`
  const known = sql`
    select a.label as label, a.domain_key as domain_key from (${agreed}) as a
    inner join (${one}) as u on u.domain_key = a.domain_key`
  return sql`select label as node, domain_key as grp from (${bareDomains}) as bare
    union all select label as node, domain_key as grp from (${known}) as known`
}
