import { type Belief, type Direction, isNumeric, type When } from '../../domain/index.ts'
import { type LevelPrior, POINTS_PER_LOG_ODDS } from '../../stats/index.ts'
import type { LeveledTrait } from './choose-levels.ts'

/** A trait with its levels, and what somebody states of them. */
export interface StatedTrait extends LeveledTrait {
  readonly prior?: LevelPrior
  /** Why somebody holds what is stated of each level, or how well it is said to fit; empty where nothing is stated. */
  readonly notes?: readonly string[]
  /** Which way what it says is held to run. */
  readonly monotone?: Direction
}

/** A belief where it speaks of one trait. */
interface OnTrait {
  readonly when: When
  readonly points: number
  readonly worth: number
  readonly note: string
}

/**
 * Cuts the levels so that each statement speaks of whole levels, and writes down what is stated of them.
 * Traits nobody speaks of stay as they are. Of two statements about one value the first holds.
 */
export function statedLevels(leveled: LeveledTrait, beliefs: readonly Belief[]): StatedTrait {
  const { trait } = leveled
  const own = beliefs.flatMap(({ levels, points, statement, worth }) =>
    levels.flatMap(({ trait: { id }, when }): OnTrait[] =>
      id === trait.id && isRange(when) === isNumeric(trait.type)
        ? [{ when, points, worth, note: statement.note ?? statement.fit }]
        : [],
    ),
  )
  if (own.length === 0) return leveled
  const ranges = isNumeric(trait.type)
  const whens = ranges ? cutRanges(leveled.whens, own) : nameValues(leveled.whens, own)
  const usual = own.reduce((sum, { worth }) => sum + worth, 0) / own.length
  const held = whens.map((when) => own.find((one) => holds(one.when, when)))
  return {
    trait,
    whens,
    notes: held.map((one) => one?.note ?? ''),
    prior: {
      logOdds: held.map((one) => (one?.points ?? 0) / POINTS_PER_LOG_ODDS),
      worth: held.map((one) => one?.worth ?? (ranges ? usual : UNSAID * usual)),
    },
  }
}

/** A value nobody speaks of is held near neutral more firmly than what is stated is held. */
const UNSAID = 2

interface Range {
  readonly from?: number | undefined
  readonly below?: number | undefined
}

function isRange(when: When): when is Range {
  return 'from' in when || 'below' in when
}

/** Does the statement speak of the whole level? */
function holds(stated: When, level: When): boolean {
  if ('values' in stated)
    return 'values' in level && level.values.every((value) => stated.values.includes(value))
  if (!(isRange(stated) && isRange(level))) return false
  const { below = Infinity, from = -Infinity } = stated
  return from <= (level.from ?? -Infinity) && (level.below ?? Infinity) <= below
}

function cutRanges(whens: readonly When[], own: readonly OnTrait[]): readonly When[] {
  const edges = own.flatMap(({ when }) =>
    isRange(when) ? [when.from, when.below].flatMap((edge) => edge ?? []) : [],
  )
  return whens.flatMap((when) => (isRange(when) ? cutRange(when, edges) : [when]))
}

function cutRange(range: Range, edges: readonly number[]): readonly When[] {
  const { below = Infinity, from = -Infinity } = range
  const inside = [...new Set(edges)]
    .filter((edge) => edge > from && edge < below)
    .sort((a, b) => a - b)
  if (inside.length === 0) return [range]
  return [range.from, ...inside].map((start, index) => {
    const end = inside[index] ?? range.below
    return {
      ...(start === undefined ? {} : { from: start }),
      ...(end === undefined ? {} : { below: end }),
    }
  })
}

/** Values that are stated but too rare to have a level get one for each statement, before all others. */
function nameValues(whens: readonly When[], own: readonly OnTrait[]): readonly When[] {
  const named = new Set(whens.flatMap((when) => ('values' in when ? when.values : [])))
  const rare = own.flatMap(({ when }) => {
    const values = 'values' in when ? when.values.filter((value) => !named.has(value)) : []
    for (const value of values) named.add(value)
    return values.length === 0 ? [] : [{ values }]
  })
  const last = whens.at(-1)
  return last !== undefined && 'other' in last
    ? [...whens.slice(0, -1), ...rare, last]
    : [...whens, ...rare]
}
