import type { LearnedCard } from './learn-card.ts'
import type { CardTask } from './learn-folds.ts'

/** With so many rows a fifth of them tells what points stand for, and more cards would not tell it better. */
const MANY = 100_000

/** The folds whose rows, scored by cards without them, tell what the points of a card of all folds stand for. */
export function foldsAside(rows: number, folds: number): readonly number[] {
  return rows < MANY ? upTo(folds) : [0]
}

/** The same for the card without fold k: all others, or of very many rows a neighbour. */
export function foldsBeside(k: number, rows: number, folds: number): readonly number[] {
  if (rows < MANY) return upTo(folds).filter((j) => j !== k)
  const neighbour = k % 2 === 0 ? k + 1 : k - 1
  return [neighbour < folds ? neighbour : 0]
}

/** The cards that `calibratedCard` asks for; the first with the full model for the rows of no fold. */
export function calibratedTasks(division: number, rows: number, folds: number): CardTask[] {
  const left = [[], ...foldsAside(rows, folds).map((k) => [k])]
  return left.map((without) => ({ division, without, full: without.length === 0 }))
}

/**
 * The cards that `crossFit` asks for: one without each fold, one of all rows, and those without two by which
 * the first are calibrated. Those with the full model come first, since they take longest.
 */
export function crossFitTasks(division: number, rows: number, folds: number): CardTask[] {
  const all = upTo(folds)
  const beside = all.flatMap((k) => foldsBeside(k, rows, folds).map((j) => keyOf([j, k])))
  const pairs = all
    .flatMap((j) => all.slice(j + 1).map((k) => [j, k]))
    .filter((pair) => beside.includes(keyOf(pair)))
  return [
    ...all.map((k) => ({ division, without: [k], full: true })),
    ...[[], ...pairs].map((without) => ({ division, without, full: false })),
  ]
}

/** Cards of one division into folds, by the folds they were learned without. */
export type CardsWithout = (without: readonly number[]) => LearnedCard

/** Finds the cards of a division among those of all tasks. */
export function cardsOf(
  division: number,
  tasks: readonly CardTask[],
  learned: readonly LearnedCard[],
): CardsWithout {
  const cards = new Map(
    tasks.flatMap((task, index) =>
      task.division === division ? [[keyOf(task.without), learned[index]] as const] : [],
    ),
  )
  return (without) => {
    const card = cards.get(keyOf(without))
    if (card === undefined) throw new Error(`no card was learned without folds ${keyOf(without)}`)
    return card
  }
}

const keyOf = (folds: readonly number[]) => folds.toSorted((a, b) => a - b).join()

const upTo = (folds: number) => Array.from({ length: folds }, (_, k) => k)
