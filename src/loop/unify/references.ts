import type { ObjectKind } from '../../domain/index.ts'
import { type Dialect, type Fragment, integer, join, name, sql } from '../../sql/index.ts'
import { asText, fieldValue, typedNull } from './object-columns.ts'
import type { TableInForce } from './staged-tables.ts'

/**
 * How a row of a file names a company: any of these, as written. `ref` is all of them in one text, by
 * which rows are joined to their account once the distinct references have been resolved.
 */
export interface Reference {
  readonly id: Fragment
  readonly domain: Fragment
  readonly name: Fragment
  readonly country: Fragment
  readonly ref: Fragment
}

/** Parts of a reference are kept apart by a character that text does not have. */
const separator = '\u001f'

/** The rows of a table are numbered within blocks of this size, so one integer tells table and row. */
const blockRows = 2 ** 36

/** A number that orders rows by table and within it; `order` is the table's position. */
export function placeOf(order: number): Fragment {
  return sql`(${integer(order * blockRows)} + ${name('s', '_row')})`
}

/** The company that a row of the table is about; null where the table names none. */
export function rowReference(dialect: Dialect, table: TableInForce): Reference | null {
  const found = {
    id: anyOf(dialect, table, 'id', 'account_id'),
    domain: anyOf(dialect, table, 'domain', 'account_domain'),
    name: anyOf(dialect, table, 'name', 'account_name'),
    country: fieldValue(dialect, table, 'account', 'country'),
  }
  return reference(
    dialect,
    table,
    { ...found, domain: withEmail(dialect, table, found) },
    standsAlone(table),
  )
}

/**
 * Is a row that names no company a company of its own? So it is in a file of accounts, and in a file of
 * deals that has no column to name companies at all.
 */
export function standsAlone(table: TableInForce): boolean {
  if (table.kind !== 'deal') return table.kind === 'account'
  const naming = ['id', 'name', 'domain'].map((field) => `account.${field}`)
  const pointing = ['account_id', 'account_name', 'account_domain', 'contact_id']
  const names = [...naming, ...pointing.map((field) => `deal.${field}`), 'contact.email']
  return !table.columns.some(({ object, field }) => names.includes(`${object}.${field}`))
}

/** The company that a referral brought. */
export function referredReference(dialect: Dialect, table: TableInForce): Reference | null {
  const value = (field: string) => fieldValue(dialect, table, 'referral', field)
  const parts = {
    id: value('referred_id'),
    domain: value('referred_domain'),
    name: value('referred_name'),
    country: null,
  }
  return reference(dialect, table, parts, false)
}

interface Parts {
  readonly id: Fragment | null
  readonly domain: Fragment | null
  readonly name: Fragment | null
  readonly country: Fragment | null
}

/** A person's mail domain names the company only where nothing else does: people of a partner hang on accounts too. */
function withEmail(dialect: Dialect, table: TableInForce, parts: Parts): Fragment | null {
  const email = fieldValue(dialect, table, 'contact', 'email')
  if (email === null) return parts.domain
  const domain = dialect.replaceAll(email, '^.*@', '')
  const named = [parts.id, parts.domain, parts.name].filter((part) => part !== null)
  if (named.length === 0) return domain
  const otherwise = parts.domain ?? typedNull(dialect, 'text')
  return sql`case when coalesce(${join(named)}) is null then ${domain} else ${otherwise} end`
}

function reference(
  dialect: Dialect,
  table: TableInForce,
  parts: Parts,
  always: boolean,
): Reference | null {
  const named = [parts.id, parts.domain, parts.name].filter((part) => part !== null)
  if (named.length === 0 && !always) return null
  const texts = [
    sql`${table.system}`,
    ...[parts.id, parts.domain, parts.name, parts.country].map(orEmpty),
  ]
  const text = join(texts, sql` || ${separator} || `)
  const unnamed = join([sql`true`, ...named.map((part) => sql`${part} is null`)], sql` and `)
  const own = sql`'#' || ${asText(dialect, placeOf(table.stage), 'integer')}`
  const otherwise = always ? own : typedNull(dialect, 'text')
  return {
    id: parts.id ?? typedNull(dialect, 'text'),
    domain: parts.domain ?? typedNull(dialect, 'text'),
    name: parts.name ?? typedNull(dialect, 'text'),
    country: parts.country ?? typedNull(dialect, 'text'),
    ref: sql`case when ${unnamed} then ${otherwise} else ${text} end`,
  }
}

function orEmpty(part: Fragment | null): Fragment {
  return part === null ? sql`''` : sql`coalesce(${part}, '')`
}

/** The account's own field, or any object's field that points to the account; the table's kind first. */
function anyOf(
  dialect: Dialect,
  table: TableInForce,
  field: string,
  pointer: string,
): Fragment | null {
  const pointing = new Set<ObjectKind>([
    table.kind,
    ...table.columns.filter((column) => column.field === pointer).map(({ object }) => object),
  ])
  const values = [
    fieldValue(dialect, table, 'account', field),
    ...[...pointing].map((kind) => fieldValue(dialect, table, kind, pointer)),
  ].filter((value) => value !== null)
  return values.length === 0 ? null : sql`coalesce(${join(values)})`
}
