import {
  type Belief,
  type CatalogueTrait,
  type Direction,
  type Hypothesis,
  leastGood,
  leastOthers,
  type MonotoneTrait,
  type Profile,
  type StepContext,
  snapshotTable,
  type Weighting,
} from '../../domain/index.ts'
import { type Engine, type Fragment, name, sql } from '../../sql/index.ts'
import { type Coded, type Crew, learnScorecard, type Scorecard } from '../../stats/index.ts'
import { writeTraits } from '../catalogue/index.ts'
import {
  inDataSpelling,
  type LeveledTrait,
  type StatedTrait,
  statedLevels,
} from '../levels/index.ts'
import { weighAccounts, weightingOf } from '../weights/index.ts'
import { buildProfile } from './build-profile.ts'
import { defaultCuts } from './cut-tiers.ts'
import { drawnAccounts, type FetchedCodes, fetchCoded, levelsColumn } from './fetch-coded.ts'
import type { FoundLeak } from './find-leaks.ts'
import { learnedLevels } from './learned-levels.ts'
import { judgeTraits } from './mark-leaks.ts'
import { chooseOutcome, type Outcome, type WantedOutcome } from './outcome.ts'

export interface LearnOptions {
  readonly name: string
  /** What makes an account good; `auto` takes the first outcome with enough accounts. */
  readonly outcome: WantedOutcome
  /** Traits to use even if they look like leaks; traits not to use. By id. */
  readonly keep?: readonly string[]
  readonly exclude?: readonly string[]
  /** Traits that the customers' value is made of: they cannot explain who is best. By id. */
  readonly partsOfValue?: readonly string[]
  /** Traits on the card at the most; 12 unless given. */
  readonly maxTraits?: number
  /** Pairs of traits on the card at the most; 3 unless given. */
  readonly maxPairs?: number
  /**
   * Learn only from what was known when this day began (`YYYY-MM-DD`, UTC), as one would have learned then; the
   * catalogue keeps the marks it has.
   */
  readonly decidedBefore?: string
  /** Traits that have an order and whose points may run one way only. By id. */
  readonly monotone?: readonly HeldId[]
  /** What accounts count for while learning: both outcomes alike, or each by its value; all alike unless given. */
  readonly weight?: Weighting['by']
  /** The currency of values; all amounts count where none is given. */
  readonly currency?: string
  /** What somebody holds before the data: learning starts from it, with the weight that is stated for it. */
  readonly hypothesis?: StatedHypothesis
}

/** A trait by its id, and which way its points may run as it grows. */
export interface HeldId {
  readonly trait: string
  readonly direction: Direction
}

/** A hypothesis as it was written, and as it speaks of the traits of the data. */
export interface StatedHypothesis {
  readonly written: Hypothesis
  readonly beliefs: readonly Belief[]
}

/** What learning takes besides its question. */
export interface LearnContext extends StepContext {
  /** Who learns the cards; the thread that asks unless given. */
  readonly crew?: Crew
}

export interface LearnResult {
  readonly profile: Profile
  /** Traits that look as if they were filled in after the outcome; not used. */
  readonly leaks: readonly FoundLeak[]
  /** The traits that came into question, with the levels they were learned with. */
  readonly leveled: readonly LeveledTrait[]
}

/** More accounts than this are learned from by a sample drawn by hash. */
const mostAccounts = 2_000_000

/**
 * Learns the profile: which traits tell good accounts from others, by how many points, how far to trust
 * it. Needs the snapshot and the trait catalogue, and `customer_value` where the outcome is `best`.
 */
export async function learn(
  engine: Engine,
  context: LearnContext,
  options: LearnOptions,
): Promise<LearnResult> {
  context.progress('learn.leaks', 0)
  const outcome = await chooseOutcome(engine, options.outcome, options.decidedBefore)
  const judged = await judgeTraits(engine, context, outcome, options.keep ?? [])
  if (options.decidedBefore === undefined) await writeTraits(engine, judged.traits)
  context.signal?.throwIfAborted()
  context.progress('learn.fetch', 0.2)
  const traits = usableTraits(judged.traits, outcome.kind, options)
  const decided = outcome.good + outcome.others
  const cut = await learnedLevels(engine, traits, outcome, decided)
  const believed = await withBeliefs(engine, cut, options.hypothesis)
  const leveled = believed.map((one) => heldLevels(one, options.monotone))
  const draw = { seed: context.seed, share: mostAccounts / Math.max(1, decided) }
  const columns = leveled.map(levelsColumn)
  const data = await fetchCoded(engine, columns, outcome, draw, context.signal)
  context.progress('learn.fit', 0.4)
  const { scorecard, weighting } = await learnWeighed(engine, context, data, {
    ...{ options, leveled, outcome },
    drawn: drawnAccounts(engine, draw),
  })
  context.signal?.throwIfAborted()
  context.progress('learn.profile', 0.9)
  const profile = buildProfile(
    {
      name: options.name,
      outcome: outcome.kind,
      accounts: await countAccounts(engine),
      decided,
      good: outcome.good,
      leveled,
      data,
      scorecard,
      cuts: defaultCuts(scorecard, data.good),
      monotone: heldTraits(options.monotone, judged.traits),
      weighting,
      ...(options.hypothesis === undefined ? {} : { hypothesis: options.hypothesis.written }),
    },
    context,
  )
  context.progress('learn.profile', 1)
  return { profile, leaks: judged.leaks, leveled }
}

interface WeighedLearning {
  readonly options: LearnOptions
  readonly leveled: readonly LeveledTrait[]
  readonly outcome: Outcome
  /** Which of the decided accounts the data holds. */
  readonly drawn: Fragment
}

/**
 * The scorecard; where accounts count for more or less, also what that bought against learning without. Learning as
 * of a past day does without this comparison, which takes as long as learning itself.
 */
async function learnWeighed(
  engine: Engine,
  context: LearnContext,
  data: FetchedCodes,
  { drawn, leveled, options, outcome }: WeighedLearning,
): Promise<{ readonly scorecard: Scorecard; readonly weighting: Weighting | undefined }> {
  const learnFrom = (some: Coded, from: number, to: number) =>
    learnScorecard(some, {
      seed: context.seed,
      progress: (done, all) => context.progress('learn.fit', from + ((to - from) * done) / all),
      ...(context.crew === undefined ? {} : { crew: context.crew }),
      least: { good: leastGood, others: leastOthers },
      rule: plainRule(leveled),
      ...(options.maxTraits === undefined ? {} : { most: options.maxTraits }),
      ...(options.maxPairs === undefined ? {} : { mostPairs: options.maxPairs }),
    })
  const { currency, decidedBefore, weight: by } = options
  if (by === undefined) return { scorecard: await learnFrom(data, 0.4, 0.9), weighting: undefined }
  const question = { ...outcome, drawn, currency, decidedBefore }
  const weighed = await weighAccounts(engine, context, by, data.good, question)
  const weightedData = { ...data, weight: weighed.weight }
  if (decidedBefore !== undefined)
    return { scorecard: await learnFrom(weightedData, 0.4, 0.9), weighting: undefined }
  const scorecard = await learnFrom(weightedData, 0.4, 0.65)
  const plain = await learnFrom(data, 0.65, 0.9)
  return { scorecard, weighting: weightingOf(weighed, data.good, scorecard, plain) }
}

/** The traits that may be learned from: known before the outcome, no leaks, none that the outcome is made of. */
export function usableTraits(
  traits: readonly CatalogueTrait[],
  outcome: Profile['outcome'],
  {
    exclude = [],
    keep = [],
    partsOfValue = [],
  }: Pick<LearnOptions, 'exclude' | 'keep' | 'partsOfValue'>,
): CatalogueTrait[] {
  const banned = outcome === 'best' ? [...exclude, ...partsOfValue] : exclude
  return traits.filter(
    ({ id, leftOut, timing }) =>
      !banned.includes(id) && (keep.includes(id) || (leftOut === undefined && timing !== 'after')),
  )
}

/** The levels with what is stated of them. */
async function withBeliefs(
  engine: Engine,
  leveled: readonly LeveledTrait[],
  stated: StatedHypothesis | undefined,
): Promise<readonly StatedTrait[]> {
  if (stated === undefined) return leveled
  const traits = leveled.map(({ trait }) => trait)
  const beliefs = await inDataSpelling(engine, stated.beliefs, traits)
  return leveled.map((one) => statedLevels(one, beliefs))
}

function heldLevels(one: StatedTrait, held: readonly HeldId[] = []): StatedTrait {
  const direction = held.find(({ trait }) => trait === one.trait.id)?.direction
  return direction === undefined ? one : { ...one, monotone: direction }
}

/** The constraints as the profile keeps them, also those of traits that could not be used. */
function heldTraits(
  held: readonly HeldId[] | undefined,
  traits: readonly CatalogueTrait[],
): MonotoneTrait[] | undefined {
  return held?.flatMap(({ direction, trait: id }) =>
    traits.filter((trait) => trait.id === id).map((trait) => ({ trait, direction })),
  )
}

/** The traits of the rule anybody would try first: industry, and size by people or else by revenue. */
export function plainRule(leveled: readonly LeveledTrait[]): number[] {
  const find = (field: string) =>
    leveled.findIndex(({ trait }) =>
      trait.sources.some((source) => source.object === 'account' && source.field === field),
    )
  const size = ['employees', 'revenue'].map(find).find((index) => index >= 0) ?? -1
  return [find('industry'), size].filter((index) => index >= 0)
}

async function countAccounts(engine: Engine): Promise<number> {
  const [row] = await engine.rows(sql`select count(*) as accounts from ${name(snapshotTable)}`)
  return Number(row?.['accounts'] ?? 0)
}
