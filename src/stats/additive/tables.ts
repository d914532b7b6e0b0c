import type { CoarseTrait } from './coarse-trait.ts'
import type { FitState } from './fit-state.ts'
import { tableShape } from './shape.ts'
import type { Term } from './term.ts'

/** Two traits by position that may tell more together, the strongest first. */
export interface FoundPair {
  readonly traits: readonly [number, number]
  readonly excess: number
  readonly p: number
  readonly penalty: number
}

/**
 * Is the pair beyond what chance would give the best of all pairs of traits?
 *
 * @param times how many pairs may be due to chance in a hundred data sets
 */
export function isSure({ p }: FoundPair, { singles }: FitState, times = 1): boolean {
  const tried = Math.max(1, (singles.length * (singles.length - 1)) / 2)
  return p * tried < CHANCE * times
}

const CHANCE = 0.01
/** Degrees of freedom that what all tables have in common counts for. */
const FREEDOM = 5

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
  const tables = pairs.flatMap((pair): Term[] => {
    const [left, right] = pair.traits.map((index) => state.coarse[index])
    if (left === undefined || right === undefined) return []
    const start = Math.min(Math.max(pair.penalty, 1), penalty)
    const pooling = { freedom: FREEDOM, penalty: isSure(pair, state) ? start : penalty }
    return [{ ...tableTerm(pair.traits, left, right), pooling, penalty: start }]
  })
  return { ...state, tables: [...beside, ...tables] }
}

/** The same tables under a weaker pooling, where they stand. */
export function tablesPooledAt(state: FitState, penalty: number): FitState {
  const tables = state.tables.map((term) => {
    const { freedom, penalty: before } = term.pooling ?? { freedom: FREEDOM, penalty }
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
