import { accountRefTable } from '../../domain/index.ts'
import {
  type Dialect,
  type Engine,
  type Fragment,
  join,
  name,
  type QueryOptions,
  sql,
} from '../../sql/index.ts'
import { countryWord, domainKey, idKey, nameKey } from './account-keys.ts'
import { joinComponents } from './components.ts'
import { writeCountries } from './country-keys.ts'
import { mailEdges, writeMailDomains } from './mail-domains.ts'
import { typedNull } from './object-columns.ts'
import {
  placeOf,
  type Reference,
  referredReference,
  rowReference,
  standsAlone,
} from './references.ts'
import type { TableInForce } from './staged-tables.ts'

/** A domain that this many differently named companies claim is a group's or a provider's, and joins nobody. */
const mostNamesOfDomain = 5

/**
 * Resolves every distinct way in which the files name a company to an account. Writes
 * `nf_entity` (ref, n, described, raw and normalised keys, label) and `nf_link` (ref, account_key,
 * ambiguous), `account_key` null where a bare name fits several companies or nothing names one; and
 * `account_ref` (account_key, ref), by which an account is the same account after the next import.
 */
export async function linkAccounts(
  engine: Engine,
  tables: readonly TableInForce[],
  options?: QueryOptions,
): Promise<void> {
  await writeEntities(engine, tables, options)
  await joinBy(engine, domainEdges, options)
  await writeNameBlocks(engine, options)
  await joinBy(engine, nameEdges, options)
  if (await writeMailDomains(engine, tables, options))
    await joinBy(engine, mailEdges(firms), options)
  await writeLinks(engine, options)
}

/**
 * Accounts are numbered in the order of their identity, so that the same data in other files, or files in
 * another order, gives the same numbers: all that is drawn, dealt and ranked goes by them. A company known by
 * nothing but a name that several accounts bear is not guessed: its reference stays without account.
 */
async function writeLinks(engine: Engine, options?: QueryOptions): Promise<void> {
  const d = engine.dialect
  const number = sql`cast(row_number() over (order by identity, label) as ${d.type('integer')})`
  await engine.run(
    d.createTableAs(
      'nf_firm',
      sql`select label, lasting, ${number} as account_key from (${firms}) as f`,
    ),
    options,
  )
  await engine.run(d.createTableAs('nf_link', links), options)
  // Twice 32 bits of a digest: it names no company to whoever sees it, and a million make no pair alike.
  const half = (text: Fragment) => sql`cast(${d.hash(text)} as ${d.type('text')})`
  const ref = sql`${half(sql`lasting`)} || '-' || ${half(sql`'#' || lasting`)}`
  await engine.run(
    d.createTableAs(accountRefTable, sql`select account_key, ${ref} as ref from nf_firm`),
    options,
  )
}

/** An entity has one id at most, so entities of one id are joined here, without looking for chains. */
async function writeEntities(
  engine: Engine,
  tables: readonly TableInForce[],
  options?: QueryOptions,
): Promise<void> {
  const d = engine.dialect
  const mentions = tables.flatMap((table, order) => {
    const own = rowReference(d, table)
    const referred = referredReference(d, table)
    return [
      ...(own === null ? [] : [mention(table, own, sql`${placeOf(order)} * 2`)]),
      ...(referred === null ? [] : [mention(table, referred, sql`${placeOf(order)} * 2 + 1`)]),
    ]
  })
  const distinct = sql`
    select ref, min(place) as n, max(described) as described, min(system) as system, max(own) as own,
      min(id) as id, min(domain) as domain, min(company) as company, min(country) as country
    from (${join([nobody(d), ...mentions], sql` union all `)}) as m where ref is not null group by ref`
  const country = countryWord(d, name('e', 'country'))
  await writeCountries(engine)
  await engine.run(
    d.createTableAs(
      'nf_mention',
      sql`select ref, n, described, id, domain, company,
        ${idKey(d, name('e', 'system'), name('e', 'id'))} as id_key,
        ${idKey(d, name('e', 'own'), name('e', 'id'))} as own_key,
        ${domainKey(d, name('e', 'domain'))} as domain_key,
        ${nameKey(d, name('e', 'company'))} as name_key,
        coalesce(c.code, ${country}) as country_key
      from (${distinct}) as e left join nf_country as c on c.word = ${country}`,
    ),
    options,
  )
  const byId = sql`select id_key, min(n) as label from nf_mention where id_key is not null group by id_key having min(n) <> max(n)`
  await engine.run(
    d.createTableAs('nf_entity', relabelled(sql`nf_mention`, sql`e.n`, byId, 'id_key')),
    options,
  )
}

function mention(table: TableInForce, reference: Reference, place: Fragment): Fragment {
  const described = standsAlone(table) ? sql`1` : sql`0`
  return sql`select ${reference.ref} as ref, ${place} as place, ${described} as described,
    ${table.system} as system, ${table.own} as own, ${reference.id} as id, ${reference.domain} as domain,
    ${reference.name} as company, ${reference.country} as country
    from ${name(table.table)} as s`
}

/** No mentions, with their types, for a store without files. */
function nobody(dialect: Dialect): Fragment {
  const text = typedNull(dialect, 'text')
  const whole = typedNull(dialect, 'integer')
  return sql`select ${text} as ref, ${whole} as place, ${whole} as described, ${text} as system,
    ${text} as own, ${text} as id, ${text} as domain, ${text} as company, ${text} as country`
}

/** Gives all labels that share a group the least of them. */
async function joinBy(engine: Engine, edges: Fragment, options?: QueryOptions): Promise<void> {
  const d = engine.dialect
  await engine.run(
    d.createTableAs('nf_edge', sql`select distinct node, grp from (${edges}) as e`),
    options,
  )
  if ((await joinComponents(engine, 'nf_edge', 'nf_label', options)) === 0) return
  const labels = sql`select node, label from nf_label`
  await engine.run(
    d.createTableAs(
      'nf_entity',
      relabelled(sql`nf_entity`, sql`e.label`, labels, 'node', sql`e.label`),
    ),
    options,
  )
}

/** The entities with the label that `labels` (keyed by `key`) has for them, else the one they had. */
function relabelled(
  table: Fragment,
  otherwise: Fragment,
  labels: Fragment,
  key: string,
  own: Fragment = name('e', key),
): Fragment {
  return sql`select e.ref as ref, e.n as n, case when l.label is null then ${otherwise} else l.label end as label,
      e.described as described, e.id as id, e.domain as domain, e.company as company,
      e.id_key as id_key, e.own_key as own_key, e.domain_key as domain_key, e.name_key as name_key, e.country_key as country_key
    from ${table} as e left join (${labels}) as l on ${name('l', key)} = ${own}`
}

const domainEdges = sql`
  select e.label as node, e.domain_key as grp from nf_entity as e
  inner join (
    select domain_key from nf_entity where domain_key is not null
    group by domain_key
    having min(label) <> max(label) and count(distinct name_key) <= ${mostNamesOfDomain}
  ) as few on few.domain_key = e.domain_key`

/**
 * A block is a set of companies of one name that may be one: all of that name where at most one country
 * is named, else those of one country. Several domains in a block are several companies.
 */
async function writeNameBlocks(engine: Engine, options?: QueryOptions): Promise<void> {
  const several = sql`
    select name_key from nf_entity where name_key is not null group by name_key having min(label) <> max(label)`
  const bearers = sql`
    select distinct e.label as label, e.name_key as name_key
    from nf_entity as e inner join (${several}) as s on s.name_key = e.name_key`
  const labelled = sql`
    select e.label as label, min(e.country_key) as country_key,
      max(case when e.domain_key is null then 0 else 1 end) as has_domain
    from nf_entity as e inner join (select distinct label from (${bearers}) as b) as p on p.label = e.label
    group by e.label`
  const named = sql`
    select b.name_key as name_key, b.label as label, c.country_key as country_key, c.has_domain as has_domain
    from (${bearers}) as b inner join (${labelled}) as c on c.label = b.label`
  const countries = sql`
    select name_key, count(distinct country_key) as countries from (${named}) as n group by name_key`
  await engine.run(
    engine.dialect.createTableAs(
      'nf_name',
      sql`select p.label as label, p.has_domain as has_domain, p.name_key as name_key,
        case when k.countries <= 1 then p.name_key else p.name_key || '|' || p.country_key end as block
      from (${named}) as p inner join (${countries}) as k on k.name_key = p.name_key`,
    ),
    options,
  )
}

const nameEdges = sql`
  select e.label as node, e.block as grp from nf_name as e
  inner join (
    select block from nf_name where block is not null group by block having sum(has_domain) <= 1
  ) as one on one.block = e.block`

/** What an entity is by nature: its id, else its domain, else its name; less is surer. */
const identityBy = (id: Fragment) => sql`
  case when c.id_key is not null then '1' || ${id}
    when c.domain_key is not null then '2' || c.domain_key || ' ' || coalesce(c.name_key, '')
    when c.name_key is not null then '3' || c.name_key || ' ' || coalesce(c.country_key, '')
    else '4' end`

/**
 * Labels that are an account; the others are nothing but a name that several accounts bear. `lasting` is its
 * identity with the name of its CRM, which the first file of another CRM does not change.
 */
const firms = sql`
  select c.label as label, min(${identityBy(sql`c.id_key`)}) as identity,
    min(${identityBy(sql`c.own_key`)}) as lasting
  from nf_entity as c
  left join (
    select name_key from nf_entity where name_key is not null
    group by name_key having min(label) <> max(label)
  ) as s on s.name_key = c.name_key
  group by c.label
  having max(case when c.id_key is not null or c.domain_key is not null or c.described = 1
    or (c.name_key is not null and s.name_key is null) then 1 else 0 end) = 1`

const links = sql`
  select e.ref as ref, a.account_key as account_key, case when a.account_key is null and e.name_key is not null then 1 else 0 end as ambiguous
  from nf_entity as e left join nf_firm as a on a.label = e.label`

/** Domains that too many differently named companies share to join them, as far as they are not one anyway. */
export async function domainsShared(engine: Engine): Promise<readonly string[]> {
  const rows = await engine.rows(sql`select domain_key from nf_entity where domain_key is not null
    group by domain_key having min(label) <> max(label) and count(distinct name_key) > ${mostNamesOfDomain}
    order by domain_key`)
  return rows.map((row) => String(row['domain_key']))
}
