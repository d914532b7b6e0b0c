import { baseLogOdds, type Coded, rowsAtLevels } from '../coded/index.ts'
import { type CoarseTrait, coarseTrait, joinedBy } from './coarse-trait.ts'
import { descend } from './descend.ts'
import type { AdditiveModel, PairTable } from './model.ts'
import { pairStrength } from './pair-strength.ts'
import { purify } from './purify.ts'
import { sparse, tableShape } from './shape.ts'
import { statedMean, statedShape } from './stated-shape.ts'
import { moveRows, sumByCell, sumOver, type Term, type Working } from './term.ts'

/** A model on its way: terms over the rows of `data`, to be stepped further or read as it stands. */
export interface FitState {
  readonly data: Coded
  readonly working: Working
  readonly singles: readonly Term[]
  readonly tables: readonly Term[]
  readonly coarse: readonly CoarseTrait[]
  readonly intercept: number
}

/** Two traits by position that may tell more together, the strongest first. */
export interface FoundPair {
  readonly traits: readonly [number, number]
  readonly excess: number
  readonly p: number
  readonly penalty: number
}

/** Degrees of freedom that what all of a kind have in common counts for. */
const SINGLE_FREEDOM = 2
const TABLE_FREEDOM = 5
/** Where a trait's penalty starts from. */
const FIRST_PENALTY = 100

/**
 * Every trait as a term at its stated mean (0 unless a belief is stated), nothing fitted yet.
 *
 * @param penalty what traits are held to before their own data speak
 */
export function startFit(data: Coded, penalty: number): FitState {
  const pooling = { freedom: SINGLE_FREEDOM, penalty }
  const intercept = baseLogOdds(data.good)
  const won = data.good.reduce((sum, outcome) => sum + outcome, 0)
  const rate = (won + 0.5) / (data.rows + 1)
  const counts = data.traits.map(rowsAtLevels)
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
  const moved = descend({ good: data.good, working, terms: [...singles, ...tables] }, sweeps)
  return { ...state, intercept: intercept + moved }
}

/** Every pair of traits that may be worth a table, judged by what the fit leaves to explain. */
export function findPairs(state: FitState, most: number): FoundPair[] {
  const wide = widest(state)
  const pairs = wide.flatMap((i, place) =>
    wide.slice(place + 1).map((j): [number, number] => [Math.min(i, j), Math.max(i, j)]),
  )
  return pairs
    .flatMap((traits) => judged(state, traits))
    .filter(({ excess }) => excess > LEAST_EXCESS)
    .sort((a, b) => b.excess - a.excess)
    .slice(0, most)
}

/** A table with less than this would be held at nothing anyway. */
const LEAST_EXCESS = -0.25
/** Traits that are looked at in pairs, at the most. */
const MOST_PAIRED = 90

/** The traits that move rows the most by themselves. */
function widest({ singles, working }: FitState): number[] {
  const moved = singles.map((term) =>
    sumByCell(term, working.information).reduce(
      (sum, weight, level) => sum + weight * (term.logOdds[level] ?? 0) ** 2,
      0,
    ),
  )
  return Array.from(moved.keys())
    .sort((a, b) => (moved[b] ?? 0) - (moved[a] ?? 0) || a - b)
    .slice(0, MOST_PAIRED)
}

/** The strength of one pair beside the fit as it stands; nothing where there is no such pair. */
function judged(
  { coarse, working }: FitState,
  traits: readonly [number, number],
): readonly FoundPair[] {
  const [left, right] = [coarse[traits[0]], coarse[traits[1]]]
  if (left === undefined || right === undefined) return []
  const cells = {
    left: left.codes,
    right: right.codes,
    width: right.levels,
    size: left.levels * right.levels,
  }
  const strength = pairStrength(left, right, {
    gradient: sumOver(cells, working.gradient),
    information: sumOver(cells, working.information),
  })
  return [{ traits, ...strength }]
}

/**
 * The fit with tables for the few pairs that stand for the most: the strongest, then the strongest beside it, and so on, each
 * beyond what chance would give the best of all pairs. The k-th of them may be due to chance once in a
 * hundred data sets, whatever is found before.
 *
 * @param state a fit of single traits; it is left as it is
 */
export function telling(state: FitState, most: number): FitState {
  const tried = pairsOf(state)
  let candidates = findPairs(state, RETRIED)
  let fit = onRows(state, state.data)
  while (fit.tables.length < most) {
    const best = candidates[0]
    if (best === undefined || best.p * tried > CHANCE * (fit.tables.length + 1)) break
    fit = stepFit(withTables(fit, [best], Math.max(1, best.penalty), fit.tables), BESIDE_SWEEPS)
    candidates = candidates
      .slice(1)
      .flatMap(({ traits }) => judged(fit, traits))
      .sort((a, b) => b.excess - a.excess)
  }
  return fit.tables.length === 0 ? fit : stepFit(fit, LAST_SWEEPS)
}

/** How many pairs of traits there are. */
function pairsOf({ singles }: FitState): number {
  return Math.max(1, (singles.length * (singles.length - 1)) / 2)
}

const RETRIED = 100
const CHANCE = 0.01
const BESIDE_SWEEPS = 6
const LAST_SWEEPS = 20

/**
 * The fit with tables for some pairs, held to `penalty` until their own data say otherwise; one that is beyond
 * chance by itself starts from what it asks for.
 */
export function withTables(
  state: FitState,
  pairs: readonly FoundPair[],
  penalty: number,
  beside: readonly Term[] = [],
): FitState {
  const tried = pairsOf(state)
  const tables = pairs.flatMap(({ p, penalty: own, traits }): Term[] => {
    const [left, right] = [state.coarse[traits[0]], state.coarse[traits[1]]]
    if (left === undefined || right === undefined) return []
    const start = Math.min(Math.max(own, 1), penalty)
    const pooling = { freedom: TABLE_FREEDOM, penalty: p * tried < CHANCE ? start : penalty }
    return [{ ...tableTerm(traits, left, right), pooling, penalty: start }]
  })
  return { ...state, tables: [...beside, ...tables] }
}

/** The same traits under a weaker pooling, where they stand. */
export function singlesPooledAt(state: FitState, penalty: number): FitState {
  const singles = state.singles.map((term) =>
    term.pooling === undefined ? term : { ...term, pooling: { ...term.pooling, penalty } },
  )
  return { ...state, singles }
}

/** The same tables under a weaker pooling, where they stand. */
export function tablesPooledAt(state: FitState, penalty: number): FitState {
  const tables = state.tables.map((term) => {
    const { freedom, penalty: before } = term.pooling ?? { freedom: TABLE_FREEDOM, penalty }
    return { ...term, pooling: { freedom, penalty: Math.min(before, penalty) } }
  })
  return { ...state, tables }
}

function tableTerm(traits: readonly [number, number], left: CoarseTrait, right: CoarseTrait): Term {
  const shape = tableShape(left.cost, right.cost)
  return {
    traits,
    left: left.codes,
    right: right.codes,
    width: right.levels,
    shape,
    mean: new Float64Array(shape.size),
    logOdds: new Float64Array(shape.size),
    penalty: 1,
    inverse: new Float64Array(0),
    moved: 0,
  }
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

/** The model as the fit stands: tables at the traits' own levels, and what a trait does alone said by the trait. */
export function modelOf({ coarse, data, intercept, singles, tables }: FitState): AdditiveModel {
  const traits = singles.map(({ logOdds }) => logOdds.slice())
  let moved = 0
  const pairs = tables.map((term): PairTable => {
    const [i = 0, j = 0] = term.traits
    const [left, right] = [coarse[i]?.group ?? none, coarse[j]?.group ?? none]
    const rows = sumByCell(term, new Float64Array(data.rows).fill(1))
    const pure = purify(term.logOdds, rows, term.width)
    moved += pure.mean
    addTo(traits[i], left, pure.left)
    addTo(traits[j], right, pure.right)
    const cells = new Float64Array(left.length * right.length)
    for (let cell = 0; cell < cells.length; cell += 1) {
      const [a, b] = [Math.floor(cell / right.length), cell % right.length]
      cells[cell] = pure.cells[(left[a] ?? 0) * term.width + (right[b] ?? 0)] ?? 0
    }
    return { traits: [i, j], logOdds: cells }
  })
  return { intercept: intercept + moved, traits, pairs }
}

const none = new Uint8Array(0)

/** Adds to each level what is said of its coarse level. */
function addTo(levels: Float64Array | undefined, group: Uint8Array, effects: Float64Array): void {
  if (levels === undefined) return
  for (let level = 0; level < levels.length; level += 1) {
    levels[level] = (levels[level] ?? 0) + (effects[group[level] ?? 0] ?? 0)
  }
}
