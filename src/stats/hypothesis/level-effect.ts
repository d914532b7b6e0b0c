import { bytesAt, type CodedTrait, rowsWhere } from '../coded/index.ts'
import { normalQuantile } from '../distributions/index.ts'
import { oddsRatio } from '../intervals/index.ts'
import { fitAdditive } from '../scorecard/index.ts'
import type { NormalBelief } from './normal-belief.ts'

/** Rows for which a statement is known to hold or not to hold, and how many of either turned out good. */
export interface SplitCounts {
  readonly at: { readonly rows: number; readonly good: number }
  readonly rest: { readonly rows: number; readonly good: number }
}

export const UNKNOWN = 0
export const REST = 1
export const AT = 2

/** @param codes by row: `UNKNOWN`, `REST` or `AT` */
export function countLevel(codes: Uint8Array, good: Uint8Array): SplitCounts {
  const [rows, won] = [
    [0, 0, 0],
    [0, 0, 0],
  ]
  for (const [row, code] of codes.entries()) {
    rows[code] = (rows[code] ?? 0) + 1
    won[code] = (won[code] ?? 0) + (good[row] ?? 0)
  }
  return {
    at: { rows: rows[AT] ?? 0, good: won[AT] ?? 0 },
    rest: { rows: rows[REST] ?? 0, good: won[REST] ?? 0 },
  }
}

/**
 * Log odds ratio of a level against the rest by itself: 1/2 added to each cell of the 2 x 2 table (Gart,
 * Biometrics 22, 1966), normal on the log scale (Woolf 1955). Nothing where a side has no rows.
 */
export function plainEffect({ at, rest }: SplitCounts): NormalBelief | undefined {
  if (at.rows === 0 || rest.rows === 0) return undefined
  const ratio = oddsRatio(at.good, at.rows - at.good, rest.good, rest.rows - rest.good)
  const deviation = Math.log(ratio.high / ratio.low) / (2 * normalQuantile(0.975))
  return { mean: Math.log(ratio.value), deviation }
}

/**
 * The same among companies alike in other traits: additive logistic model by penalised likelihood over the
 * rows where the statement is known, the other traits held by their own penalties (`fitAdditive`) and the
 * level itself hardly at all: by one customer's worth on either side, which keeps a level that always or
 * never wins finite.
 */
export function adjustedEffect(
  level: CodedTrait,
  others: readonly CodedTrait[],
  good: Uint8Array,
): NormalBelief {
  const known = rowsWhere(good.length, (row) => level.codes[row] !== UNKNOWN)
  const own: CodedTrait = {
    ...level,
    codes: bytesAt(level.codes, known),
    prior: { logOdds: [0, 0, 0], worth: [1, 1, 1] },
  }
  const traits = [own, ...others.map((trait) => ({ ...trait, codes: bytesAt(trait.codes, known) }))]
  const rows = Uint32Array.from(known.keys())
  const { covariance, logOdds } = fitAdditive(
    traits,
    bytesAt(good, known),
    rows,
    traits.map(() => START),
  )
  const width = logOdds.length + 1
  const cell = (i: number, j: number) => covariance[(1 + i) * width + 1 + j] ?? 0
  return {
    mean: (logOdds[AT] ?? 0) - (logOdds[REST] ?? 0),
    deviation: Math.sqrt(cell(AT, AT) + cell(REST, REST) - 2 * cell(AT, REST)),
  }
}

/** Penalty from which that of each other trait is found. */
const START = 3
