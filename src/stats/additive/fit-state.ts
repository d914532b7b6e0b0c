import { baseLogOdds, type Coded, rowsAtLevels, totalsOf } from '../coded/index.ts'
import { type CoarseTrait, coarseTrait, joinedBy } from './coarse-trait.ts'
import { descend } from './descend.ts'
import { oneWayOf } from './one-way.ts'
import { sparse } from './shape.ts'
import { statedMean, statedShape } from './stated-shape.ts'
import { addToRows, type Term, type Working } from './term.ts'

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
  const intercept = baseLogOdds(data.good, data.weight)
  const singles = singleTerms(data, penalty)
  const working = workingAt(intercept, data.rows)
  for (const term of singles) {
    if (term.pooling === undefined) addToRows(term, term.mean, working.logOdds)
  }
  const coarse = data.traits.map((trait) => coarseTrait(trait, rowsAtLevels(trait, data.weight)))
  return { data, working, singles, tables: [], coarse, intercept }
}

function singleTerms({ good, rows, traits, weight }: Coded, penalty: number): Term[] {
  const totals = totalsOf(good, weight)
  const rate = (totals.won + 0.5) / (totals.rows + 1)
  const alone = new Uint8Array(rows)
  return traits.map((trait, index): Term => {
    const { codes, levels, monotone, prior } = trait
    const mean = prior ? statedMean(trait, rowsAtLevels(trait, weight)) : new Float64Array(levels)
    return {
      traits: [index],
      left: codes,
      right: alone,
      width: 1,
      shape: sparse(statedShape(trait, rate), levels),
      mean,
      ...(prior === undefined ? { pooling: { freedom: FREEDOM, penalty } } : {}),
      ...(monotone === undefined ? {} : { held: oneWayOf(trait) }),
      logOdds: mean.slice(),
      penalty: prior === undefined ? FIRST_PENALTY : 1,
      inverse: new Float64Array(0),
      moved: 0,
    }
  })
}

function workingAt(intercept: number, rows: number): Working {
  return {
    logOdds: new Float64Array(rows).fill(intercept),
    gradient: new Float64Array(rows),
    information: new Float64Array(rows),
  }
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

/** A copy of a fit as it stands, to be stepped elsewhere. */
export function copyOf(fitted: FitState): FitState {
  const { logOdds, gradient, information } = fitted.working
  return {
    ...fitted,
    working: {
      logOdds: logOdds.slice(),
      gradient: gradient.slice(),
      information: information.slice(),
    },
    singles: fitted.singles.map(copyOfTerm),
    tables: fitted.tables.map(copyOfTerm),
  }
}

function copyOfTerm(term: Term): Term {
  return { ...term, logOdds: term.logOdds.slice(), moved: 0 }
}

/** A fit as it stands, over other rows. */
export function onRows(fitted: FitState, data: Coded): FitState {
  const coarse = data.traits.map((trait, index) =>
    joinedBy(trait, fitted.coarse[index]?.group ?? new Uint8Array(trait.levels)),
  )
  const singles = singleTerms(data, FIRST_PENALTY).map((term, index) => {
    const { logOdds, penalty, pooling } = fitted.singles[index] ?? term
    return { ...term, logOdds: logOdds.slice(), penalty, ...(pooling && { pooling }) }
  })
  const tables = fitted.tables.map((term) => {
    const [left, right] = term.traits.map((index) => coarse[index]?.codes)
    return { ...copyOfTerm(term), ...(left && { left }), ...(right && { right }) }
  })
  const working = workingAt(fitted.intercept, data.rows)
  for (const term of [...singles, ...tables]) addToRows(term, term.logOdds, working.logOdds)
  return { data, working, singles, tables, coarse, intercept: fitted.intercept }
}
