import { type Label, slug } from '../../domain/index.ts'
import {
  type Engine,
  type Fragment,
  foldText,
  join,
  name,
  type QueryOptions,
  sql,
} from '../../sql/index.ts'
import type { Block, Candidate } from './candidate.ts'
import { decisionTable } from './decisions.ts'
import { frequentValues, isValue } from './frequent-values.ts'

const facts = 'nf_fact_contact'
const block = 'nf_block_contact'
const mostRoles = 8

/** Titles of those who lead the company and decide over its money. */
const spacedTitles = [
  'ceo',
  'cfo',
  'coo',
  'cto',
  'cio',
  'cmo',
  'chief',
  'founder',
  'cofounder',
  'owner',
  'president',
  'managing director',
  'general manager',
  'giám đốc',
  'chủ tịch',
]
const unspacedTitles = [
  '总经理',
  '总裁',
  '董事长',
  '创始人',
  '首席',
  'กรรมการผู้จัดการ',
  'ประธาน',
  'เจ้าของ',
  'ผู้ก่อตั้ง',
  'مدیرعامل',
  'مدیر عامل',
  'رئیس هیئت',
  'بنیان‌گذار',
  'بنیانگذار',
]
const headOfCompany = `(^|[^\\pL])(${spacedTitles.map(foldText).join('|')})([^\\pL]|$)|${unspacedTitles.map(foldText).join('|')}`

interface RoleFlag {
  readonly id: string
  readonly label: Label
  readonly field: string
  readonly test: Fragment
}

/**
 * Whom we knew at the company. Contacts count from the day they were recorded; in a store that dates no
 * contact at all they all count, and whether that gives the outcome away is left to the leak check.
 */
export async function contactBlock(engine: Engine, options?: QueryOptions): Promise<Block | null> {
  const d = engine.dialect
  const [row] = await engine.rows(
    sql`select count(*) as n, count(${name('created')}) as dated from ${name('contact')}`,
  )
  if (Number(row?.['n'] ?? 0) === 0) return null
  const dated = Number(row?.['dated'] ?? 0) > 0
  const counted = dated ? sql`${name('x', 'created')} < ${name('o', 'as_of')}` : sql`true`
  await engine.run(
    d.createTableAs(
      facts,
      sql`select x.account_key as account_key, ${name('x', 'role')} as ${name('role')},
          ${name('x', 'department')} as department, ${d.fold(name('x', 'title'))} as title
        from ${name('contact')} as x inner join ${name(decisionTable)} as o on o.account_key = x.account_key
        where ${counted}`,
    ),
    options,
  )
  const flags = await roleFlags(engine, options)
  const cells = flags.map(
    ({ test }, index) => sql`max(case when ${test} then 1 else 0 end) as ${name(`k${index}`)}`,
  )
  await engine.run(
    d.createTableAs(
      block,
      sql`select ${join([sql`account_key`, sql`count(*) as people`, ...cells])} from ${name(facts)} group by account_key`,
    ),
    options,
  )
  await engine.run(sql`drop table ${name(facts)}`)
  const timing = dated ? 'before' : 'unknown'
  return { table: block, candidates: [people(timing), ...flags.map(flagCandidate(timing))] }
}

async function roleFlags(engine: Engine, options?: QueryOptions): Promise<readonly RoleFlag[]> {
  const flags: RoleFlag[] = []
  for (const field of ['role', 'department'] as const) {
    for (const value of await frequentValues(engine, facts, field, mostRoles, options))
      flags.push({
        id: `contact.${field}.${slug(value.shown)}`,
        label: { key: `trait.contact.${field}`, facts: { [field]: value.shown } },
        field,
        test: isValue(name(field), value),
      })
  }
  const [row] = await engine.rows(sql`select count(title) as n from ${name(facts)}`)
  if (Number(row?.['n'] ?? 0) > 0)
    flags.push({
      id: 'contact.head',
      label: { key: 'trait.contact.head' },
      field: 'title',
      test: engine.dialect.matches(name('title'), headOfCompany),
    })
  return flags
}

function people(timing: Candidate['timing']): Candidate {
  const known = timing === 'before' ? sql`${name('o', 'as_of')} is null` : sql`false`
  return {
    id: 'contact.count',
    label: { key: 'trait.contact.count' },
    group: 'role',
    timing,
    sources: [{ object: 'contact' }],
    value: sql`case when ${known} then null else coalesce(${name(block, 'people')}, 0) end`,
    sqlType: 'number',
    type: 'number',
  }
}

/** Of an account without contacts nothing is known. */
function flagCandidate(timing: Candidate['timing']) {
  return ({ id, label, field }: RoleFlag, index: number): Candidate => ({
    id,
    label,
    group: 'role',
    timing,
    sources: [{ object: 'contact', field }],
    value: sql`case ${name(block, `k${index}`)} when 1 then 'yes' when 0 then 'no' end`,
    sqlType: 'text',
    type: 'yes_no',
  })
}
