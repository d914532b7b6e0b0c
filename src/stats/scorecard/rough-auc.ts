import { bytesAt, type Coded, rowsWhere } from '../coded/index.ts'
import { auc } from '../discrimination/index.ts'
import { additiveLogOdds } from './learn-card.ts'
import { trainingCounts } from './training-counts.ts'

/** Traits on the cards that are compared; enough to see what one trait does to the rest. */
const MOST = 12

/**
 * About how well would a card of these traits rank? One card learned on all folds but the first, AUC on
 * the first. For comparing sets of traits, not for reporting how good a profile is.
 */
export function roughAuc(data: Coded, fold: Uint8Array): number {
  const split = fold.map((k) => (k === 0 ? 1 : 0))
  const counts = trainingCounts(data, split, 2)([0])
  const rows = rowsWhere(data.rows, (row) => split[row] === 0)
  const logOdds = additiveLogOdds({ data, rows, counts }, MOST)
  const check = rowsWhere(data.rows, (row) => split[row] === 1)
  return auc(Float64Array.from(check, logOdds), bytesAt(data.good, check))
}
