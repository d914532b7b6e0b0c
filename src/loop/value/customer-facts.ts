import type { CustomerFacts } from '../../domain/index.ts'
import { type Engine, type Fragment, integer, join, name, sql } from '../../sql/index.ts'

/** Industry, operating model and words of customers, by account key; fields the data does not have are absent. */
export async function customerFacts(
  engine: Engine,
  keys: readonly number[],
): Promise<Readonly<Record<number, CustomerFacts>>> {
  if (keys.length === 0) return {}
  const among = sql`account_key in (${join(keys.map((key) => integer(key)))})`
  const rows = await engine.rows(sql`select a.account_key as account_key, a.industry as industry,
      a.business_model as model, w.quote as quote
    from (select account_key, industry, business_model from account where ${among}) as a
    left join (${quotes(among)}) as w on w.account_key = a.account_key and w.place = 1`)
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

/** What customers wrote, from the words that came with the best score. */
function quotes(among: Fragment): Fragment {
  const [text, score] = [name('text'), name('score')]
  return sql`select account_key, ${text} as quote,
      row_number() over (partition by account_key order by ${score} desc, ${text}) as place
    from answer where ${among} and ${text} is not null and ${score} is not null`
}
