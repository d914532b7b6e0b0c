/**
 * Which neighbouring bins must be joined so that none is too small to trust? The smallest bin under
 * `least` rows joins the smaller of its neighbours, again and again; with fewer than `least` rows in
 * all, one bin is left. Gives for each bin the number of its merged bin, from 0 in the same order. No
 * bins: none.
 *
 * @param rows rows a bin, in the order of the bins
 */
export function mergeSmallBins(rows: readonly number[], least: number): number[] {
  const groups = rows.map((count) => ({ rows: count, bins: 1 }))
  while (groups.length > 1) {
    const sizes = groups.map((group) => group.rows)
    const smallest = sizes.indexOf(Math.min(...sizes))
    if ((sizes[smallest] ?? least) >= least) break
    const before = sizes[smallest - 1] ?? Infinity
    const after = sizes[smallest + 1] ?? Infinity
    const first = before <= after ? smallest - 1 : smallest
    const [one, other] = groups.slice(first, first + 2)
    if (one === undefined || other === undefined) break
    groups.splice(first, 2, { rows: one.rows + other.rows, bins: one.bins + other.bins })
  }
  return numbered(groups)
}

/**
 * Which neighbouring bins must be joined so that the share of wins only rises (or only falls) along
 * them? Pools adjacent violators (Ayer et al. 1955): the merging that fits the shares best under that
 * order. Bins of equal share and empty bins join their neighbour. Gives for each bin the number of its
 * merged bin, from 0 in the same order. No bins: none.
 *
 * @param wins, rows counts a bin, in the order of the bins
 */
export function mergeToMonotone(
  wins: readonly number[],
  rows: readonly number[],
  direction: 'rising' | 'falling',
): number[] {
  const sign = direction === 'rising' ? 1 : -1
  const groups: { wins: number; rows: number; bins: number }[] = []
  for (const [bin, count] of rows.entries()) {
    let next = { wins: wins[bin] ?? 0, rows: count, bins: 1 }
    for (let last = groups.at(-1); last !== undefined; last = groups.at(-1)) {
      if (sign * (next.wins * last.rows - last.wins * next.rows) > 0) break
      groups.pop()
      next = {
        wins: next.wins + last.wins,
        rows: next.rows + last.rows,
        bins: next.bins + last.bins,
      }
    }
    groups.push(next)
  }
  return numbered(groups)
}

const numbered = (groups: readonly { readonly bins: number }[]): number[] =>
  groups.flatMap(({ bins }, group) => Array.from({ length: bins }, () => group))
