import { rowsWith } from '../order/index.ts'
import { shuffle } from './draws.ts'
import type { Random } from './generator.ts'

/**
 * Which of `folds` parts each row is held out in, 0 .. folds - 1: rows of each outcome are shuffled
 * and dealt round, so that every part has the same number of rows of each outcome up to one (and the
 * same number of rows up to one). Stratified cross-validation, R. Kohavi (1995).
 *
 * @param outcome 0 or 1 a row
 * @param folds 2 to 255
 */
export function stratifiedFolds(random: Random, outcome: Uint8Array, folds: number): Uint8Array {
  if (!(Number.isInteger(folds) && folds >= 2 && folds <= 255)) {
    throw new RangeError(`folds must be a whole number from 2 to 255, got ${folds}`)
  }
  const fold = new Uint8Array(outcome.length)
  let dealt = 0
  for (const kind of [1, 0]) {
    const rows = shuffle(random, rowsWith(outcome, kind))
    for (const row of rows) {
      fold[row] = dealt % folds
      dealt += 1
    }
  }
  return fold
}
