import type { ObjectKind } from '../../domain/index.ts'
import { type Engine, join, name, type QueryOptions, sql } from '../../sql/index.ts'
import { customTrait } from './account-traits.ts'
import type { Block, Candidate } from './candidate.ts'
import type { CustomField } from './custom-fields.ts'

/** Share of the accounts with several rows whose rows must agree. */
const leastAgreement = 0.99

/**
 * Users' columns on rows that hang on the account (the segment in an order file) describe the company
 * where they are the same on all its rows. Such a column is presumed to hold for the account as a whole;
 * whether it was known before the sale is not known.
 */
export async function promotedBlocks(
  engine: Engine,
  custom: readonly CustomField[],
  options?: QueryOptions,
): Promise<readonly Block[]> {
  const blocks: Block[] = []
  const byKind = Map.groupBy(
    custom.filter(({ object }) => object !== 'account'),
    ({ object }) => object,
  )
  for (const [kind, fields] of byKind) {
    const constant = await constantFields(engine, kind, fields, options)
    if (constant.length > 0) blocks.push(await promote(engine, kind, constant, options))
  }
  return blocks
}

/** The columns that agree within nearly all accounts with more than one value to compare. */
async function constantFields(
  engine: Engine,
  kind: ObjectKind,
  fields: readonly CustomField[],
  options?: QueryOptions,
): Promise<readonly CustomField[]> {
  const inner = fields.flatMap(({ column }, index) => {
    const value = name(column)
    return [
      sql`case when count(${value}) > 1 then 1 else 0 end as ${name(`m${index}`)}`,
      sql`case when count(${value}) > 1 and min(${value}) = max(${value}) then 1 else 0 end as ${name(`s${index}`)}`,
    ]
  })
  const outer = fields.flatMap((_, index) => [
    sql`sum(${name(`m${index}`)}) as ${name(`several${index}`)}`,
    sql`sum(${name(`s${index}`)}) as ${name(`same${index}`)}`,
  ])
  const [row] = await engine.rows(
    sql`select ${join(outer)} from (select ${join([sql`account_key`, ...inner])} from ${name(kind)} group by account_key) as a`,
    options,
  )
  return fields.filter((_, index) => {
    const several = Number(row?.[`several${index}`] ?? 0)
    return Number(row?.[`same${index}`] ?? 0) >= leastAgreement * several
  })
}

async function promote(
  engine: Engine,
  kind: ObjectKind,
  fields: readonly CustomField[],
  options?: QueryOptions,
): Promise<Block> {
  const d = engine.dialect
  const table = `nf_block_custom_${kind}`
  const cells = fields.map(({ column }) => sql`min(${name(column)}) as ${name(column)}`)
  await engine.run(
    d.createTableAs(
      table,
      sql`select ${join([sql`account_key`, ...cells])} from ${name(kind)} group by account_key`,
    ),
    options,
  )
  const candidates = fields.map((field): Candidate => customTrait(d, table, field))
  return { table, candidates }
}
