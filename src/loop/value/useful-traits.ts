import { informationEstimate } from '../../stats/index.ts'
import type { LeveledCustomers } from './read-levels.ts'

/** Counts of one trait by level, of the customers it is known for: the first level is that of code 1. */
export interface TraitCounts {
  readonly best: readonly number[]
  readonly others: readonly number[]
}

/**
 * Customers by level of each trait, best and others, for any marking of the best. Everybody is counted
 * once; a marking then counts only its best, who are few.
 */
export function levelCounter({
  traits,
  levels,
}: LeveledCustomers): (best: Uint8Array) => readonly TraitCounts[] {
  const sizes = traits.map(({ whens }) => whens.length)
  const everybody = Uint32Array.from(levels[0]?.keys() ?? [])
  const all = levels.map((column, trait) => countLevels(column, everybody, sizes[trait] ?? 0))
  return (best) => {
    const rows = everybody.filter((row) => best[row] === 1)
    return levels.map((column, trait) => {
      const own = countLevels(column, rows, sizes[trait] ?? 0)
      const others = (all[trait] ?? []).map((count, level) => count - (own[level] ?? 0))
      return { best: own, others }
    })
  }
}

function countLevels(column: Uint8Array, rows: Uint32Array, levels: number): readonly number[] {
  const counts = new Uint32Array(levels)
  for (let index = 0; index < rows.length; index++) {
    const level = column[rows[index] ?? 0] ?? 0
    counts[level] = (counts[level] ?? 0) + 1
  }
  return [...counts.subarray(1)]
}

/**
 * The traits that tell the best from the others most usefully: by the lower bound of the information
 * value, then by the value, as the comparison of groups ranks them. A trait whose bound is 0 may be
 * chance and is not useful. Positions of the traits, `most` at the most, most useful first.
 */
export function usefulTraits(counts: readonly TraitCounts[], most: number): readonly number[] {
  return counts
    .map(({ best, others }, position) => ({ position, ...informationEstimate(best, others) }))
    .filter(({ low }) => low > 0)
    .toSorted(
      (one, other) =>
        other.low - one.low || other.value - one.value || one.position - other.position,
    )
    .slice(0, most)
    .map(({ position }) => position)
}
