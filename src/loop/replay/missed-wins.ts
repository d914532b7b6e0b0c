import { type MissedWin, tierNames } from '../../domain/index.ts'
import type { Engine, QueryOptions } from '../../sql/index.ts'
import { accountRefs, unknownAccount } from '../score/index.ts'
import type { CardScores, Field } from './decided-in.ts'

/** Missed wins that are named a period; the tier counts say how many there are. */
const mostNamed = 20

/** Accounts that the profile called a bad fit and that were won, those worth most first. */
export async function missedWins(
  engine: Engine,
  { amounts, good, keys }: Field,
  { points, tier }: CardScores,
  options?: QueryOptions,
): Promise<readonly MissedWin[]> {
  const worth = (row: number) => (Number.isNaN(amounts[row] ?? 0) ? 0 : (amounts[row] ?? 0))
  const rows = [...good.keys()]
    .filter((row) => good[row] === 1 && tierNames[tier[row] ?? 0] === 'bad')
    .sort((a, b) => worth(b) - worth(a) || a - b)
    .slice(0, mostNamed)
  const keyOf = (row: number) => keys[row] ?? 0
  const refs = await accountRefs(engine, rows.map(keyOf), options)
  return rows.map((row) => {
    const { key, id, name, domain } = refs.get(keyOf(row)) ?? unknownAccount(keyOf(row))
    const amount = amounts[row] ?? Number.NaN
    return {
      ...{ accountKey: key, id, name, domain, points: points[row] ?? 0 },
      ...(Number.isNaN(amount) ? {} : { amount }),
    }
  })
}
