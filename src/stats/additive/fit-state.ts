import { baseLogOdds, type Coded, rowsAtLevels, totalsOf } from '../coded/index.ts'
import { type CoarseTrait, coarseTrait, joinedBy } from './coarse-trait.ts'
import { descend } from './descend.ts'
import { oneWayOf } from './one-way.ts'
import { sparse } from './shape.ts'
import { statedMean, statedShape } from './stated-shape.ts'
import { moveRows, type Term, type Working } from './term.ts'

/** A model on its way: terms over the rows of `data`, to be stepped further or read as it stands. */
export interface FitState {
  readonly data: Coded
  readonly working: Working
  readonly singles: readonly Term[]
  readonly tables: readonly Term[]
  readonly coarse: readonly CoarseTrait[]
  readonly intercept: number
}

/** Degrees of freedom that what all traits have in common counts for. */
const FREEDOM = 2
/** Where a trait's penalty starts from. */
const FIRST_PENALTY = 100

/**
 * Every trait as a term at its stated mean (0 unless a belief is stated), nothing fitted yet.
 *
 * @param penalty what traits are held to before their own data speak
 */
export function startFit(data: Coded, penalty: number): FitState {
  const pooling = { freedom: FREEDOM, penalty }
  const intercept = baseLogOdds(data.good, data.weight)
  const { rows, won } = totalsOf(data.good, data.weight)
  const rate = (won + 0.5) / (rows + 1)
  const counts = data.traits.map((trait) => rowsAtLevels(trait, data.weight))
  const working = {
    logOdds: new Float64Array(data.rows).fill(intercept),
    gradient: new Float64Array(data.rows),
    information: new Float64Array(data.rows),
  }
  const singles = data.traits.map((trait, index): Term => {
    const mean = statedMean(trait, counts[index] ?? new Float64Array(0))
    return {
      traits: [index],
      left: trait.codes,
      width: 1,
      shape: sparse(statedShape(trait, rate), trait.levels),
      mean,
      ...(trait.prior === undefined ? { pooling } : {}),
      ...(trait.monotone === undefined ? {} : { held: oneWayOf(trait) }),
      logOdds: mean.slice(),
      penalty: trait.prior === undefined ? FIRST_PENALTY : 1,
      inverse: new Float64Array(0),
      moved: 0,
    }
  })
  for (const term of singles) moveRows(term, term.mean, working)
  const coarse = data.traits.map((trait, index) =>
    coarseTrait(trait, counts[index] ?? new Float64Array(0)),
  )
  return { data, working, singles, tables: [], coarse, intercept }
}

/** Steps the terms of a fit, in place, until they settle. */
export function stepFit(state: FitState, sweeps: number): FitState {
  const { data, intercept, singles, tables, working } = state
  const moved = descend(
    { good: data.good, weight: data.weight, working, terms: [...singles, ...tables] },
    sweeps,
  )
  return { ...state, intercept: intercept + moved }
}

/** The same traits under a weaker pooling, where they stand. */
export function singlesPooledAt(state: FitState, penalty: number): FitState {
  const singles = state.singles.map((term) =>
    term.pooling === undefined ? term : { ...term, pooling: { ...term.pooling, penalty } },
  )
  return { ...state, singles }
}

/** A fit as it stands, over other rows. */
export function onRows(fitted: FitState, data: Coded): FitState {
  const start = startFit(data, FIRST_PENALTY)
  const coarse = data.traits.map((trait, index) =>
    joinedBy(trait, fitted.coarse[index]?.group ?? new Uint8Array(trait.levels)),
  )
  const { working } = start
  const singles = start.singles.map((term, index) =>
    takenOver(term, fitted.singles[index], working),
  )
  const tables = fitted.tables.map((before) => {
    const [left, right] = before.traits.map((index) => coarse[index]?.codes)
    const fresh = new Float64Array(before.logOdds.length)
    const own = { ...before, ...(left && { left }), ...(right && { right }), logOdds: fresh }
    return takenOver(own, before, working)
  })
  working.logOdds.forEach((value, row) => {
    working.logOdds[row] = value + fitted.intercept - start.intercept
  })
  return { data, working, singles, tables, coarse, intercept: fitted.intercept }
}

/** The term with the log odds and the penalty of another, and its rows moved there. */
function takenOver(term: Term, from: Term | undefined, working: Working): Term {
  if (from === undefined) return term
  moveRows(
    term,
    from.logOdds.map((value, cell) => value - (term.logOdds[cell] ?? 0)),
    working,
  )
  const { penalty, pooling } = from
  return { ...term, logOdds: from.logOdds.slice(), penalty, ...(pooling && { pooling }) }
}
