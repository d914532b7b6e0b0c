import type { CodedTrait } from '../coded/index.ts'
import { layoutOf, levelShares, placesOf, sumsOf } from './fit/index.ts'

/**
 * The plain peer: cosine between an account's known levels, one 0 or 1 each, and the mean of the seeds'.
 * In [0, 1] up to a factor that is the same for all; 0 for an account of whom nothing is known.
 */
export function cosineToSeeds(
  traits: readonly CodedTrait[],
  seeds: Uint32Array,
  rows: Uint32Array,
): Float64Array {
  const layout = layoutOf(traits)
  const centre = levelShares(placesOf(layout, seeds), layout.size)
  for (const offset of layout.offsets) centre[offset] = 0
  const known = new Float64Array(rows.length)
  for (const { codes } of traits) {
    for (let i = 0; i < rows.length; i += 1) {
      if ((codes[rows[i] ?? 0] ?? 0) > 0) known[i] = (known[i] ?? 0) + 1
    }
  }
  return sumsOf(layout, centre, rows).map((sum, i) => sum / Math.sqrt(Math.max(1, known[i] ?? 0)))
}
