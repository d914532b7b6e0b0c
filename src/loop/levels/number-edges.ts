/**
 * Cut points that people use (50, 200, 500) near given quantiles. Each cut moves at most a quarter of
 * the way to its neighbours, to the roundest number there; equal cuts fall together.
 *
 * @param quantiles ascending cut points as the data gives them
 * @param least, most the range of the data; cuts at or below `least` would leave an empty level and go
 */
export function readableEdges(
  quantiles: readonly number[],
  least: number,
  most: number,
): readonly number[] {
  const distinct = [...new Set(quantiles)].filter((edge) => edge > least && edge <= most)
  const edges = distinct.map((edge, index) => {
    const before = distinct[index - 1] ?? least
    const after = distinct[index + 1] ?? most
    return roundest(edge - (edge - before) / 4, edge + (after - edge) / 4, edge)
  })
  return [...new Set(edges)].filter((edge) => edge > least && edge <= most)
}

/** The number of [low, high] that is a multiple of the greatest step of 1, 2, 2.5 or 5 times a power of ten. */
function roundest(low: number, high: number, otherwise: number): number {
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (!(high > low) || size === 0) return otherwise
  const top = Math.ceil(Math.log10(size))
  for (let power = top; power > top - 16; power--) {
    for (const digit of [5, 2.5, 2, 1]) {
      const step = Number(`${digit}e${power}`)
      const multiple = Math.round(otherwise / step)
      for (const candidate of [multiple, multiple - 1, multiple + 1]) {
        const value = Number((candidate * step).toPrecision(12))
        if (value >= low && value <= high && value !== 0) return value
      }
    }
  }
  return otherwise
}
