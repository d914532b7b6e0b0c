import { bytesAt, type Coded, numbersAt, rowsWhere } from '../coded/index.ts'
import type { PointsCard } from './card.ts'
import { calibrationOfCard } from './card-calibration.ts'
import { withFoldDoubt } from './fold-doubt.ts'
import { type LearnedCard, scoreRows } from './learn-card.ts'
import type { CardTask } from './learn-folds.ts'
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

/** Cards of one division into folds, by the folds they were learned without. */
export type CardsWithout = (without: readonly number[]) => LearnedCard

/** The cards that `calibratedCard` asks for: 1 + folds; the first with the full model for the rows of no fold. */
export function calibratedTasks(division: number, folds: number): CardTask[] {
  const left = [[], ...Array.from({ length: folds }, (_, k) => [k])]
  return left.map((without) => ({ division, without, full: without.length === 0 }))
}

/**
 * The cards that `crossFit` asks for: 1 + folds + folds (folds - 1) / 2. Those with the full model come
 * first, since they take longest.
 */
export function crossFitTasks(division: number, folds: number): CardTask[] {
  const all = Array.from({ length: folds }, (_, k) => k)
  const pairs = all.flatMap((j) => all.slice(j + 1).map((k) => [j, k]))
  return [
    ...all.map((k) => ({ division, without: [k], full: true })),
    ...[[], ...pairs].map((without) => ({ division, without, full: false })),
  ]
}

/** Finds the cards of a division among those of all tasks. */
export function cardsOf(
  division: number,
  tasks: readonly CardTask[],
  learned: readonly LearnedCard[],
): CardsWithout {
  const key = (without: readonly number[]) => without.toSorted((a, b) => a - b).join()
  const cards = new Map(
    tasks.flatMap((task, index) =>
      task.division === division ? [[key(task.without), learned[index]] as const] : [],
    ),
  )
  return (without) => {
    const card = cards.get(key(without))
    if (card === undefined) throw new Error(`no card was learned without folds ${key(without)}`)
    return card
  }
}

/**
 * The card of all rows, calibrated, and what it is worth, with everything that is chosen (traits, penalties,
 * merging, calibration) chosen inside the training folds. Rows of fold k are scored by the card without k; their
 * points become probabilities by a calibration learned on the other folds j, scored by the cards without
 * j and k.
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
    const { card, fullLogOdds } = cards([k])
    const others = othersScored(data, fold, folds, k, cards)
    const { intercept, slope } = recalibrate(others.points, others.good)
    scoreRows(card, data.traits, rows, points)
    rows.forEach((row, i) => {
      probability[row] = sigmoid(intercept + slope * (points[row] ?? 0))
      fullProbability[row] = sigmoid(fullLogOdds?.[i] ?? 0)
    })
  }
  return {
    ...calibratedCard(data, fold, folds, cards),
    probability,
    fullProbability,
  }
}

/** The card of all rows, calibrated on the points that each row gets from the card without its fold. */
export function calibratedCard(
  data: Coded,
  fold: Uint8Array,
  folds: number,
  cards: CardsWithout,
): CalibratedCard & Pick<HeldOut, 'points' | 'ownPoints'> {
  const without = Array.from({ length: folds }, (_, k) => cards([k]).card)
  const card = withFoldDoubt(cards([]).card, without)
  const points = new Float64Array(data.rows)
  without.forEach((other, k) => {
    const rows = rowsWhere(data.rows, (row) => fold[row] === k)
    scoreRows(other, data.traits, rows, points, card.base)
  })
  const ownPoints = new Float64Array(data.rows)
  scoreRows(card, data.traits, Uint32Array.from(ownPoints.keys()), ownPoints)
  const found = recalibrate(points, data.good)
  const off = offCurve(card, data.traits, ownPoints)
  const calibration = calibrationOfCard(found, points, ownPoints, off, data.good)
  return { card, calibration, points, ownPoints }
}

/** The rows of the other folds than k, each scored by the card without it and k. */
function othersScored(
  data: Coded,
  fold: Uint8Array,
  folds: number,
  k: number,
  cards: CardsWithout,
): { readonly points: Float64Array; readonly good: Uint8Array } {
  const { base } = cards([k]).card
  const points = new Float64Array(data.rows)
  for (let j = 0; j < folds; j += 1) {
    if (j === k) continue
    const rows = rowsWhere(data.rows, (row) => fold[row] === j)
    scoreRows(cards([j, k]).card, data.traits, rows, points, base)
  }
  const others = rowsWhere(data.rows, (row) => fold[row] !== k)
  return { points: numbersAt(points, others), good: bytesAt(data.good, others) }
}

function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
