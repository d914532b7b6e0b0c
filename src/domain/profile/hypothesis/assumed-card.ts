import { plainTrait, type Trait } from '../../trait.ts'
import type { Card, CardTrait } from '../card.ts'
import type { Level, When } from '../level.ts'
import type { Belief } from './stated-trait.ts'

/** 20 points double the odds. */
const pointsPerDoubling = 20
const pointsPerLogOdds = pointsPerDoubling / Math.LN2

/** 97.5 % quantile of the standard normal distribution. */
const z = 1.96

/**
 * The card of what is stated and nothing else: every level an assumption, its interval what the stated
 * worth leaves open (s customers at the base rate p: variance 1 / (s p (1 - p)) of the log odds). Where two
 * statements speak of one value, the first holds. Levels that nobody speaks of are neutral.
 *
 * @param rate share of accounts that become customers
 */
export function assumedCard(beliefs: readonly Belief[], rate: number): Card {
  const traits = traitsOf(beliefs).map((trait) => assumedTrait(trait, beliefs, rate))
  const reach = traits.map(({ id, levels }) => {
    const most = Math.max(...levels.map(({ points }) => Math.abs(points)))
    return most / sharers(id, beliefs)
  })
  const whole = reach.reduce((sum, one) => sum + one, 0)
  const worth = beliefs.reduce((sum, belief) => sum + belief.worth, 0) / beliefs.length
  return {
    pointsPerDoubling,
    base: logitPoints(rate),
    calibration: {
      intercept: 0,
      slope: 1 / pointsPerLogOdds,
      covariance: [varianceOf(worth, rate), 0, 0],
    },
    traits: traits.map((trait, index) => ({
      ...trait,
      importance: whole === 0 ? 1 / traits.length : (reach[index] ?? 0) / whole,
    })),
    pairs: [],
  }
}

/** The most points that an account can earn: what one of several technologies earns counts once. */
export function mostEarned({ base, traits }: Card, beliefs: readonly Belief[]): number {
  const earned = traits.map(({ id, levels }) => {
    const most = Math.max(0, ...levels.map(({ points }) => points))
    return most / sharers(id, beliefs)
  })
  return base + Math.round(earned.reduce((sum, one) => sum + one, 0))
}

/** How many traits stand for one statement, of which an account need have only one. */
function sharers(trait: string, beliefs: readonly Belief[]): number {
  const own = beliefs.find(({ levels }) => levels.some((level) => level.trait.id === trait))
  return own?.levels.length ?? 1
}

/** Variance of the log odds that so many customers leave at a base rate. */
function varianceOf(worth: number, rate: number): number {
  return 1 / (worth * rate * (1 - rate))
}

function logitPoints(rate: number): number {
  return Math.round(Math.log(rate / (1 - rate)) * pointsPerLogOdds) + 0
}

function traitsOf(beliefs: readonly Belief[]): readonly Trait[] {
  const traits = beliefs.flatMap(({ levels }) => levels.map(({ trait }) => trait))
  return [...new Map(traits.map((trait) => [trait.id, trait])).values()]
}

/** A belief, where it speaks of one trait. */
interface OnTrait {
  readonly belief: Belief
  readonly when: When
}

function assumedTrait(trait: Trait, beliefs: readonly Belief[], rate: number): CardTrait {
  const own = beliefs.flatMap((belief) =>
    belief.levels.flatMap(({ trait: one, when }): OnTrait[] =>
      one.id === trait.id ? [{ belief, when }] : [],
    ),
  )
  const known = own.some(({ when }) => 'values' in when)
    ? valueLevels(trait, own, rate)
    : rangeLevels(own, rate)
  return { ...plainTrait(trait), importance: 0, levels: [silent({ missing: true }), ...known] }
}

/** A level of its own for each statement, and the values nobody speaks of; of yes and no both by name. */
function valueLevels(trait: Trait, own: readonly OnTrait[], rate: number): Level[] {
  const taken = new Set<string>()
  const levels = own.flatMap(({ belief, when }) => {
    const values = 'values' in when ? when.values.filter((value) => !taken.has(value)) : []
    for (const value of values) taken.add(value)
    return values.length === 0 ? [] : [stated({ values: [...new Set(values)] }, belief, rate)]
  })
  if (trait.type !== 'yes_no') return [...levels, silent({ other: true })]
  const rest = ['yes', 'no'].filter((answer) => !taken.has(answer))
  return [...levels, ...rest.map((answer) => silent({ values: [answer] }))]
}

/** The number line cut wherever a statement begins or ends. */
function rangeLevels(own: readonly OnTrait[], rate: number): Level[] {
  const ranges = own.flatMap(({ belief, when }) =>
    'from' in when || 'below' in when
      ? [{ belief, from: when.from ?? -Infinity, below: when.below ?? Infinity }]
      : [],
  )
  const edges = [...new Set(ranges.flatMap(({ from, below }) => [from, below]))]
    .filter((edge) => Number.isFinite(edge))
    .sort((a, b) => a - b)
  return [-Infinity, ...edges].map((from, index) => {
    const below = edges[index] ?? Infinity
    const when: When = {
      ...(from === -Infinity ? {} : { from }),
      ...(below === Infinity ? {} : { below }),
    }
    const holds = ranges.find((range) => range.from <= from && below <= range.below)
    return holds === undefined ? silent(when) : stated(when, holds.belief, rate)
  })
}

function stated(when: When, { points, statement, worth }: Belief, rate: number): Level {
  const half = z * Math.sqrt(varianceOf(worth, rate)) * pointsPerLogOdds
  return {
    when,
    points,
    interval: [Math.round(points - half) + 0, Math.round(points + half) + 0],
    evidence: { kind: 'assumption', note: statement.note ?? statement.fit },
  }
}

/** A level that nobody speaks of. */
function silent(when: When): Level {
  return { when, points: 0, interval: [0, 0], evidence: { kind: 'assumption', note: '' } }
}
