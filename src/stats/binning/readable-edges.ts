/**
 * Which numbers that people use lie close to these cut points? Each cut point moves by at most two
 * fifths of the gap to its neighbour to the roundest number there, nearest first: 1, 2, 5 times a power
 * of ten; else 1.5, 2.5, 3, 4, 6, 7.5, 8 times one; else the fewest digits that stay in reach. So 3,
 * 17, 48.3, 230 become 2, 20, 50, 200. Number and order stay, hence edges ascend strictly. None in,
 * none out.
 *
 * @param cuts finite and strictly ascending, for example quantiles without repeats; a value equal to an
 *   edge belongs to the bin above it
 */
export function readableEdges(cuts: readonly number[]): number[] {
  return cuts.map((cut, i) => {
    const below = cut - (cuts[i - 1] ?? Number.NaN)
    const above = (cuts[i + 1] ?? Number.NaN) - cut
    const low = cut - REACH * gap(below, above, cut)
    const high = cut + REACH * gap(above, below, cut)
    return roundest(cut, low, high)
  })
}

const REACH = 0.4
const ROUND: readonly (readonly number[])[] = [
  [1, 2, 5],
  [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8],
]

/** The gap on one side; at the ends that of the other side, but not beyond the cut point's own size. */
function gap(own: number, other: number, cut: number): number {
  if (own > 0) return own
  const size = cut === 0 ? 1 : Math.abs(cut)
  return other > 0 ? Math.min(other, size) : size
}

function roundest(target: number, low: number, high: number): number {
  if (low <= 0 && high >= 0) return 0
  if (target < 0) return -roundest(-target, -high, -low)
  const power = Math.floor(Math.log10(target))
  for (const mantissas of ROUND) {
    const inside = [power - 1, power, power + 1]
      .flatMap((exponent) => mantissas.map((mantissa) => Number(`${mantissa}e${exponent}`)))
      .filter((candidate) => candidate >= low && candidate <= high)
    if (inside.length > 0) return nearest(inside, target)
  }
  for (let digits = 1; digits < 17; digits += 1) {
    const rounded = Number(target.toPrecision(digits))
    if (rounded >= low && rounded <= high) return rounded
  }
  return target
}

function nearest(candidates: readonly number[], target: number): number {
  return candidates.reduce((best, candidate) =>
    Math.abs(candidate - target) < Math.abs(best - target) ? candidate : best,
  )
}
