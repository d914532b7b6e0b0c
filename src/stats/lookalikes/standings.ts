/** How many scores are above one, and how many equal it. */
export interface Standing {
  readonly above: number
  readonly equal: number
}

/**
 * Where some scores stand among all: one pass that counts each score at the first asked one that it does not
 * pass, O(n log k). NaN stands nowhere.
 */
export function standings(scores: Float64Array, asked: readonly number[]): readonly Standing[] {
  const steps = Float64Array.from(new Set(asked)).sort()
  const below = new Float64Array(steps.length + 1)
  const equal = new Float64Array(steps.length)
  const least = steps[0] ?? Number.POSITIVE_INFINITY
  let total = 0
  for (const score of scores) {
    if (Number.isNaN(score)) continue
    total += 1
    // Asked are mostly the highest, and nearly all scores are lower than these.
    const at = score < least ? 0 : firstFrom(steps, score)
    if (steps[at] === score) equal[at] = (equal[at] ?? 0) + 1
    else below[at] = (below[at] ?? 0) + 1
  }
  const byScore = new Map<number, Standing>()
  let passed = 0
  steps.forEach((step, at) => {
    passed += (below[at] ?? 0) + (equal[at] ?? 0)
    byScore.set(step, { above: total - passed, equal: equal[at] ?? 0 })
  })
  return asked.map((score) => byScore.get(score) ?? { above: total, equal: 0 })
}

/** Position of the first ascending number that is not below the value. */
function firstFrom(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
