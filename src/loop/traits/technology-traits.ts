import { slug } from '../../domain/index.ts'
import { type Engine, join, name, type QueryOptions, sql } from '../../sql/index.ts'
import type { Block, Candidate } from './candidate.ts'
import { decisionTable } from './decisions.ts'
import { frequentValues, isValue } from './frequent-values.ts'

const facts = 'nf_fact_technology'
const block = 'nf_block_technology'
const mostTechnologies = 100
const mostCategories = 30

/**
 * What the company runs, yes or no for each technology that is common enough, and for each category of them
 * where the data names those: that a company runs some CRM may tell more than which one. Dated sightings count before
 * the as-of date. Lists on the account and sightings without a date count whenever they were written: what a
 * company runs changes, so their timing is unknown, and the leak check judges it. Any undated fact makes the
 * timing of all technologies unknown, because it also decides of whom nothing is known. An account of which
 * no technology is known is unknown, not "no"; a list names no categories, so one that has only a list is unknown
 * there.
 */
export async function technologyBlock(
  engine: Engine,
  options?: QueryOptions,
): Promise<Block | null> {
  const d = engine.dialect
  const list = d.replaceAll(name('technologies'), '[,|\\n]', ';')
  const listed = sql`select account_key, ${d.explode(list, ';')} as value,
      null as category, 0 as sighted from ${name('account')}
    where ${name('technologies')} is not null`
  const seen = sql`select x.account_key as account_key, trim(${name('x', 'technology')}) as value,
      trim(${name('x', 'category')}) as category, 1 as sighted
    from ${name('technology')} as x inner join ${name(decisionTable)} as o on o.account_key = x.account_key
    where ${name('x', 'technology')} is not null
      and (${name('x', 'at')} is null or ${name('x', 'at')} < o.as_of)`
  await engine.run(
    d.createTableAs(
      facts,
      sql`select distinct account_key, value, category, sighted from (${listed} union all ${seen}) as t`,
    ),
    options,
  )
  const technologies = await frequentValues(engine, facts, 'value', mostTechnologies, options)
  const categories = await frequentValues(engine, facts, 'category', mostCategories, options)
  const flags = [
    ...technologies.map(
      (value, index) =>
        sql`max(case when ${isValue(name('value'), value)} then 1 else 0 end) as ${name(`k${index}`)}`,
    ),
    ...categories.map(
      (value, index) =>
        sql`max(case when ${isValue(name('category'), value)} then 1 when sighted = 1 then 0 end) as ${name(`g${index}`)}`,
    ),
  ]
  if (flags.length > 0)
    await engine.run(
      d.createTableAs(
        block,
        sql`select account_key, ${join(flags)} from ${name(facts)} group by account_key`,
      ),
      options,
    )
  const timing = (await isDated(engine, options)) ? 'before' : 'unknown'
  await engine.run(sql`drop table if exists ${name(facts)}`)
  if (flags.length === 0) return null
  return {
    table: block,
    candidates: [
      ...technologies.map(({ shown }, index) => ({
        id: `technology.${slug(shown)}`,
        label: { key: 'trait.technology', facts: { technology: shown } },
        sources: [
          { object: 'account', field: 'technologies' },
          { object: 'technology', field: 'technology' },
        ],
        ...answered(`k${index}`, timing),
      })),
      ...categories.map(({ shown }, index) => ({
        id: `technology.category.${slug(shown)}`,
        label: { key: 'trait.technology_category', facts: { category: shown } },
        sources: [{ object: 'technology', field: 'category' }],
        ...answered(`g${index}`, timing),
      })),
    ],
  }
}

function answered(alias: string, timing: 'before' | 'unknown') {
  return {
    group: 'technographic',
    timing,
    value: sql`case ${name(block, alias)} when 1 then 'yes' when 0 then 'no' end`,
    sqlType: 'text',
    type: 'yes_no',
  } as const satisfies Partial<Candidate>
}

/** Does every fact about a technology carry its date? */
async function isDated(engine: Engine, options?: QueryOptions): Promise<boolean> {
  const [row] = await engine.rows(
    sql`select (select count(*) from ${name('account')} where ${name('technologies')} is not null)
      + (select count(*) from ${name('technology')} where technology is not null and ${name('at')} is null) as undated`,
    options,
  )
  return Number(row?.['undated'] ?? 0) === 0
}
