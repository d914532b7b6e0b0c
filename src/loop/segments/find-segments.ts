import {
  type CatalogueTrait,
  leastGood,
  leastOthers,
  type Segment,
  type SegmentEstimate,
  type SegmentList,
  type StepContext,
} from '../../domain/index.ts'
import { type Engine, sql } from '../../sql/index.ts'
import {
  type Coded,
  type Estimate,
  type FoundSegment,
  type Segments,
  findSegments as searchGroups,
} from '../../stats/index.ts'
import {
  chooseOutcome,
  fetchCoded,
  judgeTraits,
  levelsColumn,
  type Outcome,
  usableTraits,
  type WantedOutcome,
} from '../learn/index.ts'
import { chooseLevels, type LeveledTrait } from '../levels/index.ts'
import { besideAll, countSegments, type SegmentCounts } from './segment-counts.ts'
import { outcomeOfValue } from './segment-question.ts'
import { conditionsOf, inSegment } from './segment-rule.ts'

export interface SegmentsOptions {
  /** What makes an account good; `auto`: the best customers, where worth is known, else won or stayed. */
  readonly outcome: WantedOutcome | 'profitable'
  /** Groups of those who did not have the outcome: churned, else never won, else of lesser value. */
  readonly negative?: boolean
  /** Segments, and conditions of a segment, at the most; 6 and 3 unless given. */
  readonly most?: number
  readonly depth?: number
  /** Resampled data sets that say how stable a segment is; 100 unless given. */
  readonly bootstraps?: number
  /** As for learning, by id. */
  readonly keep?: readonly string[]
  readonly exclude?: readonly string[]
  readonly partsOfValue?: readonly string[]
}

/** More decided accounts are searched by a sample drawn by hash; the segments are counted on all. */
const mostAccounts = 100_000

/**
 * The few groups of accounts that the good ones come from, as readable rules on what was known before the
 * outcome. Needs the snapshot and its catalogue, `customer_value` and its parts.
 */
export async function findSegments(
  engine: Engine,
  context: StepContext,
  options: SegmentsOptions,
): Promise<SegmentList> {
  context.progress('segments.fetch', 0)
  const outcome = await outcomeOf(engine, options)
  const usable = await telling(engine, context, outcome, options)
  const leveled = await segmentLevels(engine, usable, outcome)
  const share = mostAccounts / Math.max(1, outcome.good + outcome.others)
  const columns = leveled.map(levelsColumn)
  const data = await fetchCoded(
    engine,
    columns,
    outcome,
    { seed: context.seed, share },
    context.signal,
  )
  const found = await search(engine, context, data, { ...options, ...barOf(outcome) })
  context.progress('segments.count', 0.95)
  const rules = found.segments.map(({ rule }) => conditionsOf(rule, leveled))
  const tests = rules.flatMap((conditions) => inSegment(conditions, usable) ?? [])
  const [all, ...counts] = await countSegments(engine, outcome, [sql`1 = 1`, ...tests])
  if (all === undefined) throw new Error('every test is counted')
  const nothing = found.segments.length > 0 ? undefined : whyNothing(outcome, usable, options)
  context.progress('segments.count', 1)
  return {
    outcome: options.outcome === 'profitable' ? options.outcome : outcome.kind,
    negative: options.negative ?? false,
    found: context.now.toISOString(),
    seed: context.seed,
    accounts: all.market,
    decided: all.decided,
    good: all.good,
    ...(found.sample === undefined && share >= 1 ? {} : { sample: found.sample ?? found.rows }),
    ...(nothing === undefined ? {} : { nothing }),
    unreliable: found.unreliable,
    chance: found.bound,
    overlap: found.overlap,
    segments: found.segments.flatMap((segment, place) => {
      const [conditions, here] = [rules[place], counts[place]]
      return conditions === undefined || here === undefined
        ? []
        : [segmentOf(segment, conditions, here, all)]
    }),
  }
}

/** Segments are of best customers where it is known what customers are worth; else of the accounts that were won, or stayed. */
async function outcomeOf(
  engine: Engine,
  { outcome: wanted, negative = false }: SegmentsOptions,
): Promise<Outcome> {
  const order: readonly WantedOutcome[] = negative ? ['retained', 'auto', 'best'] : ['best', 'auto']
  for (const kind of wanted === 'auto' ? order : [wanted]) {
    const outcome =
      kind === 'best' || kind === 'profitable'
        ? await outcomeOfValue(engine, kind)
        : await chooseOutcome(engine, kind)
    if (wanted !== 'auto' || isEnough(outcome)) return negative ? turned(outcome) : outcome
  }
  const outcome = await chooseOutcome(engine, 'auto')
  return negative ? turned(outcome) : outcome
}

const isEnough = ({ good, others }: Outcome): boolean => good >= leastGood && others >= leastOthers

/** Who did not have the outcome is what is looked for. */
function turned({ good, others, outcome, ...rest }: Outcome): Outcome {
  return { ...rest, good: others, others: good, outcome: sql`(1 - ${outcome})` }
}

/**
 * The traits to look at. Where best customers are looked for among accounts that were never won too, what gives
 * the winning away (filled in once a deal is won) would pass for a trait of theirs, so that it is left out as well.
 */
async function telling(
  engine: Engine,
  context: StepContext,
  outcome: Outcome,
  options: SegmentsOptions,
): Promise<readonly CatalogueTrait[]> {
  const winning = outcome.kind === 'best' ? [await chooseOutcome(engine, 'won')] : []
  const lists: (readonly CatalogueTrait[])[] = []
  for (const judge of [outcome, ...winning.filter(isEnough)]) {
    const { traits } = await judgeTraits(engine, context, judge, options.keep ?? [])
    lists.push(usableTraits(traits, outcome.kind, options))
  }
  const [usable = [], ...others] = lists
  return usable.filter(({ id }) => others.every((list) => list.some((trait) => trait.id === id)))
}

/**
 * Best customers are few among all decided accounts: a group that holds twice as many as the average may
 * still be of several kinds, so that the bar stands higher there. Elsewhere the data says how high.
 */
function barOf({ good, kind, others }: Outcome): { readonly odds?: number } {
  return kind === 'best' && Math.min(good, others) < fewOfAll * (good + others) ? { odds: 3 } : {}
}

const fewOfAll = 0.1

/** Few enough ranges to be read and to be found again, cut without looking at the outcome. */
function segmentLevels(
  engine: Engine,
  traits: readonly CatalogueTrait[],
  { good, others, outcome, source }: Outcome,
): Promise<readonly LeveledTrait[]> {
  const decided = good + others
  return chooseLevels(engine, traits, {
    ranges: Math.round(Math.min(16, Math.max(6, decided / 40))),
    leastAccounts: Math.max(15, 0.005 * decided),
    among: { source, wanted: sql`${outcome} is not null` },
  })
}

/** Steps of the search between two moments at which a signal to stop is heard. */
const stepsAtOnce = 4

async function search(
  engine: Engine,
  { progress, seed, signal }: StepContext,
  data: Coded,
  { bootstraps, depth, most, odds }: SegmentsOptions & { readonly odds?: number },
): Promise<Segments> {
  const work = searchGroups(data, {
    seed,
    least: { good: leastGood, others: leastOthers },
    ...(most === undefined ? {} : { most }),
    ...(depth === undefined ? {} : { depth }),
    ...(odds === undefined ? {} : { odds }),
    ...(bootstraps === undefined ? {} : { bootstraps }),
  })
  for (let steps = 1; ; steps += 1) {
    const step = work.next()
    if (step.done === true) return step.value
    progress('segments.search', 0.1 + 0.85 * step.value)
    // The search never waits; a question to the engine is where a signal from outside comes through.
    if (steps % stepsAtOnce === 0) await engine.rows(sql`select 1 as one`, signal && { signal })
  }
}

function whyNothing(
  outcome: Outcome,
  usable: readonly CatalogueTrait[],
  { outcome: wanted }: SegmentsOptions,
): NonNullable<SegmentList['nothing']> {
  if (wanted === 'profitable' && Math.min(outcome.good, outcome.others) === 0) return 'no_cost'
  if (!isEnough(outcome)) return 'too_few'
  return usable.length === 0 ? 'no_trait' : 'not_beyond_chance'
}

function segmentOf(
  { heldOut, stability }: FoundSegment,
  conditions: Segment['conditions'],
  here: SegmentCounts,
  all: SegmentCounts,
): Segment {
  const { among, good, of, parts, rows, wracc } = heldOut
  const mostLift = among.good === 0 ? 1 : among.rows / among.good
  return {
    conditions,
    market: here.market,
    prospects: here.prospects,
    decided: here.decided,
    good: here.good,
    heldOut: {
      parts: of,
      found: parts,
      accounts: rows,
      good,
      rate: estimateOf(heldOut.rate, rows),
      lift: estimateOf({ ...heldOut.lift, high: Math.min(heldOut.lift.high, mostLift) }, rows),
      wracc,
    },
    stability,
    figures: [...besideAll(here, all)],
  }
}

function estimateOf({ high, low, value }: Estimate, accounts: number): SegmentEstimate {
  return { value, interval: [low, high], accounts }
}
