import { type Estimate, lift, wilson } from '../intervals/index.ts'
import { ascendingOrder, forEachRun } from '../order/index.ts'
import { checkRows } from './auc.ts'

/** What working only the best-scored part of the list would have brought. */
export interface TopSlice {
  readonly rows: number
  /** Wins in the slice; a fraction where equal scores straddle its end. */
  readonly wins: number
  /** Share of the slice that won. */
  readonly winRate: Estimate
  /** Share of all wins that lie in the slice. */
  readonly captured: Estimate
  /** Win rate of the slice over the win rate of all. */
  readonly lift: Estimate
}

/**
 * If only the best-scored `fraction` of these accounts had been worked, how much would have been won?
 * Rows with equal scores at the end of the slice count in proportion, so the answer does not depend on
 * how ties are broken. Intervals: Wilson for the shares, `lift` for the lift. The slice has at least
 * one row. No rows: 0 wins and the widest intervals.
 *
 * @param fraction of the rows, in (0, 1], for example 0.1
 */
export function topSlice(
  scores: Float64Array,
  outcome: Uint8Array,
  fraction: number,
  confidence = 0.95,
): TopSlice {
  return sliceOf(ranked(scores, outcome), fraction, confidence)
}

/** `topSlice` of several fractions, for which the rows are put in order once. */
export function topSlices(
  scores: Float64Array,
  outcome: Uint8Array,
  fractions: readonly number[],
  confidence = 0.95,
): TopSlice[] {
  const rows = ranked(scores, outcome)
  return fractions.map((fraction) => sliceOf(rows, fraction, confidence))
}

interface Ranked {
  readonly scores: Float64Array
  readonly outcome: Uint8Array
  readonly order: Uint32Array
}

function ranked(scores: Float64Array, outcome: Uint8Array): Ranked {
  checkRows(scores, outcome)
  return { scores, outcome, order: ascendingOrder(scores) }
}

function sliceOf(ranks: Ranked, fraction: number, confidence: number): TopSlice {
  if (!(fraction > 0 && fraction <= 1)) {
    throw new RangeError(`fraction lies in (0, 1], got ${fraction}`)
  }
  const { outcome } = ranks
  const all = outcome.length
  const allWins = outcome.reduce((sum, won) => sum + won, 0)
  const rows = all === 0 ? 0 : Math.max(1, Math.round(all * fraction))
  const wins = Math.min(winsFrom(ranks, all - rows), rows, allWins)
  return {
    rows,
    wins,
    winRate: wilson(wins, rows, confidence),
    captured: wilson(wins, allWins, confidence),
    lift: lift(wins, rows, allWins, all, confidence),
  }
}

/** Wins at and after a place in ascending order, a straddling run of ties counted in proportion. */
function winsFrom({ order, outcome, scores }: Ranked, start: number): number {
  let wins = 0
  forEachRun(scores, order, (from, to) => {
    if (to <= start) return
    let here = 0
    for (let i = from; i < to; i += 1) here += outcome[order[i] ?? 0] ?? 0
    wins += (here * (to - Math.max(from, start))) / (to - from)
  })
  return wins
}
