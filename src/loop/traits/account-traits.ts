import {
  type FieldSpec,
  fieldsOf,
  type SqlType,
  slug,
  type TraitGroup,
} from '../../domain/index.ts'
import { type Dialect, type Engine, type Fragment, join, name, sql } from '../../sql/index.ts'
import type { Block, Candidate } from './candidate.ts'
import type { CustomField } from './custom-fields.ts'

/** Fields that the outcome is read from, or that traits of their own are made of. */
const toldOtherwise: ReadonlySet<string> = new Set([
  'technologies',
  'outcome',
  'churned',
  'churned_at',
])

const afterTheSale = { reason: 'after_the_sale', facts: {} } as const

/** What the account's own record says of it, in the model's fields and in the user's own columns. */
export async function accountBlock(
  engine: Engine,
  custom: readonly CustomField[],
  now: Fragment,
): Promise<Block> {
  const d = engine.dialect
  const filled = await filledFields(engine)
  const fields = Object.entries(fieldsOf('account'))
    .filter(([field]) => filled.has(field))
    .flatMap(([field, spec]) => standardTrait(d, field, spec, now))
  const own = custom
    .filter(({ object }) => object === 'account')
    .map((column) => customTrait(d, 'account', column))
  const derived = filled.has('domain') ? [domainEnding(d)] : []
  const torn = await tornFields(engine)
  const candidates = [...fields, ...own, ...derived].map((candidate) =>
    withoutTorn(candidate, torn),
  )
  return { table: 'account', candidates }
}

/** Columns that have several values in at least half of all accounts (the city of each order), with their accounts. */
async function tornFields(engine: Engine): Promise<ReadonlyMap<string, number>> {
  const rows = await engine.rows(sql`
    select field, count(distinct account_key) as n from account_conflict group by field
    having count(distinct account_key) * 2 >= (select count(*) from ${name('account')})`)
  return new Map(rows.map((row) => [String(row['field']), Number(row['n'])]))
}

/** Such a column describes the rows, not the company: which value stands is chance. */
function withoutTorn(candidate: Candidate, torn: ReadonlyMap<string, number>): Candidate {
  const [source] = candidate.sources
  const accounts = torn.get(source?.field ?? source?.header ?? '')
  if (accounts === undefined || candidate.leftOut !== undefined) return candidate
  return { ...candidate, leftOut: { reason: 'varies', facts: { accounts } } }
}

/** Fields of the model that no file fills are no traits, not even empty ones. */
async function filledFields(engine: Engine): Promise<ReadonlySet<string>> {
  const fields = Object.keys(fieldsOf('account'))
  const counts = fields.map((field) => sql`count(${name(field)}) as ${name(field)}`)
  const [row] = await engine.rows(sql`select ${join(counts)} from ${name('account')}`)
  return new Set(fields.filter((field) => Number(row?.[field] ?? 0) > 0))
}

/**
 * Fields that describe the company, and those that show how things stand today, which are named to be left
 * out; none for fields that are told otherwise.
 */
function standardTrait(
  dialect: Dialect,
  field: string,
  spec: FieldSpec,
  now: Fragment,
): readonly Candidate[] {
  if (toldOtherwise.has(field)) return []
  if (field === 'founded') return [companyAge(dialect, now)]
  const value = name('account', field)
  const base = {
    id: `account.${field}`,
    label: { key: `trait.account.${field}` },
    sources: [{ object: 'account', field }],
    field,
  }
  if (field === 'created')
    return [{ ...base, ...dateAge(dialect, value), group: 'behavioural', timing: 'before' }]
  if (spec.known === 'after') {
    const text = { value, sqlType: 'text' } as const
    const shape = spec.type === 'date' ? dateAge(dialect, value) : text
    return [{ ...base, ...shape, group: 'custom', timing: 'after', leftOut: afterTheSale }]
  }
  if (spec.group === undefined) return []
  const sqlType: SqlType = spec.type === 'number' ? 'number' : 'text'
  const timing = spec.known === 'stable' ? 'stable' : 'unknown'
  return [{ ...base, group: spec.group, timing, value, sqlType }]
}

/** A column of the user's, on the account or constant within it. */
export function customTrait(dialect: Dialect, table: string, column: CustomField): Candidate {
  const value = name(table, column.column)
  const shape =
    column.type === 'timestamp' ? dateAge(dialect, value) : { value, sqlType: column.type }
  const group: TraitGroup = 'custom'
  return {
    ...shape,
    id: `${column.object}.custom.${slug(column.header)}`,
    label: { text: column.header },
    group,
    timing: column.known === 'event' ? 'unknown' : column.known,
    sources: [{ object: column.object, header: column.header }],
    ...(column.known === 'after' ? { leftOut: afterTheSale } : {}),
  }
}

/** Whole days from a date to the as-of date; nothing where the date is not before it. */
function dateAge(dialect: Dialect, value: Fragment) {
  const asOf = name('o', 'as_of')
  return {
    value: sql`case when ${value} < ${asOf} then ${dialect.daysBetween(value, asOf)} end`,
    sqlType: 'number',
    type: 'date_age',
  } as const
}

/** Years since the company was founded, as of its date; today for accounts without one. */
function companyAge(dialect: Dialect, now: Fragment): Candidate {
  const founded = name('account', 'founded')
  const day = sql`cast(coalesce(${name('o', 'as_of')}, ${now}) as ${dialect.type('text')})`
  const year = dialect.tryCast(sql`substring(${day}, 1, 4)`, 'number')
  return {
    id: 'account.age',
    label: { key: 'trait.account.age' },
    group: 'firmographic',
    timing: 'stable',
    sources: [{ object: 'account', field: 'founded' }],
    value: sql`case when ${founded} > 1000 and ${founded} not in (1900, 9999) and ${founded} <= ${year} then ${year} - ${founded} end`,
    sqlType: 'number',
    type: 'number',
  }
}

/** `com`, `vn`, `io`: the last part of the domain; what does not look like one stays as it is, and is nothing. */
function domainEnding(dialect: Dialect): Candidate {
  const domain = sql`lower(trim(${name('account', 'domain')}))`
  const pattern = '^(?:[a-z]+://)?(?:[^/@]*@)?[^/?#:\\s]*[.]([a-z]{2,24})(?:[/?#:].*)?$'
  return {
    id: 'account.domain_ending',
    label: { key: 'trait.account.domain_ending' },
    group: 'geographic',
    timing: 'stable',
    sources: [{ object: 'account', field: 'domain' }],
    value: sql`nullif(${dialect.replaceAll(domain, pattern, '\\1')}, ${domain})`,
    sqlType: 'text',
    type: 'category',
  }
}
