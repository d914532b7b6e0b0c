import { type Dialect, type Fragment, name, sql } from '../../sql/index.ts'
import { type CustomColumn, normalHeader } from './custom-columns.ts'
import { closedHeader, lostHeader, lostPattern, wonHeader, wonPattern } from './deal-words.ts'

/**
 * The end of a deal as `won`, `lost` or `open`, over the columns of a deal row `r`. What speaks plainest
 * comes first: the status; a yes or no such as "Is Won"; the name of the stage; a probability of nothing
 * or all; a reason for the loss. A deal of which none of these tells is open.
 */
export function dealStatus(dialect: Dialect, custom: readonly CustomColumn[]): Fragment {
  const status = dialect.fold(name('r', 'status'))
  const stage = dialect.fold(name('r', 'stage'))
  const won = flag(dialect, custom, wonHeader)
  const lost = flag(dialect, custom, lostHeader)
  const closed = flag(dialect, custom, closedHeader)
  const probability = name('r', 'probability')
  return sql`case
    when ${dialect.matches(status, lostPattern)} then 'lost'
    when ${dialect.matches(status, wonPattern)} then 'won'
    when ${status} = 'open' then 'open'
    when ${won} = 1 then 'won'
    when ${lost} = 1 then 'lost'
    when ${closed} = 1 and ${won} = 0 then 'lost'
    when ${dialect.matches(stage, lostPattern)} then 'lost'
    when ${dialect.matches(stage, wonPattern)} then 'won'
    when r.whole > 0 and ${probability} >= r.whole then 'won'
    when ${name('r', 'lost_reason')} is not null and ${name('r', 'closed')} is not null then 'lost'
    else 'open' end`
}

/** 1 or 0 from a custom column under such a header; null where there is none or it says neither. */
function flag(dialect: Dialect, custom: readonly CustomColumn[], header: RegExp): Fragment {
  const column = custom.find(
    (own) => own.object === 'deal' && header.test(normalHeader(own.header)),
  )
  if (column === undefined) return sql`cast(null as ${dialect.type('integer')})`
  const text = dialect.fold(sql`cast(${name('r', column.column)} as ${dialect.type('text')})`)
  return sql`case when ${text} in ('true', 'yes', '1', '1.0') then 1 when ${text} in ('false', 'no', '0', '0.0') then 0 end`
}
