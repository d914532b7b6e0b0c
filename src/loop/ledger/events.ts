import { type Fragment, sql } from '../../sql/index.ts'
import { column as c, table } from './columns.ts'

/** Every dated purchase up to now: an invoice or a won deal, as (account_key, at). */
export function purchases(now: Fragment): Fragment {
  return sql`select ${c.key}, ${c.at} from ${table.invoice} where ${c.at} <= ${now}
    union all select ${c.key}, ${c.closed} as ${c.at} from ${table.deal} where ${c.status} = 'won' and ${c.closed} <= ${now}`
}

/** Every dated purchase or use up to now. */
export function signsOfLife(now: Fragment): Fragment {
  return sql`${purchases(now)}
    union all select ${c.key}, ${c.at} from ${table.usage} where ${c.at} <= ${now}`
}
