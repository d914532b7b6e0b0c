import { type NamedAccount, type NamedResult, snapshotTable } from '../../domain/index.ts'
import { type Engine, name, sql } from '../../sql/index.ts'
import { column as c, table } from './columns.ts'

/**
 * Finds the accounts that pins and exclusions name: by id, else by domain, else by name (case and accents
 * aside). Every account that answers to the name is meant; one that is no customer changes nothing.
 */
export async function findNamed(
  engine: Engine,
  named: readonly NamedAccount[],
): Promise<readonly NamedResult[]> {
  const results: NamedResult[] = []
  for (const { account, reason } of named) {
    const found = await accountsCalled(engine, account)
    const customers = found.filter(({ customer }) => customer)
    const status =
      customers.length > 0 ? 'applied' : found.length > 0 ? 'not_a_customer' : 'not_found'
    results.push({ account, reason, status, accountKeys: customers.map(({ key }) => key) })
  }
  return results
}

/** The accounts that an applied pin or exclusion meant. */
export const appliedKeys = (named: readonly NamedResult[]): readonly number[] => [
  ...new Set(named.flatMap(({ accountKeys }) => accountKeys)),
]

async function accountsCalled(engine: Engine, account: string) {
  const { fold } = engine.dialect
  const same = (field: 'domain' | 'name') =>
    sql`${fold(sql`a.${name(field)}`)} = ${fold(sql`${account.trim()}`)}`
  const rows = await engine.rows(sql`select a.${c.key} as ${c.key}, s.customer as customer,
      case when a.${name('id')} = ${account} then 1 when ${same('domain')} then 2 else 3 end as way
    from ${table.account} as a left join ${name(snapshotTable)} as s on a.${c.key} = s.${c.key}
    where a.${name('id')} = ${account} or ${same('domain')} or ${same('name')} order by way, ${c.key}`)
  const surest = rows[0]?.['way']
  return rows
    .filter((row) => row['way'] === surest)
    .map((row) => ({ key: Number(row['account_key']), customer: row['customer'] === 1 }))
}
