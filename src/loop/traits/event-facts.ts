import type { Label, ObjectKind, TraitGroup } from '../../domain/index.ts'
import {
  type Engine,
  type Fragment,
  integer,
  join,
  name,
  type QueryOptions,
  sql,
} from '../../sql/index.ts'
import type { Block, Candidate } from './candidate.ts'
import { decisionTable } from './decisions.ts'

/** What an object tells of an account before its as-of date. */
export interface EventSource {
  readonly kind: ObjectKind
  readonly date: string
  /** Columns that the traits need besides the date. */
  readonly columns: readonly string[]
  /** The column that says which account the fact is about. */
  readonly account?: string
}

/** A trait counted over the facts of one account (`days` before its as-of date). */
export interface EventTrait {
  readonly id: string
  readonly label: Label
  readonly group: TraitGroup
  readonly cell: Fragment
  /** The value of accounts without any such fact; null where nothing can be said of them. */
  readonly otherwise: 0 | null
  readonly field?: string
}

export const eventWindows = [30, 90, 365] as const

/** Writes the facts of the object that are dated before the as-of date; null where there are none. */
export async function writeEventFacts(
  engine: Engine,
  source: EventSource,
  options?: QueryOptions,
): Promise<string | null> {
  const d = engine.dialect
  const table = `nf_fact_${source.kind}`
  const at = name('x', source.date)
  const columns = source.columns.map((column) => sql`${name('x', column)} as ${name(column)}`)
  const account = name('x', source.account ?? 'account_key')
  const cells = [
    sql`${account} as account_key`,
    sql`${d.daysBetween(at, name('o', 'as_of'))} as days`,
  ]
  await engine.run(
    d.createTableAs(
      table,
      sql`select ${join([...cells, ...columns])} from ${name(source.kind)} as x
        inner join ${name(decisionTable)} as o on o.account_key = ${account}
        where ${at} < ${name('o', 'as_of')}`,
    ),
    options,
  )
  const [row] = await engine.rows(sql`select count(*) as n from ${name(table)}`)
  if (Number(row?.['n'] ?? 0) > 0) return table
  await engine.run(sql`drop table ${name(table)}`)
  return null
}

/** Counts the facts by account and drops them. */
export async function eventBlock(
  engine: Engine,
  kind: ObjectKind,
  facts: string,
  traits: readonly EventTrait[],
  options?: QueryOptions,
): Promise<Block> {
  const table = `nf_block_${kind}`
  const cells = traits.map(({ cell }, index) => sql`${cell} as ${name(`k${index}`)}`)
  await engine.run(
    engine.dialect.createTableAs(
      table,
      sql`select ${join([sql`account_key`, ...cells])} from ${name(facts)} group by account_key`,
    ),
    options,
  )
  await engine.run(sql`drop table ${name(facts)}`)
  return {
    table,
    candidates: traits.map((trait, index) => candidate(kind, trait, name(table, `k${index}`))),
  }
}

function candidate(kind: ObjectKind, trait: EventTrait, cell: Fragment): Candidate {
  const { id, label, group, otherwise, field } = trait
  const value =
    otherwise === null
      ? cell
      : sql`case when ${name('o', 'as_of')} is null then null else coalesce(${cell}, 0) end`
  return {
    id,
    label,
    group,
    timing: 'before',
    sources: [{ object: kind, ...(field === undefined ? {} : { field }) }],
    value,
    sqlType: 'number',
    type: 'number',
    family: kind,
  }
}

/** How many facts of the last days fulfil the condition. */
export function countWithin(days: number, condition: Fragment = sql`true`): Fragment {
  return sql`sum(case when days < ${integer(days)} and ${condition} then 1 else 0 end)`
}
