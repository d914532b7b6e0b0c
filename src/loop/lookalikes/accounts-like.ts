import { spellingKey } from '../../domain/index.ts'
import { type Column, type Engine, sql } from '../../sql/index.ts'
import { isSlip } from '../traits/index.ts'

/** Names shown at the most. */
const mostNames = 5

/**
 * Names and domains in the data that a person may have meant by one that is not there: a slip of the pen away,
 * else longer or shorter. All accounts are looked through, so this is only for what was not found.
 */
export async function accountsLike(engine: Engine, asked: string): Promise<readonly string[]> {
  const wanted = spellingKey(asked)
  const slips = new Set<string>()
  const longer = new Set<string>()
  const query = sql`select name, domain from account order by account_key`
  for await (const { columns } of engine.columns(query)) {
    for (const { called, key } of columns.flatMap(spelled)) {
      if (isSlip(wanted, key)) slips.add(called)
      else if (longer.size < mostNames && begins(wanted, key)) longer.add(called)
    }
  }
  return [...slips, ...longer].slice(0, mostNames)
}

function spelled(column: Column): { readonly called: string; readonly key: string }[] {
  if (column.type !== 'text') return []
  return column.values.flatMap((called) =>
    called === null || called === '' ? [] : [{ called, key: spellingKey(called) }],
  )
}

/** Letters that are enough to mean one company. */
const leastLetters = 4

/** Does one begin with the other, which is long enough to mean something? */
function begins(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= leastLetters && long.startsWith(short)
}
