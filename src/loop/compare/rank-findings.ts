import type { TraitFinding } from '../../domain/index.ts'
import { benjaminiHochberg } from '../../stats/index.ts'
import type { RawFinding } from './trait-finding.ts'

/** Share of false marks that is put up with, among all marks of a table. */
const falseDiscoveries = 0.05

/**
 * Marks findings by the false discovery rate (traits among traits, levels among all levels of the table)
 * and puts the most helpful first: by the lower bound of the information value, then by the value. A
 * p-value says whether there is something, not how much it helps, so it orders nothing.
 */
export function rankFindings(findings: readonly RawFinding[]): readonly TraitFinding[] {
  const traitMarks = marks(findings.map(({ p }) => p))
  const levelMarks = marks(findings.flatMap(({ levels }) => levels.map(({ p }) => p)))
  let level = 0
  return findings
    .map((finding, index) => ({
      ...finding,
      ...markAt(traitMarks, index),
      levels: finding.levels.map((one) => ({ ...one, ...markAt(levelMarks, level++) })),
    }))
    .toSorted(
      (one, other) =>
        other.usefulness.low - one.usefulness.low ||
        other.usefulness.value - one.usefulness.value ||
        other.information.value - one.information.value ||
        (one.trait.id < other.trait.id ? -1 : 1),
    )
}

const marks = (p: readonly number[]): Float64Array => benjaminiHochberg(Float64Array.from(p))

function markAt(q: Float64Array, index: number) {
  const value = q[index] ?? 1
  return { q: value, found: value <= falseDiscoveries }
}
