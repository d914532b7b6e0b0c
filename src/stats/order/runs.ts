/**
 * Calls `visit(from, to)` for each run of equal values in sorted order, so that no statistic ever
 * depends on how a sort happened to break ties; rows of the run are order[from] .. order[to - 1].
 */
export function forEachRun(
  values: Float64Array,
  order: Uint32Array,
  visit: (from: number, to: number) => void,
): void {
  let from = 0
  while (from < order.length) {
    const value = values[order[from] ?? 0]
    let to = from + 1
    while (to < order.length && values[order[to] ?? 0] === value) to += 1
    visit(from, to)
    from = to
  }
}

/** The rank of each row from 1 to n; equal values share the mean of their ranks. */
export function midranks(values: Float64Array, order: Uint32Array): Float64Array {
  const ranks = new Float64Array(values.length)
  forEachRun(values, order, (from, to) => {
    const rank = (from + 1 + to) / 2
    for (let i = from; i < to; i += 1) ranks[order[i] ?? 0] = rank
  })
  return ranks
}
