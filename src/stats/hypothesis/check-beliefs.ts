import type { Coded, CodedTrait } from '../coded/index.ts'
import type { Estimate } from '../intervals/index.ts'
import { chooseTraits } from '../scorecard/index.ts'
import { adjustedEffect, countLevel, plainEffect, type SplitCounts } from './level-effect.ts'
import { afterData, type NormalBelief, probabilityAbove, statedBelief } from './normal-belief.ts'
import { type BeliefVerdict, beliefVerdict } from './verdict.ts'

/** A statement: log odds of a level against the rest, and which rows stand at it. */
export interface StatedEffect {
  readonly logOdds: number
  /** How many customers' experience it counts for. */
  readonly worth: number
  /** By row: 0 not known, 1 the rest, 2 at the level. */
  readonly codes: Uint8Array
  /** Positions, among the other traits, of those that the statement itself is about. */
  readonly about: readonly number[]
}

/** What was held, what the data says and what to hold now, as log odds with 95 % intervals. */
export interface CheckedBelief extends SplitCounts {
  readonly prior: Estimate
  /** Absent where no row stands at the level, or none beside it. */
  readonly data?: Estimate
  /** Is the data's number that among companies alike in other traits? */
  readonly adjusted: boolean
  readonly posterior: Estimate
  /** Probability that the effect lies above 0, after the data. */
  readonly positive: number
  readonly verdict: BeliefVerdict
}

/** Rows of each outcome with which a level can be compared among companies alike in other traits. */
const LEAST_TO_ADJUST = 15
/** Other traits that are held alike at the most. */
const MOST_OTHERS = 8

/**
 * What does the data say to each statement? Prior, data and posterior side by side. Where there are 15 rows
 * of either outcome the data's number is adjusted for up to eight other traits, those that tell most by
 * themselves and together (`chooseTraits`); otherwise it is that of the 2 x 2 table.
 *
 * @param data decided rows with the other traits
 */
export function checkBeliefs(
  stated: readonly StatedEffect[],
  data: Coded,
): readonly CheckedBelief[] {
  const good = data.good.reduce((sum, outcome) => sum + outcome, 0)
  const rate = (good + 0.5) / (data.rows + 1)
  const enough = Math.min(good, data.rows - good) >= LEAST_TO_ADJUST
  const rows = Uint32Array.from(data.good.keys())
  const others = enough ? chooseTraits({ data, rows }, MOST_OTHERS + MOST_ABOUT) : []
  return stated.map((one) => {
    const beside = others
      .filter(({ index }) => !one.about.includes(index))
      .slice(0, MOST_OTHERS)
      .map(({ trait }) => trait)
    return checked(one, data.good, rate, enough ? beside : [])
  })
}

/** Traits chosen beyond those needed, because the statement's own drop out. */
const MOST_ABOUT = 4

function checked(
  { codes, logOdds, worth }: StatedEffect,
  good: Uint8Array,
  rate: number,
  others: readonly CodedTrait[],
): CheckedBelief {
  const counts = countLevel(codes, good)
  const prior = statedBelief(logOdds, worth, rate)
  const plain = plainEffect(counts)
  const adjusted = plain !== undefined && others.length > 0
  const data = adjusted ? adjustedEffect({ codes, levels: 3, ordered: false }, others, good) : plain
  const posterior = data === undefined ? prior : afterData(prior, data)
  return {
    ...counts,
    prior: estimateOf(prior),
    ...(data === undefined ? {} : { data: estimateOf(data) }),
    adjusted,
    posterior: estimateOf(posterior),
    positive: probabilityAbove(posterior, 0),
    verdict: beliefVerdict(logOdds, data, posterior),
  }
}

/** 97.5 % quantile of the standard normal distribution. */
const Z = 1.96

function estimateOf({ deviation, mean }: NormalBelief): Estimate {
  return { value: mean, low: mean - Z * deviation, high: mean + Z * deviation }
}
