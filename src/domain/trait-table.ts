import type { When } from './profile/index.ts'
import type { Trait } from './trait.ts'

/**
 * What is compared: won against lost accounts; customers that stayed against those that churned; best
 * customers against other customers; customers against the rest of the whole imported market. The first of
 * the two is "the group", the second "the others".
 */
export const compareQuestions = [
  'won_lost',
  'stayed_churned',
  'best_others',
  'customers_market',
] as const
export type CompareQuestion = (typeof compareQuestions)[number]

/** A best guess with its 95 % interval. */
export interface Estimated {
  readonly value: number
  readonly low: number
  readonly high: number
}

export interface LevelFinding {
  readonly when: When
  /** Accounts at this level, on either side. */
  readonly group: number
  readonly others: number
  /**
   * The accounts that this level is compared among: those the trait is known for. Whom it is not known for
   * is compared with all.
   */
  readonly among: { readonly group: number; readonly others: number }
  /** Share of the group, and of the others, among these that stand at this level. */
  readonly groupShare: number
  readonly othersShare: number
  /** Share of the group among the accounts at this level, over its share `among` all: 1 says nothing. */
  readonly lift: Estimated
  /** `groupShare` less `othersShare`. */
  readonly difference: Estimated
  /** That the two shares are the same. `q` is adjusted over all levels of the table (Benjamini, Hochberg). */
  readonly p: number
  readonly q: number
  /** Whether it is marked as found: q at most 0.05, so about one mark in twenty is false. */
  readonly found: boolean
  /** What the level adds to the trait's information value; 0 for not known, which is no part of it. */
  readonly information: number
  /** Does the direction hold in the later part of the data? Absent where that part is too small to say. */
  readonly repeats?: boolean
}

/** Another trait that takes this one's effect away: among accounts alike in it, little or nothing is left. */
export interface ExplainedBy {
  readonly trait: string
  /** Odds ratio of the levels that speak for the group against the rest, by itself ... */
  readonly oddsAlone: number
  /** ... and among accounts at the same level of the other trait (Mantel, Haenszel), with its p-value. */
  readonly oddsGiven: number
  readonly pGiven: number
}

export interface TraitFinding {
  readonly trait: Trait
  /** Share of accounts with a value, on either side. */
  readonly coverage: { readonly group: number; readonly others: number }
  /** That the trait as a whole, where it is known, says nothing, and the same adjusted over all traits of the table. */
  readonly p: number
  readonly q: number
  readonly found: boolean
  /** Whether the counts are large enough to take `p` at its word. */
  readonly dependable: boolean
  /** Cramer's V, 0 nothing to 1 everything. */
  readonly strength: number
  /** Information value of the levels that are known as counted, and what chance alone would give so many levels and so few accounts. */
  readonly information: { readonly value: number; readonly byChance: number }
  /** Information value less chance, and its lower 95 % bound: the number the table is ordered by. */
  readonly usefulness: { readonly value: number; readonly low: number }
  readonly repeats?: boolean
  readonly explainedBy?: ExplainedBy
  /** Levels that hold accounts, in the trait's own order. */
  readonly levels: readonly LevelFinding[]
}

/** What a group has in common that the others have not: one finding a trait, most helpful first. */
export interface TraitTable {
  readonly question: CompareQuestion
  readonly group: number
  readonly others: number
  /** The later part, three tenths of the decided accounts, begins on this day; absent without dates. ISO 8601. */
  readonly laterFrom?: string
  /** Empty where one side has no accounts. */
  readonly traits: readonly TraitFinding[]
}
