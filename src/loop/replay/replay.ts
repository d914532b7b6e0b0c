import {
  type CatalogueTrait,
  plainTrait,
  type Replay,
  type ReplayCourse,
  type ReplayPeriod,
  type StepContext,
} from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import type { DatedOutcome } from '../accounts/index.ts'
import { readTraits } from '../catalogue/index.ts'
import type { LearnContext } from '../learn/index.ts'
import { courseOf } from './course.ts'
import { dataEnd } from './data-end.ts'
import { type Field, readField } from './decided-in.ts'
import { type LearnedThen, type LearningWay, learnThen } from './learned-then.ts'
import { moneyIn } from './measure-rounds.ts'
import { lastDay, lastPeriods, type Period, type PeriodKind, periodBefore } from './periods.ts'
import { playFile, playLearning, playRules } from './play.ts'
import { type ReplayedAccount, replayedAccounts } from './replayed-accounts.ts'
import { fileNamed, type ReplayedFile } from './stored-file.ts'

export interface ReplayOptions {
  readonly by: PeriodKind
  /** How many periods, the last whole ones. */
  readonly periods: number
  readonly outcome: DatedOutcome
  /** Accounts to put on top a period; as many as the best tier holds unless given. */
  readonly capacity?: number
  /** Money in this currency only; every amount unless given. */
  readonly currency?: string
  /** How to learn, every time. */
  readonly way: LearningWay
  /** A stored profile to play where it had not seen the outcome, and the version before it. */
  readonly file?: ReplayedFile
  readonly before?: ReplayedFile
}

export interface ReplayRun {
  readonly replay: Replay
  /** The accounts that the figures count, for learning anew and for the stored profile. */
  readonly accounts: readonly ReplayedAccount[]
  readonly fileAccounts?: readonly ReplayedAccount[]
}

/**
 * Plays the last periods again: what would this way of learning have put on top, and what a stored profile, each
 * judged only on outcomes that it had not seen. Reads the snapshot and writes nothing.
 *
 * @throws Fault `replay.no_dates` where nothing says when anything was decided
 */
export async function replay(
  engine: Engine,
  context: LearnContext,
  options: ReplayOptions,
): Promise<ReplayRun> {
  const periods = await periodsOf(engine, context, options)
  const learned = await learnAll(engine, context, periods, options)
  const fields: Field[] = []
  for (const period of periods)
    fields.push(await readField(engine, options.outcome, period, options.currency, context))
  const { capacity, currency, file, outcome } = options
  const traits = await readTraits(engine)
  const table = { engine, context, outcome, traits, capacity, fields, learned }
  const money = fields.some(({ amounts }) => moneyIn(amounts) > 0)
  const rules = await playRules(table)
  context.progress('replay.play', 0.95)
  const learning = await playLearning(table, rules)
  const stored = file && (await playFile(table, rules, { ...options, file }))
  return {
    replay: {
      ran: context.now.toISOString(),
      by: options.by,
      outcome,
      ...(capacity === undefined ? {} : { capacity }),
      ...(money && currency !== undefined ? { currency } : {}),
      rule: [...(rules.at(-1)?.traits ?? [])],
      undated: undatedTraits(learned),
      ...wayStated(options.way, traits),
      periods: fields.map((field) => bookOf(field, money)),
      learning: courseOf(learning, money),
      ...(file && stored ? { file: fileCourse(courseOf(stored, money), file, options) } : {}),
    },
    accounts: replayedAccounts(fields, learning),
    ...(stored ? { fileAccounts: replayedAccounts(fields, stored) } : {}),
  }
}

/** What learning was asked for beside the data; nothing where nothing was. */
function wayStated(
  { monotone = [], weight }: LearningWay,
  traits: readonly CatalogueTrait[],
): Pick<Replay, 'way'> {
  const held = monotone.flatMap(({ direction, trait: id }) =>
    traits
      .filter((trait) => trait.id === id)
      .map((trait) => ({ trait: plainTrait(trait), direction })),
  )
  if (held.length === 0 && weight === undefined) return {}
  return { way: { monotone: held, ...(weight === undefined ? {} : { weight }) } }
}

function fileCourse(
  course: ReplayCourse,
  file: ReplayedFile,
  { before }: ReplayOptions,
): NonNullable<Replay['file']> {
  return {
    ...course,
    file: fileNamed(file),
    ...(before === undefined ? {} : { before: fileNamed(before) }),
  }
}

async function periodsOf(
  engine: Engine,
  { now }: StepContext,
  { by, outcome, periods }: ReplayOptions,
): Promise<readonly Period[]> {
  const today = now.toISOString().slice(0, 10)
  return lastPeriods(by, periods, today, await dataEnd(engine, outcome, today))
}

/** Learns when each period began, and one period earlier still: the version before the first. */
async function learnAll(
  engine: Engine,
  context: LearnContext,
  periods: readonly Period[],
  { by, currency, outcome, way }: ReplayOptions,
): Promise<readonly LearnedThen[]> {
  const [first] = periods
  if (first === undefined) throw new RangeError('a replay has at least one period')
  const asked = currency === undefined ? way : { ...way, currency }
  const learned: LearnedThen[] = []
  const days = [periodBefore(by, first), ...periods].map(({ from }) => from)
  for (const [index, day] of days.entries()) {
    const progress = (_step: string, done: number) =>
      context.progress('replay.learn', (0.9 * (index + done)) / days.length)
    learned.push(await learnThen(engine, { ...context, progress }, outcome, day, asked))
  }
  return learned
}

/** Traits on any of the cards whose values are those of today, because nothing dates them. */
function undatedTraits(learned: readonly LearnedThen[]): number {
  const traits = learned.flatMap(({ profile }) => profile.card.traits)
  return new Set(traits.filter(({ timing }) => timing !== 'before').map(({ id }) => id)).size
}

function bookOf({ amounts, good, openedBefore, period }: Field, money: boolean): ReplayPeriod {
  return {
    from: period.from,
    to: lastDay(period),
    accounts: good.length,
    wins: good.reduce((sum, won) => sum + won, 0),
    ...(money ? { amount: moneyIn(amounts) } : {}),
    openedBefore,
  }
}
