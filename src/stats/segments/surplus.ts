import { type CoverIndex, coverOf, rowsIn } from './cover.ts'
import type { SegmentRule } from './rule.ts'

/** Rows of a rule, and its good ones above those that as many rows have on average: N times its WRAcc. */
export interface Surplus {
  readonly rows: number
  readonly base: number
  readonly surplus: number
}

export function surplusOf(index: CoverIndex, good: Uint8Array, rule: SegmentRule): Surplus {
  const rows = rowsIn(coverOf(index, rule))
  const base = good.length === 0 ? 0 : sum(good) / good.length
  const won = rows.reduce((total, row) => total + (good[row] ?? 0), 0)
  return { rows: rows.length, base, surplus: won - rows.length * base }
}

/** By how many standard errors the rows of a rule win more often than all; 0 where it has none. */
export function surenessOf(index: CoverIndex, good: Uint8Array, rule: SegmentRule): number {
  const { base, rows, surplus } = surplusOf(index, good, rule)
  const error = Math.sqrt(rows * base * (1 - base))
  return error === 0 ? 0 : surplus / error
}

function sum(flags: Uint8Array): number {
  let total = 0
  for (let row = 0; row < flags.length; row += 1) total += flags[row] ?? 0
  return total
}
