import { spellingKey } from '../../domain/index.ts'
import { isSlip } from './slip.ts'

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

/**
 * Brings spellings together: those with the same key (case, accents, separators and "&" for "and" apart)
 * become the most frequent of them; a value that is a slip of another at least twenty times as frequent
 * is read as it. Most frequent first.
 *
 * @param mend whether to look for slips; names of places differ by a letter (Gambia, Zambia)
 * @param keyOf what the spellings of one value share
 */
export function gatherSpellings(
  counts: readonly ValueCount[],
  mend = true,
  keyOf: (text: string) => string = spellingKey,
): readonly Spelled[] {
  const groups = [...Map.groupBy(counts, ({ value }) => keyOf(value))].map(([key, variants]) => {
    const ordered = [...variants].sort(byRows)
    const rows = ordered.reduce((sum, variant) => sum + variant.rows, 0)
    return { key, shown: (ordered[0]?.value ?? '').trim(), rows, variants: ordered }
  })
  groups.sort((a, b) => b.rows - a.rows || (a.key < b.key ? -1 : 1))
  const kept: (Omit<Spelled, 'mended'> & { key: string; mended: ValueCount[] })[] = []
  for (const group of groups) {
    const meant = kept.find(
      (other) =>
        mend && other.rows >= timesMoreFrequent * group.rows && isSlip(group.key, other.key),
    )
    if (meant === undefined) kept.push({ ...group, mended: [] })
    else meant.mended.push(...group.variants)
  }
  return kept.map(({ shown, rows, variants, mended }) => ({ shown, rows, variants, mended }))
}

function byRows(a: ValueCount, b: ValueCount): number {
  return b.rows - a.rows || (a.value < b.value ? -1 : 1)
}
