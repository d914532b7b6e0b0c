import { bytesAt, type Coded, rowsWhere } from '../coded/index.ts'
import { auc } from '../discrimination/index.ts'
import { additiveLogOdds } from './learn-card.ts'

/** Traits on the cards that are compared; enough to see what one trait does to the rest. */
const MOST = 12

/**
 * About how well would a card of these traits rank? One card learned on all folds but the first, AUC on
 * the first. For comparing sets of traits, not for reporting how good a profile is.
 */
export function roughAuc(data: Coded, fold: Uint8Array): number {
  const rows = rowsWhere(data.rows, (row) => fold[row] !== 0)
  const logOdds = additiveLogOdds({ data, rows }, MOST)
  const check = rowsWhere(data.rows, (row) => fold[row] === 0)
  return auc(Float64Array.from(check, logOdds), bytesAt(data.good, check))
}
