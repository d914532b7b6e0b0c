import type { Coded } from '../coded/index.ts'
import { seededRandom, stratifiedFolds } from '../random/index.ts'
import { type CalibratedCard, crossFit, type HeldOut } from './cross-fit.ts'
import { type Judgement, judge } from './judge.ts'
import { type Learner, scorecardLearner } from './learn-card.ts'
import { type OutOfTime, outOfTime } from './out-of-time.ts'
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
  /** How a card is learned; the additive scorecard unless given. */
  readonly learner?: Learner
}

/** A card, what it was worth on rows kept aside, and whether to believe it. */
export interface Scorecard extends CalibratedCard, HeldOut {
  readonly crossValidated: CrossValidation
  readonly outOfTime?: OutOfTime
  readonly judgement: Judgement
}

/** The whole of learning: card, calibration, validation and judgement. The same data and seed give the same card. */
export function learnScorecard(data: Coded, options: ScorecardOptions): Scorecard {
  const { most = 12, mostPairs = 3, rule = [], least } = options
  const learner = options.learner ?? scorecardLearner({ traits: most, pairs: mostPairs })
  const random = seededRandom(options.seed)
  const good = data.good.reduce((sum, outcome) => sum + outcome, 0)
  const enough = good >= least.good && data.rows - good >= least.others
  const fold = options.fold ?? stratifiedFolds(random, data.good, FOLDS)
  const usable = enough ? data : { ...data, traits: [] }
  const { card, calibration, ...heldOut } = crossFit(usable, fold, FOLDS, learner)
  const crossValidated = crossValidation(usable, fold, FOLDS, heldOut, enough ? rule : [])
  const leastRows = Math.max(least.good, least.others)
  const later = outOfTime(usable, FOLDS, random, learner, rule, leastRows)
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
  return { card, calibration, ...heldOut, ...checked, judgement }
}

const FOLDS = 5
