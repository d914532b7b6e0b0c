import type { When } from './level.ts'

export type TraitValue = string | number | boolean | null | undefined

/**
 * The position of the level that holds a value; the SQL twin is `levelIndex` in loop/levels, and the two
 * agree on every value. Level 0 is `missing`; a value that no level names falls to `other`, and where
 * there is none (numbers that are not numbers, unseen yes/no) to `missing`.
 */
export function levelOf(whens: readonly When[], value: TraitValue): number {
  const known = readable(whens, value)
  if (known === null) return 0
  const found = whens.findIndex((when) =>
    typeof known === 'number'
      ? isBelow(when, known)
      : 'values' in when && when.values.includes(known),
  )
  return found > 0 ? found : remainder(whens)
}

/** Ranges ascend without gaps, so the first whose upper end lies above the value holds it. */
function isBelow(when: When, value: number): boolean {
  return 'below' in when && when.below !== undefined && value < when.below
}

/** Where values go that no level claims: the range without an upper end, or `other`, or `missing`. */
export function remainder(whens: readonly When[]): number {
  const open = isNumericLevels(whens)
    ? whens.findIndex(
        (when) => !('missing' in when) && !('below' in when && when.below !== undefined),
      )
    : whens.findIndex((when) => 'other' in when)
  return Math.max(0, open)
}

/** The value in the form that the levels compare with; null where it is missing. */
function readable(whens: readonly When[], value: TraitValue): string | number | null {
  if (value === null || value === undefined || value === '') return null
  if (!isNumericLevels(whens))
    return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
  const number =
    typeof value === 'string' ? Number(value.trim() === '' ? Number.NaN : value) : Number(value)
  return Number.isFinite(number) ? number : null
}

/** Do these levels cut a number line? */
export function isNumericLevels(whens: readonly When[]): boolean {
  return whens.some((when) => 'from' in when || 'below' in when)
}
