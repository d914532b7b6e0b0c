import type { CustomerFacts } from '../../domain/index.ts'
import { type Engine, integer, join, name, sql } from '../../sql/index.ts'

/** Industry, operating model and words of customers, by account key; fields the data does not have are absent. */
export async function customerFacts(
  engine: Engine,
  keys: readonly number[],
): Promise<Readonly<Record<number, CustomerFacts>>> {
  if (keys.length === 0) return {}
  const best = engine.dialect.argMax(name('text'), name('score'))
  const among = sql`account_key in (${join(keys.map((key) => integer(key)))})`
  const rows = await engine.rows(sql`select a.account_key as account_key, a.industry as industry,
      a.business_model as model, w.quote as quote
    from (select account_key, industry, business_model from account where ${among}) as a
    left join (select account_key, ${best} as quote from answer where ${among} group by account_key) as w
      on w.account_key = a.account_key`)
  return Object.fromEntries(
    rows.map((row) => [
      Number(row['account_key']),
      {
        ...(typeof row['industry'] === 'string' ? { industry: row['industry'] } : {}),
        ...(typeof row['model'] === 'string' ? { operatingModel: row['model'] } : {}),
        ...(typeof row['quote'] === 'string' ? { quote: row['quote'] } : {}),
      },
    ]),
  )
}
