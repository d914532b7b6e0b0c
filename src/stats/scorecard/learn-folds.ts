import { type Coded, rowsWhere } from '../coded/index.ts'
import { type CardLimits, type LearnedCard, learnCard } from './learn-card.ts'

/** One card to learn: from which rows, and whether the full model is to foretell all other rows. */
export interface CardTask {
  /** Which way the rows are divided into folds. */
  readonly division: number
  /** Folds that the card is not learned from. */
  readonly without: readonly number[]
  readonly full: boolean
}

/** What cards are learned from: plain data, which any number of threads can read at once. */
export interface CardWork {
  readonly data: Coded
  /** The fold of each row, 0 .. folds - 1, in every division; a row of `folds` takes no part in it. */
  readonly divisions: readonly Uint8Array[]
  readonly folds: number
  readonly limits: CardLimits
}

/**
 * Learns cards that do not depend on each other, on one thread or on many: the answers are the same, and in
 * the order of the tasks.
 *
 * @param learned called after every card
 */
export type Crew = (
  work: CardWork,
  tasks: readonly CardTask[],
  learned: () => void,
) => Promise<readonly LearnedCard[]>

/** One card after the other, in the thread that asks. */
export const learnAlone: Crew = async (work, tasks, learned) => {
  const learn = cardLearner(work)
  return tasks.map((task) => {
    const card = learn(task)
    learned()
    return card
  })
}

/** How one worker learns. */
export function cardLearner(work: CardWork): (task: CardTask) => LearnedCard {
  const { data, divisions, folds, limits } = work
  const all = Array.from({ length: folds }, (_, k) => k)
  return ({ division, full, without }) => {
    const fold = divisions[division]
    if (fold === undefined) throw new RangeError(`there is no division ${division}`)
    const kept = all.filter((k) => !without.includes(k))
    const training = {
      data,
      rows: rowsWhere(data.rows, (row) => kept.includes(fold[row] ?? folds)),
    }
    const foretold = full
      ? rowsWhere(data.rows, (row) => !kept.includes(fold[row] ?? folds))
      : undefined
    return learnCard(training, limits, foretold)
  }
}
