import { normalTwoSided } from '../distributions/index.ts'

/**
 * Does the share of wins rise or fall along ordered levels? Cochran (1954) and Armitage (1955) trend
 * test without continuity correction: the score of a straight line through the shares. z > 0 means
 * rising; z^2 is R's prop.trend.test. No rows, one level, or one outcome: z 0, p 1.
 *
 * @param wins wins a level, lowest level first
 * @param totals rows a level
 * @param positions where the levels lie on the line; 0, 1, 2, ... unless told
 */
export function trendTest(
  wins: readonly number[],
  totals: readonly number[],
  positions: readonly number[] = totals.map((_, level) => level),
): { readonly z: number; readonly p: number } {
  let [rows, won, place, square, cross] = [0, 0, 0, 0, 0]
  for (const [level, total] of totals.entries()) {
    const x = positions[level] ?? 0
    const here = wins[level] ?? 0
    rows += total
    won += here
    place += total * x
    square += total * x * x
    cross += here * x
  }
  const share = won / rows
  const spread = square - (place * place) / rows
  const variance = share * (1 - share) * spread
  if (!(variance > 0)) return { z: 0, p: 1 }
  const z = (cross - share * place) / Math.sqrt(variance)
  return { z, p: normalTwoSided(z) }
}
