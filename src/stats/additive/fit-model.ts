import { bytesAt, type Coded, pickRows, rowsWhere } from '../coded/index.ts'
import { logLoss } from '../discrimination/index.ts'
import {
  type FitState,
  type FoundPair,
  findPairs,
  modelOf,
  onRows,
  pooledAt,
  startFit,
  stepFit,
  withTables,
} from './fit-state.ts'
import { type AdditiveModel, modelLogOdds } from './model.ts'

/** Where the search for pairs starts: single traits fitted on the rows, or on some of many. */
export function searchModel(data: Coded, rows: Uint32Array): FitState {
  return stepFit(startFit(evenly(pickRows(data, rows), MOST_SEARCHED)), MOST_SWEEPS)
}

/**
 * The full model: all traits, and a table for every pair of traits that may tell more together. Each trait
 * and each table has a variance of its own, from the data and, with little weight, from what all of their
 * kind have in common (empirical Bayes), so that hundreds of weak tables cost nothing where they say
 * nothing and add up where they say a little. How strongly tables are held back is chosen on rows that
 * are kept aside inside `rows`. Deterministic; time grows with rows x (traits + tables).
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
  const pooling = own.rows < FEWEST ? undefined : choosePooling(evenly(own, MOST_TUNED))
  const fitted = pooling === undefined ? singles : withPairs(singles, pooling, own.rows)
  return modelOf(singles.data.rows === own.rows ? fitted : continued(fitted, own))
}

/** Rows that pairs are searched on, and on which it is chosen how strongly they are held back, at the most. */
const MOST_SEARCHED = 100_000
const MOST_TUNED = 40_000
const MOST_SWEEPS = 40
/** With fewer rows no table is worth trying. */
const FEWEST = 400
/** Sweeps on all rows after a fit on some of them. */
const LAST_SWEEPS = 5

function withPairs(singles: FitState, penalty: number, rows: number): FitState {
  return stepFit(withTables(singles, findPairs(singles, mostPairs(rows)), penalty), MOST_SWEEPS / 2)
}

/** Tables cost time with every row; with many rows the strongest tell nearly all there is. */
function mostPairs(rows: number): number {
  return Math.round(Math.min(150, Math.max(60, 6e6 / Math.max(1, rows))))
}

/** The penalties to choose from, strictest first; tables at the last are nearly free. */
const PENALTIES = [1000, 200, 50]

/**
 * Which penalty do tables start from so that rows kept aside are foretold best? Undefined where no tables
 * do it better. With few rows several parts are kept aside in turn, since one would be an accident.
 */
function choosePooling(data: Coded): number | undefined {
  const turns = data.rows < 20_000 ? 3 : 1
  let tries = Array.from({ length: turns }, (_, turn) => keptAside(data, turn))
  let best = tries.reduce((sum, { loss }) => sum + loss, 0)
  let chosen: number | undefined
  for (const penalty of PENALTIES) {
    tries = tries.map((before) => retried(before, penalty))
    const loss = tries.reduce((sum, now) => sum + now.loss, 0)
    if (loss >= best) break
    best = loss
    chosen = penalty
  }
  return chosen
}

/** A fit without some rows, and how well it foretells them. */
interface Try {
  readonly data: Coded
  readonly check: Uint32Array
  readonly state: FitState
  readonly pairs: readonly FoundPair[]
  readonly loss: number
}

function keptAside(data: Coded, turn: number): Try {
  const train = pickRows(
    data,
    rowsWhere(data.rows, (row) => part(row) !== turn),
  )
  const check = rowsWhere(data.rows, (row) => part(row) === turn)
  const state = stepFit(startFit(train), MOST_SWEEPS)
  const pairs = findPairs(state, mostPairs(train.rows))
  return { data, check, state, pairs, loss: lossOn(data, check, state) }
}

function retried({ check, data, pairs, state }: Try, penalty: number): Try {
  const before =
    state.tables.length > 0 ? pooledAt(state, penalty) : withTables(state, pairs, penalty)
  const now = stepFit(before, TUNING_SWEEPS)
  return { data, check, pairs, state: now, loss: lossOn(data, check, now) }
}

function lossOn({ good, traits }: Coded, rows: Uint32Array, state: FitState): number {
  const logOdds = modelLogOdds(modelOf(state), traits, rows)
  return logLoss(logOdds.map(sigmoid), bytesAt(good, rows))
}

const TUNING_SWEEPS = 5

/** One of five parts for each row, whatever order they come in. */
function part(row: number): number {
  return ((Math.imul(row + 1, 0x9e3779b1) >>> 16) * 5) >>> 16
}

/** The data with about so many of its rows, evenly spread; itself where it has no more. */
function evenly(data: Coded, most: number): Coded {
  const every = Math.ceil(data.rows / most)
  return every < 2
    ? data
    : pickRows(
        data,
        rowsWhere(data.rows, (row) => row % every === 0),
      )
}

/** A fit on some rows taken further on all of them. */
function continued(fitted: FitState, data: Coded): FitState {
  return stepFit(onRows(fitted, data), LAST_SWEEPS)
}

const sigmoid = (logOdds: number) => 1 / (1 + Math.exp(-logOdds))
