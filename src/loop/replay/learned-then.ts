import {
  type CatalogueTrait,
  Fault,
  type Label,
  type Profile,
  type StepContext,
} from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { applyPlainRule, type Coded } from '../../stats/index.ts'
import { type DatedOutcome, questionBefore } from '../accounts/index.ts'
import {
  fetchCoded,
  type LearnContext,
  type LearnOptions,
  learn,
  learnedLevels,
  levelsColumn,
  plainRule,
} from '../learn/index.ts'
import type { LeveledTrait } from '../levels/index.ts'
import { decidedIn } from './decided-in.ts'
import type { Period } from './periods.ts'

/** What would have been learned when a day began. */
export interface LearnedThen {
  readonly day: string
  readonly profile: Profile
  /** The traits that came into question, with the levels they had then. */
  readonly leveled: readonly LeveledTrait[]
}

/** How to learn; the same for every day. */
export type LearningWay = Omit<LearnOptions, 'outcome' | 'decidedBefore' | 'partsOfValue'>

/**
 * Learns from what was known when a day began, leaks, levels, calibration, tiers and what accounts count for
 * included. Where accounts are to count by value and none had any yet, all count alike.
 */
export async function learnThen(
  engine: Engine,
  context: LearnContext,
  outcome: DatedOutcome,
  day: string,
  way: LearningWay,
): Promise<LearnedThen> {
  const { weight, ...alike } = way
  const then = (how: LearningWay) => learn(engine, context, { ...how, outcome, decidedBefore: day })
  const { leveled, profile } = await then(way).catch((error: unknown) => {
    if (error instanceof Fault && error.code === 'learn.no_values') return then(alike)
    throw error
  })
  return { day, profile, leveled }
}

export interface RuleThen {
  /** Rate of each account's cell in that past. */
  readonly scores: Float64Array
  readonly traits: readonly Label[]
}

/**
 * The plain rule, learned in the same past, on the accounts decided in a period: industry by size, also where the
 * profile may not use them, since leaving them out must not make the rule easier to beat.
 *
 * @param traits the whole catalogue
 */
export async function ruleThen(
  engine: Engine,
  { seed, signal }: StepContext,
  outcome: DatedOutcome,
  { day, leveled, profile }: LearnedThen,
  period: Period,
  traits: readonly CatalogueTrait[],
): Promise<RuleThen> {
  const past = questionBefore(engine.dialect, outcome, day)
  const plain = traits.filter(
    ({ leftOut, sources, timing }) =>
      leftOut === undefined &&
      timing !== 'after' &&
      sources.some(({ object, field = '' }) => object === 'account' && isPlain(field)),
  )
  const levels = await learnedLevels(engine, plain, past, profile.data.decided)
  const rule = plainRule(levels).flatMap((index) => levels[index] ?? [])
  const used = rule.length > 0 ? rule : leveled
  const columns = used.map(levelsColumn)
  const all = { seed, share: 1 }
  const before = await fetchCoded(engine, columns, past, all, signal)
  const asked = decidedIn(engine, outcome, period)
  const during = await fetchCoded(engine, columns, asked, all, signal)
  const data = joinRows(before, during)
  const probability = new Float64Array(data.rows)
  const rows = Uint32Array.from({ length: data.rows }, (_, row) => row)
  const chosen = applyPlainRule(
    data,
    rule.map((_, index) => index),
    rows.subarray(0, before.rows),
    rows.subarray(before.rows),
    probability,
  )
  return {
    scores: probability.subarray(before.rows),
    traits: chosen.flatMap((index) => used[index]?.trait.label ?? []),
  }
}

const isPlain = (field: string) => ['industry', 'employees', 'revenue'].includes(field)

/** The rows of the one and then of the other; both coded alike. */
function joinRows(first: Coded, second: Coded): Coded {
  return {
    rows: first.rows + second.rows,
    good: joinBytes(first.good, second.good),
    traits: first.traits.map((trait, index) => ({
      ...trait,
      codes: joinBytes(trait.codes, second.traits[index]?.codes),
    })),
  }
}

function joinBytes(first: Uint8Array, second: Uint8Array = new Uint8Array(0)): Uint8Array {
  const whole = new Uint8Array(first.length + second.length)
  whole.set(first)
  whole.set(second, first.length)
  return whole
}
