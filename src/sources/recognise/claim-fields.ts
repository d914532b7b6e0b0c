import type { ObjectKind } from '../../domain/index.ts'
import { type Column, type Proposal, proposalsFor } from './proposal.ts'

/**
 * Which column fills which field: the surest claims first, the leftmost among equals, each field and
 * each column once. Only stage columns share a field, because each holds a stage of its own.
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
        other.proposal.confidence - one.proposal.confidence ||
        emptiness(one.column) - emptiness(other.column) ||
        one.column.position - other.column.position,
    )
  const granted = new Map<number, Proposal>()
  const taken = new Set<string>()
  for (const { column, proposal } of claims) {
    const path = `${proposal.object}.${proposal.field}`
    const shared = proposal.object === 'stage_change' && kind !== 'stage_change'
    if (granted.has(column.position) || (taken.has(path) && !shared)) continue
    granted.set(column.position, proposal)
    taken.add(path)
  }
  return granted
}

/** 1 for a column without values, which gives way to one that has some. */
function emptiness({ values }: Column): number {
  return values.texts.length === 0 ? 1 : 0
}
