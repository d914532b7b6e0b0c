import { accountRefTable, type Tier, tierNames } from '../../domain/index.ts'
import { type Engine, name, sql } from '../../sql/index.ts'
import { hasHistory, historyTable } from './tables.ts'

/** Accounts that went from one tier to another. */
export interface TierChange {
  readonly from: Tier
  readonly to: Tier
  readonly accounts: number
  /** The first thousand of them, by their keys until the next import. */
  readonly keys: readonly number[]
}

const mostKeys = 1000

/** Accounts that a scoring put into another tier than they had before it; new ones and gone ones are none. */
export async function tierChangesOf(engine: Engine, at: string): Promise<readonly TierChange[]> {
  if (!(await hasHistory(engine))) return []
  const history = name(historyTable)
  const changed = sql`select b.tier as was, h.tier as becomes, r.account_key as account_key
    from ${history} as h
    inner join (select ref, max(scored_at) as scored_at from ${history} where scored_at < ${at} group by ref) as l
      on l.ref = h.ref
    inner join ${history} as b on b.ref = l.ref and b.scored_at = l.scored_at
    inner join ${name(accountRefTable)} as r on r.ref = h.ref
    where h.scored_at = ${at} and b.tier <> h.tier order by r.account_key`
  const moves = new Map<string, { accounts: number; readonly keys: number[] }>()
  for await (const { columns, rows } of engine.columns(changed)) {
    const [was, becomes, keys] = columns
    for (let row = 0; row < rows; row++) {
      const move = `${was?.values[row]} ${becomes?.values[row]}`
      const seen = moves.get(move) ?? { accounts: 0, keys: [] }
      moves.set(move, seen)
      seen.accounts += 1
      if (seen.keys.length < mostKeys) seen.keys.push(Number(keys?.values[row]))
    }
  }
  return tierNames.flatMap((from) =>
    tierNames.flatMap((to) => {
      const seen = moves.get(`${from} ${to}`)
      return seen === undefined ? [] : [{ from, to, ...seen }]
    }),
  )
}
