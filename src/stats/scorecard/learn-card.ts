import { bytesAt, type Coded, type CodedTrait, levelOffsets } from '../coded/index.ts'
import { cardFromFit, POINTS_PER_LOG_ODDS, type PointsCard } from './card.ts'
import { chooseTraits } from './choose-traits.ts'
import { baseLogOdds, fitAdditive } from './fit.ts'
import type { Counts } from './training-counts.ts'

/** The rows to learn from, with their counts. */
export interface Training {
  readonly data: Coded
  readonly rows: Uint32Array
  readonly counts: Counts
}

/** A card, and what it stands for before levels were merged and points rounded. */
export interface LearnedCard {
  readonly card: PointsCard
  /** Log odds of any row by the full model. */
  readonly logOdds: (row: number) => number
}

/** How a card is learned from some rows; validation runs any such function inside its folds. */
export type Learner = (training: Training) => LearnedCard

/**
 * The additive scorecard: traits chosen from counts, log odds by penalised likelihood, then made readable.
 * Without a trait worth a line the card is empty and says the base rate.
 *
 * @param most traits on the card at the most
 */
export function additiveLearner(most: number): Learner {
  return ({ data, rows, counts }) => {
    const chosen = chooseTraits(data.traits, counts, most)
    if (chosen.length === 0) return baseRateCard(bytesAt(data.good, rows))
    const own = chosen.map(({ trait }) => trait)
    const fit = fitAdditive(
      own,
      data.good,
      rows,
      chosen.map(({ penalty }) => penalty),
    )
    const offsets = levelOffsets(own)
    return {
      card: cardFromFit(chosen, fit),
      logOdds: (row) =>
        own.reduce(
          (sum, { codes }, position) =>
            sum + (fit.logOdds[(offsets[position] ?? 0) + (codes[row] ?? 0)] ?? 0),
          fit.intercept,
        ),
    }
  }
}

function baseRateCard(good: Uint8Array): LearnedCard {
  const logOdds = baseLogOdds(good)
  const base = Math.round(logOdds * POINTS_PER_LOG_ODDS) + 0
  return { card: { base, traits: [] }, logOdds: () => logOdds }
}

/**
 * Points of some rows, written to their places in `points`.
 *
 * @param base where to start: the card's own, or one that cards to be compared share
 */
export function scoreRows(
  card: PointsCard,
  traits: readonly CodedTrait[],
  rows: Uint32Array,
  points: Float64Array,
  base = card.base,
): void {
  for (const row of rows) points[row] = base
  for (const { index, group, points: ofGroup } of card.traits) {
    const codes = traits[index]?.codes
    if (codes === undefined) throw new RangeError(`the card asks for trait ${index}`)
    const ofLevel = Float64Array.from(group, (number) => ofGroup[number] ?? 0)
    for (const row of rows) points[row] = (points[row] ?? 0) + (ofLevel[codes[row] ?? 0] ?? 0)
  }
}
