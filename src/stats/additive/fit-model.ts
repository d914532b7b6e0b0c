import { type Coded, evenly, pickRows } from '../coded/index.ts'
import { choosePooling } from './choose-pooling.ts'
import { findPairs } from './find-pairs.ts'
import { type FitState, onRows, singlesPooledAt, startFit, stepFit } from './fit-state.ts'
import type { AdditiveModel } from './model.ts'
import { modelOf } from './model-of.ts'
import { withTables } from './tables.ts'

/** Where the search for pairs starts: single traits fitted on the rows, or on some of many. */
export function searchModel(data: Coded, rows: Uint32Array): FitState {
  return stepFit(startFit(evenly(pickRows(data, rows), MOST_SEARCHED), SEARCHED_AT), MOST_SWEEPS)
}

/**
 * The full model: all traits, and a table for every pair of traits that may tell more together. Each trait
 * and each table has a variance of its own, from the data and, with little weight, from what all of their
 * kind have in common (empirical Bayes), so that hundreds of weak tables cost nothing where they say
 * nothing and add up where they say a little. How strongly traits and tables are held back is chosen on rows
 * that are kept aside inside `rows`. Deterministic; time grows with rows x (traits + tables).
 *
 * @param rows the rows to learn from; both outcomes among them
 * @param singles what `searchModel` gave for them
 */
export function fitModel(
  data: Coded,
  rows: Uint32Array,
  singles: FitState = searchModel(data, rows),
): AdditiveModel {
  const own = pickRows(data, rows)
  const most = own.rows < FEWEST ? 0 : mostPairs(own.rows)
  const pooling = choosePooling(evenly(own, MOST_TUNED), most)
  const alone = stepFit(singlesPooledAt(singles, pooling.singles), MOST_SWEEPS / 2)
  const { tables } = pooling
  const fitted =
    tables === undefined
      ? alone
      : stepFit(withTables(alone, findPairs(alone, most), tables), MOST_SWEEPS / 2)
  return modelOf(singles.data.rows === own.rows ? fitted : continued(fitted, own))
}

/** Rows that pairs are searched on, and on which it is chosen how strongly they are held back, at the most. */
const MOST_SEARCHED = 100_000
const MOST_TUNED = 40_000
const MOST_SWEEPS = 40
/** What traits are held to while pairs are searched. */
const SEARCHED_AT = 500
/** With fewer rows no table is worth trying. */
const FEWEST = 400
/** Sweeps on all rows after a fit on some of them. */
const LAST_SWEEPS = 3

/** Few rows cannot feed many tables, and of many rows the strongest tables tell nearly all there is: tables cost time with every row. */
function mostPairs(rows: number): number {
  return Math.round(Math.min(150, rows / 25, Math.max(60, 6e6 / Math.max(1, rows))))
}

/** A fit on some rows taken further on all of them. */
function continued(fitted: FitState, data: Coded): FitState {
  return stepFit(onRows(fitted, data), LAST_SWEEPS)
}
