import { foldValue } from '../../domain/index.ts'

export interface ValueCount {
  readonly value: string
  readonly rows: number
}

/** One value of a trait: how it is shown, and every spelling of it in the data. */
export interface Spelled {
  readonly shown: string
  readonly rows: number
  readonly variants: readonly ValueCount[]
  /** A misspelling was read as this value. */
  readonly mended: readonly ValueCount[]
}

/** A misspelling is rare beside what was meant. */
const timesMoreFrequent = 20
const shortestMended = 5

/**
 * Brings spellings together: those that differ in case, spaces or accents become the most frequent of
 * them; a value one letter off another that is at least twenty times as frequent is taken for a slip.
 * Most frequent first.
 */
export function gatherSpellings(counts: readonly ValueCount[]): readonly Spelled[] {
  const groups = [...Map.groupBy(counts, ({ value }) => foldValue(value))].map(
    ([folded, variants]) => {
      const ordered = [...variants].sort(byRows)
      const rows = ordered.reduce((sum, variant) => sum + variant.rows, 0)
      return { folded, shown: (ordered[0]?.value ?? '').trim(), rows, variants: ordered }
    },
  )
  groups.sort((a, b) => b.rows - a.rows || (a.folded < b.folded ? -1 : 1))
  const kept: (Omit<Spelled, 'mended'> & { folded: string; mended: ValueCount[] })[] = []
  for (const group of groups) {
    const meant = kept.find(
      (other) => other.rows >= timesMoreFrequent * group.rows && isSlip(group.folded, other.folded),
    )
    if (meant === undefined) kept.push({ ...group, mended: [] })
    else meant.mended.push(...group.variants)
  }
  return kept.map(({ shown, rows, variants, mended }) => ({ shown, rows, variants, mended }))
}

function byRows(a: ValueCount, b: ValueCount): number {
  return b.rows - a.rows || (a.value < b.value ? -1 : 1)
}

/** One letter left out, put in, changed, or two neighbours swapped; never in a digit: "Tier 1" is not "Tier 2". */
function isSlip(rare: string, frequent: string): boolean {
  if (Math.abs(rare.length - frequent.length) > 1) return false
  if (Math.min(rare.length, frequent.length) < shortestMended) return false
  let start = 0
  while (start < rare.length && rare[start] === frequent[start]) start++
  let end = 0
  const most = Math.min(rare.length, frequent.length) - start
  while (end < most && rare.at(-1 - end) === frequent.at(-1 - end)) end++
  const left = rare.slice(start, rare.length - end)
  const right = frequent.slice(start, frequent.length - end)
  if (/[^\p{L}]/u.test(left + right)) return false
  const swapped = left.length === 2 && left === [...right].reverse().join('')
  return swapped || (left.length <= 1 && right.length <= 1)
}
