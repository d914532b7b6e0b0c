/**
 * How readily do people use this number as an edge? 1 for 0 and for 1, 2, 5 times a power of ten, 0.8 for
 * 1.5, 2.5, 3, 4, 6, 7.5, 8 times one, 0.6 for all others; the sign does not matter.
 */
export function roundness(edge: number): number {
  if (edge === 0) return 1
  const mantissa = Number(Math.abs(edge).toExponential(12).split('e')[0])
  if (usual.includes(mantissa)) return 1
  return common.includes(mantissa) ? 0.8 : 0.6
}

const usual = [1, 2, 5]
const common = [1.5, 2.5, 3, 4, 6, 7.5, 8]
