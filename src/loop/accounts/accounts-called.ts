import { snapshotTable } from '../../domain/index.ts'
import { type Engine, name, sql } from '../../sql/index.ts'

/** An account that answers to a name. */
export interface CalledAccount {
  readonly key: number
  readonly customer: boolean
}

/**
 * The accounts that a person means: those of that id, else of that domain, else of that name (case and
 * accents aside). Several may share a name.
 */
export async function accountsCalled(
  engine: Engine,
  account: string,
): Promise<readonly CalledAccount[]> {
  const { fold } = engine.dialect
  const same = (field: 'domain' | 'name') =>
    sql`${fold(sql`a.${name(field)}`)} = ${fold(sql`${account.trim()}`)}`
  const rows = await engine.rows(sql`select a.account_key as account_key, s.customer as customer,
      case when a.${name('id')} = ${account} then 1 when ${same('domain')} then 2 else 3 end as way
    from ${name('account')} as a left join ${name(snapshotTable)} as s on a.account_key = s.account_key
    where a.${name('id')} = ${account} or ${same('domain')} or ${same('name')} order by way, account_key`)
  const surest = rows[0]?.['way']
  return rows
    .filter((row) => row['way'] === surest)
    .map((row) => ({ key: Number(row['account_key']), customer: row['customer'] === 1 }))
}
