import { ascendingOrder, forEachRun } from '../order/index.ts'

/**
 * The never-falling sequence closest to `values` in weighted squares: isotonic regression by pooling
 * adjacent violators (Ayer et al. 1955). O(n). Such a sequence comes back as it is. Empty in, empty out.
 *
 * @param weights positive, one a value; 1 each unless given
 */
export function isotonic(values: Float64Array, weights?: Float64Array): Float64Array {
  const fitted = new Float64Array(values.length)
  for (const { mean, from, to } of pool(values, weights)) fitted.fill(mean, from, to)
  return fitted
}

/** A rising step function: scores from from[i] up to from[i + 1] get probability[i]. */
export interface StepCalibration {
  readonly from: Float64Array
  readonly probability: Float64Array
}

/**
 * What probability goes with a score, if all we trust is that higher is better? Isotonic calibration
 * (Zadrozny and Elkan 2002): equal scores pooled, then isotonic regression of the outcomes. Needs a
 * thousand rows or more: with few it follows noise, and its ends tend to 0 and 1. No rows: no steps,
 * and `stepAt` answers 0.5.
 */
export function fitIsotonic(scores: Float64Array, outcome: Uint8Array): StepCalibration {
  if (scores.length !== outcome.length) {
    throw new RangeError(`${scores.length} scores for ${outcome.length} outcomes`)
  }
  const order = ascendingOrder(scores)
  const distinct: number[] = []
  const rates: number[] = []
  const sizes: number[] = []
  forEachRun(scores, order, (start, end) => {
    let wins = 0
    for (let i = start; i < end; i += 1) wins += outcome[order[i] ?? 0] ?? 0
    distinct.push(scores[order[start] ?? 0] ?? 0)
    rates.push(wins / (end - start))
    sizes.push(end - start)
  })
  const blocks = pool(Float64Array.from(rates), Float64Array.from(sizes))
  return {
    from: Float64Array.from(blocks, (block) => distinct[block.from] ?? 0),
    probability: Float64Array.from(blocks, (block) => block.mean),
  }
}

/** The probability of a score; scores below the first step get that of the first. */
export function stepAt({ from, probability }: StepCalibration, score: number): number {
  let [low, high] = [0, from.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((from[middle] ?? 0) <= score) low = middle + 1
    else high = middle
  }
  return probability[Math.max(0, low - 1)] ?? 0.5
}

interface Block {
  readonly mean: number
  readonly weight: number
  readonly from: number
  readonly to: number
}

function pool(values: Float64Array, weights?: Float64Array): Block[] {
  const blocks: Block[] = []
  for (const [i, value] of values.entries()) {
    let block: Block = { mean: value, weight: weights?.[i] ?? 1, from: i, to: i + 1 }
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      if (last.mean < block.mean) break
      blocks.pop()
      const weight = last.weight + block.weight
      const mean = last.mean + ((block.mean - last.mean) * block.weight) / weight
      block = { mean, weight, from: last.from, to: block.to }
    }
    blocks.push(block)
  }
  return blocks
}
