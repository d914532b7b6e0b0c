import { sigmoid } from '../calibration/index.ts'
import { bytesAt, type Coded, numbersAt, pickRows, rowsWhere } from '../coded/index.ts'
import type { PointsCard } from './card.ts'
import { calibrationOfCard } from './card-calibration.ts'
import { type CardsWithout, foldsBeside } from './card-tasks.ts'
import { withFoldDoubt } from './fold-doubt.ts'
import { scoreRows } from './learn-card.ts'
import { offCurve } from './off-curve.ts'
import { type PointsCalibration, recalibrate } from './recalibrate.ts'

/** A card with the probabilities its points stand for. */
export interface CalibratedCard {
  readonly card: PointsCard
  readonly calibration: PointsCalibration
}

/** What cards that never saw a row's fold say about it. */
export interface HeldOut {
  /** All from the base of the whole card, so that the folds' different base rates do not rank rows. */
  readonly points: Float64Array
  readonly probability: Float64Array
  /** What the full model says, learned without the row's fold; nothing where there is none. */
  readonly fullProbability?: Float64Array
  /** By the whole card, which was learned from these rows: too good by what it owes to chance. */
  readonly ownPoints: Float64Array
}

/**
 * The card of all rows, calibrated, and what it is worth, with everything that is chosen (traits, penalties,
 * merging, calibration) chosen inside the training folds. Rows of fold k are scored by the card without k; their
 * points become probabilities by a calibration learned on other folds j, scored by the cards without j and k.
 *
 * @param fold the fold of each row, 0 .. folds - 1; three folds at least, both outcomes in each
 */
export function crossFit(
  data: Coded,
  fold: Uint8Array,
  folds: number,
  cards: CardsWithout,
): CalibratedCard & HeldOut {
  const probability = new Float64Array(data.rows)
  const fullProbability = new Float64Array(data.rows)
  const points = new Float64Array(data.rows)
  for (let k = 0; k < folds; k += 1) {
    const rows = rowsWhere(data.rows, (row) => fold[row] === k)
    const { card, full } = cards([k])
    const others = scoredAside(data, fold, foldsBeside(k, data.rows, folds), [k], cards)
    const { intercept, slope } = recalibrate(others.points, others.good)
    rows.forEach((row, i) => {
      fullProbability[row] = sigmoid(full?.logOdds[i] ?? 0)
    })
    scoreRows(card, data.traits, rows, points)
    for (const row of rows) probability[row] = sigmoid(intercept + slope * (points[row] ?? 0))
  }
  const all = Array.from({ length: folds }, (_, k) => k)
  return { ...calibratedCard(data, fold, all, cards), probability, fullProbability }
}

/**
 * The card of all folds, calibrated on the rows of some of them, which get their points from the card without
 * their fold.
 */
export function calibratedCard(
  data: Coded,
  fold: Uint8Array,
  aside: readonly number[],
  cards: CardsWithout,
): CalibratedCard & Pick<HeldOut, 'points' | 'ownPoints'> {
  const without = aside.map((k) => cards([k]).card)
  const card = withFoldDoubt(cards([]).card, without)
  const { good, points, rows } = scoredAside(data, fold, aside, [], cards)
  const { traits } = pickRows(data, rows)
  const ownPoints = new Float64Array(rows.length)
  scoreRows(card, traits, Uint32Array.from(ownPoints.keys()), ownPoints)
  const found = recalibrate(points, good)
  const off = offCurve(card, traits, ownPoints)
  const calibration = calibrationOfCard(found, points, ownPoints, off, good)
  return { card, calibration, points, ownPoints }
}

/** The rows of some folds in their order, with the points they get from the card without their fold and without `left`. */
function scoredAside(
  data: Coded,
  fold: Uint8Array,
  aside: readonly number[],
  left: readonly number[],
  cards: CardsWithout,
): { readonly rows: Uint32Array; readonly points: Float64Array; readonly good: Uint8Array } {
  const { base } = cards(left).card
  const points = new Float64Array(data.rows)
  for (const j of aside) {
    const rows = rowsWhere(data.rows, (row) => fold[row] === j)
    scoreRows(cards([j, ...left]).card, data.traits, rows, points, base)
  }
  const rows = rowsWhere(data.rows, (row) => aside.includes(fold[row] ?? 0))
  return { rows, points: numbersAt(points, rows), good: bytesAt(data.good, rows) }
}
