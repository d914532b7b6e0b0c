import type { Coded } from '../coded/index.ts'
import { seededRandom, stratifiedFolds } from '../random/index.ts'
import { scaledToEffective } from '../weights/index.ts'
import { type CardsWithout, calibratedTasks, cardsOf, crossFitTasks } from './card-tasks.ts'
import { type CalibratedCard, crossFit, type HeldOut } from './cross-fit.ts'
import { type Judgement, judge } from './judge.ts'
import { type Crew, learnAlone } from './learn-folds.ts'
import { type OutOfTime, outOfTime, type SplitByTime, splitByTime } from './out-of-time.ts'
import { type CrossValidation, crossValidation } from './validate.ts'

export interface ScorecardOptions {
  readonly seed: number
  /** Traits on the card at the most; 12 unless given. */
  readonly most?: number
  /** Pairs on the card at the most; 3 unless given. */
  readonly mostPairs?: number
  /** Traits of the plain rule to beat (industry, size); the two strongest unless given. */
  readonly rule?: readonly number[]
  /** Rows of each outcome needed to learn at all. */
  readonly least: { readonly good: number; readonly others: number }
  /** Folds to validate in, the same number of rows each up to chance; drawn by the seed unless given. */
  readonly fold?: Uint8Array
  /** Who learns the cards; the thread that asks unless given. */
  readonly crew?: Crew
  /** Told how many of all cards are learned. */
  readonly progress?: (learned: number, all: number) => void
}

/** A card, what it was worth on rows kept aside, and whether to believe it. */
export interface Scorecard extends CalibratedCard, HeldOut {
  readonly crossValidated: CrossValidation
  readonly outOfTime?: OutOfTime
  /** Pairs of traits in the full models: of the mean fold, and of the one that was learned from the earlier rows. */
  readonly fullPairs: { readonly crossValidated: number; readonly earlier?: number }
  readonly judgement: Judgement
}

/**
 * The whole of learning: card, calibration, validation and judgement. The same data and seed give the same
 * card, whoever learns. All cards it takes, without some folds and from the earlier rows, are independent of
 * each other and learned at once. Weights of rows steer what is learned; calibration and every figure are those of rows
 * that count alike.
 */
export async function learnScorecard(data: Coded, options: ScorecardOptions): Promise<Scorecard> {
  const { rule = [], least } = options
  const random = seededRandom(options.seed)
  const good = data.good.reduce((sum, outcome) => sum + outcome, 0)
  const enough = good >= least.good && data.rows - good >= least.others
  const fold = options.fold ?? stratifiedFolds(random, data.good, FOLDS)
  const usable = enough ? data : { ...data, traits: [] }
  const split = splitByTime(usable, FOLDS, random, Math.max(least.good, least.others))
  const [cards, earlierCards] = await learnCards(usable, fold, split, options)
  const folds = Array.from({ length: FOLDS }, (_, k) => k)
  const { card, calibration, ...heldOut } = crossFit(usable, fold, FOLDS, cards)
  const crossValidated = crossValidation(usable, fold, FOLDS, heldOut, enough ? rule : [])
  const later = split && outOfTime(usable, split, FOLDS, earlierCards, rule)
  const checked = { crossValidated, ...(later === undefined ? {} : { outOfTime: later }) }
  const judgement = judge({
    good,
    others: data.rows - good,
    leastGood: least.good,
    leastOthers: least.others,
    traits: card.traits.length,
    ruleGiven: rule.length > 0,
    ...checked,
  })
  const fullPairs = {
    crossValidated: mean(folds.map((k) => cards([k]).full?.pairs ?? 0)),
    ...(split && { earlier: earlierCards([]).full?.pairs ?? 0 }),
  }
  return { card, calibration, ...heldOut, ...checked, fullPairs, judgement }
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const FOLDS = 5

/** The cards of all rows, and those of the earlier rows where there are such. */
async function learnCards(
  { rows, traits, good, weight }: Coded,
  fold: Uint8Array,
  split: SplitByTime | undefined,
  { crew = learnAlone, most = 12, mostPairs = 3, progress }: ScorecardOptions,
): Promise<readonly [CardsWithout, CardsWithout]> {
  const tasks = [
    ...crossFitTasks(0, rows, FOLDS),
    ...(split ? calibratedTasks(1, rows, FOLDS) : []),
  ]
  const work = {
    data: { rows, traits, good, ...(weight && { weight: scaledToEffective(weight) }) },
    divisions: split ? [fold, split.fold] : [fold],
    folds: FOLDS,
    limits: { traits: most, pairs: mostPairs },
  }
  let done = 0
  const learned = await crew(work, tasks, () => {
    done += 1
    progress?.(done, tasks.length)
  })
  return [cardsOf(0, tasks, learned), cardsOf(1, tasks, learned)]
}
