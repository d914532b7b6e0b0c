import { normalTwoSided } from '../distributions/index.ts'

/**
 * Do two groups win equally often? z = (p1 - p2) / sqrt(p (1 - p) (1/n1 + 1/n2)) with the pooled share
 * p, without continuity correction; z^2 is Pearson's chi-square of the 2 x 2 table. A group without
 * rows, or nobody or everybody winning: z 0, p 1.
 */
export function twoProportionTest(
  wins1: number,
  total1: number,
  wins2: number,
  total2: number,
): { readonly z: number; readonly p: number } {
  const pooled = (wins1 + wins2) / (total1 + total2)
  const variance = pooled * (1 - pooled) * (1 / total1 + 1 / total2)
  if (!(variance > 0 && variance < Infinity)) return { z: 0, p: 1 }
  const z = (wins1 / total1 - wins2 / total2) / Math.sqrt(variance)
  return { z, p: normalTwoSided(z) }
}
