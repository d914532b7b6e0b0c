import type { LeftOut, SqlType, Trait } from '../../domain/index.ts'
import type { Fragment } from '../../sql/index.ts'

/** A trait before its values have been looked at. */
export interface Candidate extends Omit<Trait, 'type'> {
  /** The value over the tables of the snapshot query: `o` (as-of dates) and the blocks. */
  readonly value: Fragment
  readonly sqlType: SqlType
  /** Settled where the trait is made by counting; otherwise read from the values. */
  readonly type?: Trait['type']
  /** Field of the model, for values that are impossible in it. */
  readonly field?: string
  readonly leftOut?: LeftOut
  /** Named where other candidates are counted from the same events. */
  readonly family?: string
}

/** A table with at most one row an account, joined to the snapshot under its alias, which is its name. */
export interface Block {
  readonly table: string
  readonly candidates: readonly Candidate[]
}

/** Ids stay unique where two headers give one slug. */
export function uniqueIds(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Map<string, number>()
  return candidates.map((candidate) => {
    const count = (seen.get(candidate.id) ?? 0) + 1
    seen.set(candidate.id, count)
    return count === 1 ? candidate : { ...candidate, id: `${candidate.id}_${count}` }
  })
}
