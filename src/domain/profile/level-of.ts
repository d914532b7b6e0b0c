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
  const found = whens.findIndex((when) => holds(when, known))
  if (found > 0) return found
  const other = whens.findIndex((when) => 'other' in when)
  return Math.max(0, other)
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

function holds(when: When, value: string | number): boolean {
  if ('missing' in when || 'other' in when) return false
  if ('values' in when) return typeof value === 'string' && when.values.includes(value)
  if (typeof value !== 'number') return false
  return (
    (when.from === undefined || value >= when.from) &&
    (when.below === undefined || value < when.below)
  )
}
