import { type Estimate, wilson } from '../intervals/index.ts'
import { checkRows } from './auc.ts'

/** A group of accounts and how often they won. */
export interface WinRate {
  readonly rows: number
  readonly wins: number
  readonly rate: Estimate
}

/**
 * How often does each group (for example each tier) win? One entry a group, Wilson's interval; a group
 * without rows has rate 0.5 in [0, 1].
 *
 * @param group number of the group of each row, 0 .. groups - 1
 */
export function winRates(
  group: Uint8Array,
  outcome: Uint8Array,
  groups: number,
  confidence = 0.95,
): WinRate[] {
  checkRows(group, outcome)
  const rows = new Float64Array(groups)
  const wins = new Float64Array(groups)
  for (const [row, number] of group.entries()) {
    if (number >= groups) throw new RangeError(`group ${number} of ${groups}`)
    rows[number] = (rows[number] ?? 0) + 1
    wins[number] = (wins[number] ?? 0) + (outcome[row] ?? 0)
  }
  return Array.from(rows, (count, number) => {
    const won = wins[number] ?? 0
    return { rows: count, wins: won, rate: wilson(won, count, confidence) }
  })
}
