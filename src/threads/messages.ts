import type { CardTask, LearnedCard } from '../stats/index.ts'

/** What a worker is told to learn; `index` is the place of the task among all. */
export interface Order {
  readonly index: number
  readonly task: CardTask
}

/** The card that was learned. */
export interface Answer {
  readonly index: number
  readonly card: LearnedCard
}
