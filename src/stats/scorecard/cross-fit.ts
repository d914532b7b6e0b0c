import { bytesAt, type Coded, numbersAt, rowsWhere } from '../coded/index.ts'
import { auc } from '../discrimination/index.ts'
import type { PointsCard } from './card.ts'
import { calibrationOfCard } from './card-calibration.ts'
import { type LearnedCard, type Learner, scoreRows } from './learn-card.ts'
import { type PointsCalibration, recalibrate } from './recalibrate.ts'
import { trainingCounts } from './training-counts.ts'

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
  /** AUC of cards learned without two folds, on one of them: what fewer rows teach. */
  readonly aucOfFewer: number
  /** AUC of the whole card on the rows it was learned from: too good by what it owes to chance. */
  readonly aucOfOwn: number
}

/**
 * Learns a card on all rows and calibrates it on the points that each row gets from a card learned
 * without its fold. Costs 1 + folds cards.
 *
 * @param fold the fold of each row, 0 .. folds - 1; both outcomes in each
 */
export function learnCalibrated(
  data: Coded,
  fold: Uint8Array,
  folds: number,
  learn: Learner,
): CalibratedCard {
  return calibratedCard(data, fold, folds, learnWithout(data, fold, folds, learn))
}

/**
 * The same, and what it is worth, with everything that is chosen (traits, penalties, merging,
 * calibration) chosen inside the training folds. Rows of fold k are scored by the card without k; their
 * points become probabilities by a calibration learned on the other folds j, scored by the cards without
 * j and k. Costs 1 + folds + folds (folds - 1) / 2 cards.
 *
 * @param fold the fold of each row, 0 .. folds - 1; three folds at least, both outcomes in each
 */
export function crossFit(
  data: Coded,
  fold: Uint8Array,
  folds: number,
  learn: Learner,
): CalibratedCard & HeldOut {
  const learned = learnWithout(data, fold, folds, learn)
  const probability = new Float64Array(data.rows)
  const fullProbability = new Float64Array(data.rows)
  const points = new Float64Array(data.rows)
  let aucOfFewer = 0
  for (let k = 0; k < folds; k += 1) {
    const rows = rowsWhere(data.rows, (row) => fold[row] === k)
    const { card, fullLogOdds } = learned([k])
    const others = othersScored(data, fold, folds, k, learned)
    const { intercept, slope } = recalibrate(others.points, others.good)
    aucOfFewer += auc(others.points, others.good) / folds
    scoreRows(card, data.traits, rows, points)
    const full = fullLogOdds(rows)
    rows.forEach((row, i) => {
      probability[row] = sigmoid(intercept + slope * (points[row] ?? 0))
      fullProbability[row] = sigmoid(full[i] ?? 0)
    })
  }
  return {
    ...calibratedCard(data, fold, folds, learned),
    probability,
    fullProbability,
    aucOfFewer,
  }
}

type Learned = (left: readonly number[]) => LearnedCard

/** The card of all rows, calibrated on what cards without a row's fold say of it. */
function calibratedCard(
  data: Coded,
  fold: Uint8Array,
  folds: number,
  learned: Learned,
): CalibratedCard & Pick<HeldOut, 'points' | 'aucOfOwn'> {
  const { card } = learned([])
  const points = new Float64Array(data.rows)
  for (let k = 0; k < folds; k += 1) {
    const rows = rowsWhere(data.rows, (row) => fold[row] === k)
    scoreRows(learned([k]).card, data.traits, rows, points, card.base)
  }
  const own = new Float64Array(data.rows)
  scoreRows(card, data.traits, Uint32Array.from(own.keys()), own)
  const found = recalibrate(points, data.good)
  const calibration = calibrationOfCard(found, points, own, data.good)
  return { card, calibration, points, aucOfOwn: auc(own, data.good) }
}

/** The rows of the other folds than k, each scored by the card without it and k. */
function othersScored(
  data: Coded,
  fold: Uint8Array,
  folds: number,
  k: number,
  learned: Learned,
): { readonly points: Float64Array; readonly good: Uint8Array } {
  const { base } = learned([k]).card
  const points = new Float64Array(data.rows)
  for (let j = 0; j < folds; j += 1) {
    if (j === k) continue
    const rows = rowsWhere(data.rows, (row) => fold[row] === j)
    scoreRows(learned([j, k]).card, data.traits, rows, points, base)
  }
  const others = rowsWhere(data.rows, (row) => fold[row] !== k)
  return { points: numbersAt(points, others), good: bytesAt(data.good, others) }
}

/** Cards without some folds, each learned once. */
function learnWithout(data: Coded, fold: Uint8Array, folds: number, learn: Learner): Learned {
  const all = Array.from({ length: folds }, (_, k) => k)
  const counts = trainingCounts(data, fold, folds)
  const done = new Map<string, LearnedCard>()
  return (left) => {
    const key = left.toSorted((a, b) => a - b).join()
    const before = done.get(key)
    if (before !== undefined) return before
    const now = learn({
      data,
      rows: rowsWhere(data.rows, (row) => !left.includes(fold[row] ?? 0)),
      counts: counts(all.filter((k) => !left.includes(k))),
    })
    done.set(key, now)
    return now
  }
}

function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
