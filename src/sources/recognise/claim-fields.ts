import type { ObjectKind } from '../../domain/index.ts'
import { dealEnds } from './deal-ends.ts'
import { type Column, type Proposal, proposalsFor } from './proposal.ts'

interface Claim {
  readonly column: Column
  readonly proposal: Proposal
}

/**
 * Which column fills which field: those with values before empty ones, the surest claims first, the
 * leftmost among equals, each field and each column once. Stage columns share a field, because each holds
 * a stage of its own, and so do the parts of a name.
 */
export function claimFields(
  columns: readonly Column[],
  kind: ObjectKind,
  vendorFile: boolean,
): ReadonlyMap<number, Proposal> {
  const claims = columns
    .flatMap((column) =>
      proposalsFor(column, kind, vendorFile).map((proposal) => ({ column, proposal })),
    )
    .toSorted(
      (one, other) =>
        emptiness(one.column) - emptiness(other.column) ||
        other.proposal.confidence - one.proposal.confidence ||
        silence(one) - silence(other) ||
        one.column.position - other.column.position,
    )
  const granted = new Map<number, Proposal>()
  const taken = new Map<string, Proposal>()
  for (const { column, proposal } of claims) {
    const path = `${proposal.object}.${proposal.field}`
    const holder = taken.get(path)
    if (granted.has(column.position) || (holder && !together(holder, proposal, kind))) continue
    granted.set(column.position, proposal)
    taken.set(path, proposal)
  }
  return granted
}

/** Stage columns, and columns that fill a field side by side and are as sure as each other. */
function together(holder: Proposal, proposal: Proposal, kind: ObjectKind): boolean {
  if (proposal.object === 'stage_change') return kind !== 'stage_change'
  return holder.joint === true && proposal.joint === true && holder.because === proposal.because
}

/** 1 for a column without values, which gives way to any that has some: it can fill nothing. */
function emptiness({ values }: Column): number {
  return values.texts.length === 0 ? 1 : 0
}

/**
 * 1 for a column called status or stage that does not say which deals were won and lost, which gives
 * way to one that does: users call columns of their own like the system's.
 */
function silence({ column, proposal }: Claim): number {
  const isEnd = proposal.object === 'deal' && ends.has(proposal.field)
  return isEnd && dealEnds(column.values) === undefined ? 1 : 0
}

const ends: ReadonlySet<string> = new Set(['status', 'stage'])
