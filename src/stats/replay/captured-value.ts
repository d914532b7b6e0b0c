import type { Estimate } from '../intervals/index.ts'
import { bootstrapRows, type Random } from '../random/index.ts'

/** Rows of one part: what each was worth, and the share of each row in every pick. */
export interface WorthStratum {
  readonly worth: Float64Array
  readonly picks: readonly Float64Array[]
}

/** The share of all worth that each pick holds, and by how much the first pick holds more than each. */
export interface CapturedValue {
  readonly shares: readonly Estimate[]
  readonly gains: readonly Estimate[]
}

const draws = 1000
/** Rows drawn in all; beyond, fewer draws. A thousand draws of 20,000 wins take about a second. */
const mostDrawn = 20_000_000
const leastDraws = 200
/** Below so many rows with any worth, drawing them again knows nothing of those that might have been. */
const leastRows = 8

/**
 * How much of the worth is in the pick? A few large rows decide such a share, so its interval is a percentile
 * bootstrap (Efron 1979) over the rows that are worth anything, drawn anew within each part and with all picks
 * judged on the same draws, so that gains are paired. Nothing of worth: share 0 in [0, 1]; fewer than eight
 * such rows: the widest intervals.
 */
export function capturedValue(strata: readonly WorthStratum[], random: Random): CapturedValue {
  const paid = strata.map(withWorth)
  const picks = strata[0]?.picks.length ?? 0
  const rows = paid.reduce((sum, { worth }) => sum + worth.length, 0)
  const value = sharesOf(paid, (_, row) => row, picks)
  if (rows < leastRows) {
    return {
      shares: value.map((share) => ({ value: share, low: 0, high: 1 })),
      gains: value.map((share) => ({ value: (value[0] ?? 0) - share, low: -1, high: 1 })),
    }
  }
  const count = Math.max(leastDraws, Math.min(draws, Math.floor(mostDrawn / rows)))
  const drawn = Array.from({ length: count }, () => {
    const again = paid.map(({ worth }) => bootstrapRows(random, worth.length))
    return sharesOf(paid, (part, row) => again[part]?.[row] ?? 0, picks)
  })
  const first = value[0] ?? 0
  const shareIn = (own: readonly number[], pick: number) => own[pick] ?? 0
  const gainIn = (own: readonly number[], pick: number) => (own[0] ?? 0) - (own[pick] ?? 0)
  const over = (share: number, pick: number, figure: typeof shareIn) =>
    within(
      share,
      Float64Array.from(drawn, (own) => figure(own, pick)),
    )
  return {
    shares: value.map((share, pick) => over(share, pick, shareIn)),
    gains: value.map((share, pick) => over(first - share, pick, gainIn)),
  }
}

function withWorth({ worth, picks }: WorthStratum): WorthStratum {
  const rows = [...worth.keys()].filter((row) => (worth[row] ?? 0) > 0)
  const at = (values: Float64Array) => Float64Array.from(rows, (row) => values[row] ?? 0)
  return { worth: at(worth), picks: picks.map(at) }
}

/** Share of the worth in each pick, with row `rowOf(part, i)` standing for the i-th row of a part. */
function sharesOf(
  strata: readonly WorthStratum[],
  rowOf: (part: number, row: number) => number,
  picks: number,
): number[] {
  const held = new Float64Array(picks)
  let all = 0
  for (const [part, { worth, picks: shares }] of strata.entries()) {
    for (let i = 0; i < worth.length; i += 1) {
      const row = rowOf(part, i)
      const own = worth[row] ?? 0
      all += own
      for (let pick = 0; pick < picks; pick += 1) {
        held[pick] = (held[pick] ?? 0) + own * (shares[pick]?.[row] ?? 0)
      }
    }
  }
  return Array.from(held, (own) => (all > 0 ? own / all : 0))
}

/** The middle 95 % of what was drawn, widened where needed to hold the value itself. */
function within(value: number, drawn: Float64Array): Estimate {
  const sorted = drawn.toSorted()
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? value
  return { value, low: Math.min(value, at(0.025)), high: Math.max(value, at(0.975)) }
}
