import type { Evidence } from '../../domain/index.ts'
import { lift, wilson } from '../../stats/index.ts'

/** Accounts counted at the levels of one trait. */
export interface Tally {
  readonly accounts: Float64Array
  readonly good: Float64Array
}

/** Counts accounts by group of levels, for the rows that are wanted. */
export function tallyGroups(
  codes: Uint8Array,
  group: Uint8Array,
  good: Uint8Array,
  wanted: (row: number) => boolean,
): Tally {
  const groups = 1 + group.reduce((most, number) => Math.max(most, number), 0)
  const tally = { accounts: new Float64Array(groups), good: new Float64Array(groups) }
  for (const [row, code] of codes.entries()) {
    if (!wanted(row)) continue
    const at = group[code] ?? 0
    tally.accounts[at] = (tally.accounts[at] ?? 0) + 1
    tally.good[at] = (tally.good[at] ?? 0) + (good[row] ?? 0)
  }
  return tally
}

/** No account stands behind the level: it is taken to be like the average. */
export const unseen: Evidence = { kind: 'assumption', note: '' }

/** Below so many accounts in a part, its direction is an accident. */
const leastForDirection = 5

/**
 * What stands behind the points of each level: its rate and lift over all decided accounts; where the data
 * has time, its lift among the later accounts, which the out-of-time card never saw, and whether both
 * parts lie on the same side of their base rates. No lift is above 1 / base rate, where everybody wins.
 */
export function levelEvidence(all: Tally, later: Tally | undefined): Evidence[] {
  const [accounts, good] = [sum(all.accounts), sum(all.good)]
  const mostLift = good === 0 ? 1 : accounts / good
  return Array.from(all.accounts, (here, level): Evidence => {
    if (here === 0) return unseen
    const goodHere = all.good[level] ?? 0
    const rate = wilson(goodHere, here)
    const raised = lift(goodHere, here, good, accounts)
    return {
      kind: 'measured',
      accounts: here,
      good: goodHere,
      rate: rate.value,
      rateInterval: [rate.low, rate.high],
      lift: raised.value,
      liftInterval: [raised.low, Math.min(raised.high, mostLift)],
      ...(later === undefined ? {} : laterEvidence(all, later, level)),
    }
  })
}

function laterEvidence(all: Tally, later: Tally, level: number) {
  const [accounts, good] = [later.accounts[level] ?? 0, later.good[level] ?? 0]
  const base = sum(later.good) / sum(later.accounts)
  const heldOut = { accounts, good, lift: base > 0 && accounts > 0 ? good / accounts / base : 1 }
  const before = (all.accounts[level] ?? 0) - accounts
  if (before < leastForDirection || accounts < leastForDirection) return { heldOut }
  const baseBefore = (sum(all.good) - sum(later.good)) / (sum(all.accounts) - sum(later.accounts))
  const above = ((all.good[level] ?? 0) - good) / before > baseBefore
  return { heldOut, repeats: above === heldOut.lift > 1 }
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
