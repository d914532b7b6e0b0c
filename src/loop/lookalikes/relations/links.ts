import { type RelationKind, relationKinds, snapshotTable } from '../../../domain/index.ts'
import {
  type Dialect,
  type Engine,
  type Fragment,
  foldText,
  join,
  name,
  type QueryOptions,
  sql,
  wordPattern,
} from '../../../sql/index.ts'
import { headerWith } from '../../learn/index.ts'
import { readCustomFields } from '../../traits/index.ts'
import { eventWords, investorWords } from './words.ts'

/** Links of accounts to what they may share: `account_key, kind, label, called, away`; `called` as it is written. */
export const linkTable = 'lookalike_link'
/** What at least two accounts share: `thing` (from 0), `kind, label, called, members`. */
export const thingTable = 'lookalike_thing'

/** Lists in one cell: "Accel; Index Ventures". */
const separators = '[,|\\n،、；]'

/**
 * Gathers what accounts share: who referred them, people met at both, investors, events, technologies, the
 * corporate group. Writes `lookalike_link` and `lookalike_thing`.
 */
export async function writeLinks(engine: Engine, options?: QueryOptions): Promise<void> {
  const { dialect } = engine
  const investors = await listedColumns(engine, headerWith(investorWords))
  const events = await listedColumns(engine, headerWith(eventWords))
  const selects: Readonly<Record<RelationKind, readonly Fragment[]>> = {
    referral: referrals(dialect),
    person: people(dialect),
    investor: investors,
    event: [...events, attended(dialect)],
    technology: technologies(dialect),
    group: groups(),
  }
  const all = relationKinds.flatMap((kind) =>
    selects[kind].map(
      (
        select,
      ) => sql`select account_key, ${kind} as kind, label, called, away from (${select}) as one
        where account_key is not null and label is not null and label <> ''`,
    ),
  )
  const links = sql`select account_key, kind, label, min(called) as called, min(away) as away
    from (${join(all, sql` union all `)}) as links group by account_key, kind, label`
  await engine.run(dialect.createTableAs(linkTable, links), options)
  const shared = sql`select kind, label, min(called) as called, count(*) as members, sum(1 - away) as reached
    from ${name(linkTable)} group by kind, label`
  await engine.run(
    dialect.createTableAs(
      thingTable,
      sql`select row_number() over (order by kind, label) - 1 as thing, kind, label, called, members
        from (${shared}) as shared where members > 1 and reached > 0`,
    ),
    options,
  )
}

/** What is compared as it is written. */
const asWritten = (value: Fragment): Fragment => sql`${value} as label, ${value} as called`

/** What is one thing however it is spelled. */
const folded = ({ fold }: Dialect, value: Fragment): Fragment =>
  sql`${fold(value)} as label, ${value} as called`

/** Whoever refers leads to those it referred, not the other way: to have referred shows that one is a customer. */
function referrals({ type }: Dialect): readonly Fragment[] {
  const label = asWritten(sql`cast(account_key as ${type('text')})`)
  return [
    sql`select referred_key as account_key, ${label}, 0 as away from referral where account_key is not null`,
    sql`select account_key, ${label}, 1 as away from referral where referred_key is not null`,
  ]
}

/** People by their e-mail address: on record at two accounts, active at another, or with the address of another. */
function people(dialect: Dialect): readonly Fragment[] {
  const mail = dialect.fold(sql`trim(c.email)`)
  const host = dialect.replaceAll(mail, '^.*@', '')
  return [
    sql`select c.account_key as account_key, ${asWritten(mail)}, 0 as away from contact as c where c.email is not null`,
    sql`select a.account_key as account_key, ${asWritten(mail)}, 0 as away
      from activity as a inner join contact as c on c.id = a.contact_id
      where c.email is not null and a.account_key <> c.account_key`,
    sql`select o.account_key as account_key, ${asWritten(mail)}, 0 as away
      from contact as c inner join account as o on ${dialect.fold(sql`o.domain`)} = ${host}
      where c.email is not null and o.account_key <> c.account_key`,
  ]
}

/** Columns of the user's own that list investors or events, and are not known to be written after the sale. */
async function listedColumns(
  engine: Engine,
  isMeant: (header: string) => boolean,
): Promise<readonly Fragment[]> {
  const { dialect } = engine
  const fields = await readCustomFields(engine)
  return fields
    .filter(({ object, type, known, header }) => {
      const holdsNames = object === 'account' && type === 'text' && known !== 'after'
      return holdsNames && isMeant(header)
    })
    .map(({ column }) => exploded(dialect, name(column), sql`account`))
}

/** One link for each name in a cell. */
function exploded(dialect: Dialect, column: Fragment, table: Fragment): Fragment {
  const names = dialect.explode(dialect.replaceAll(column, separators, ';'), ';')
  return sql`select account_key, ${folded(dialect, sql`trim(label)`)}, 0 as away
    from (select account_key, ${names} as label from ${table} where ${column} is not null) as named`
}

/** Activities that were an event, by their subject. */
function attended(dialect: Dialect): Fragment {
  const isEvent = dialect.matches(
    dialect.fold(sql`coalesce(kind, '')`),
    wordPattern(eventWords.map(foldText)),
  )
  return sql`select account_key, ${folded(dialect, sql`trim(subject)`)}, 0 as away
    from activity where subject is not null and ${isEvent}`
}

/** What a company runs, as of the day its first deal was opened. */
function technologies(dialect: Dialect): readonly Fragment[] {
  return [
    exploded(dialect, name('technologies'), sql`account`),
    sql`select t.account_key as account_key, ${folded(dialect, sql`trim(t.technology)`)}, 0 as away
      from technology as t inner join ${name(snapshotTable)} as s on s.account_key = t.account_key
      where t.technology is not null and (t.${name('at')} is null or t.${name('at')} < s.as_of)`,
  ]
}

/** A parent and all its daughters. */
function groups(): readonly Fragment[] {
  const parent = sql`coalesce(parent_id, parent_name)`
  return [
    sql`select account_key, ${asWritten(parent)}, 0 as away from account where ${parent} is not null`,
    sql`select account_key, ${asWritten(sql`id`)}, 0 as away from account where id in (select parent_id from account)`,
    sql`select account_key, ${asWritten(sql`name`)}, 0 as away from account
      where name in (select parent_name from account where parent_id is null)`,
  ]
}
