import type { Profile, StatedLevel, Statement } from './profile/index.ts'
import type { Estimated } from './trait-table.ts'

/** Accounts on one side of a statement, and how many of them had the good outcome. */
interface Side {
  readonly accounts: number
  readonly good: number
}

/** Why the data cannot say anything to a statement. */
export type Untested = 'no_trait' | 'wrong_kind' | 'left_out' | 'nobody'

/** One statement of a hypothesis: what was held, what the data says, what to hold now. In points, 20 of which double the odds. */
export interface StatementCheck {
  readonly statement: Statement
  /** What the statement was read as. */
  readonly levels: readonly StatedLevel[]
  /** Decided accounts it holds for, and others of which that is known. */
  readonly at: Side
  readonly rest: Side
  readonly prior: Estimated
  /** Absent where the data says nothing, for the reason in `untested`. */
  readonly data?: Estimated
  readonly untested?: Untested
  /** Is the data's number that among companies alike in other traits? */
  readonly adjusted: boolean
  readonly posterior: Estimated
  /** Probability, after the data, that such companies do better than others. */
  readonly positive: number
  readonly verdict: 'confirmed' | 'weakened' | 'overturned' | 'open'
}

/** A hypothesis beside the data. */
export interface HypothesisCheck {
  readonly outcome: Profile['outcome']
  readonly decided: number
  readonly good: number
  /** In the order of the hypothesis. */
  readonly statements: readonly StatementCheck[]
}
