import type { CodedTrait } from '../coded/index.ts'

/** Categories that a condition may list at the most: more are no longer one thing. */
export const MOST_LISTED = 3

type Shape = Pick<CodedTrait, 'levels' | 'ordered' | 'rest'>

/**
 * How much the best condition on one trait gains, where level l gains `sums[at + l]`. Missing, and the
 * rest, are never asked for; a condition that every known row meets would ask for being known alone,
 * so it is none. 0 where no condition gains anything.
 */
export function bestGain(shape: Shape, sums: Float64Array, at: number): number {
  return shape.ordered ? bestRangeGain(shape.levels, sums, at) : bestListGain(shape, sums, at)
}

/**
 * The largest sum of neighbouring levels in one pass (J. Bentley, "Programming Pearls", CACM 27, 1984):
 * the optimal range of an ordered trait (Fukuda et al., SIGMOD 1996).
 */
function bestRangeGain(levels: number, sums: Float64Array, at: number): number {
  let best = 0
  let ending = 0
  let all = 0
  for (let level = 1; level < levels; level += 1) {
    const gain = sums[at + level] ?? 0
    all += gain
    ending = ending > 0 ? ending + gain : gain
    if (ending > best) best = ending
  }
  if (best > all || best === 0) return best
  return Math.max(rangeGain(1, levels - 1, sums, at), rangeGain(2, levels, sums, at))
}

function rangeGain(from: number, to: number, sums: Float64Array, at: number): number {
  let best = 0
  let ending = 0
  for (let level = from; level < to; level += 1) {
    const gain = sums[at + level] ?? 0
    ending = ending > 0 ? ending + gain : gain
    if (ending > best) best = ending
  }
  return best
}

function bestListGain(shape: Shape, sums: Float64Array, at: number): number {
  const { levels, rest } = shape
  const most = mostListed(shape)
  let [first, second, third] = [0, 0, 0]
  for (let level = 1; level < levels; level += 1) {
    const gain = sums[at + level] ?? 0
    if (gain <= third || level === rest) continue
    third = Math.min(gain, second)
    if (gain > second) {
      second = Math.min(gain, first)
      if (gain > first) first = gain
    }
  }
  return (most > 0 ? first : 0) + (most > 1 ? second : 0) + (most > 2 ? third : 0)
}

/** A list of all that is known would be no condition; the rest, where there is one, is what it leaves out. */
function mostListed({ levels }: Shape): number {
  return Math.min(MOST_LISTED, levels - 2)
}

/** The levels of the best condition; none where nothing gains. Where ranges tie, the first. */
export function bestLevels(shape: Shape, sums: Float64Array, at: number): readonly number[] {
  return shape.ordered ? bestRange(shape.levels, sums, at) : bestList(shape, sums, at)
}

function bestRange(levels: number, sums: Float64Array, at: number): readonly number[] {
  let best = { gain: 0, from: 0, to: 0 }
  for (let from = 1; from < levels; from += 1) {
    let gain = 0
    for (let to = from; to < levels; to += 1) {
      gain += sums[at + to] ?? 0
      const whole = from === 1 && to === levels - 1
      if (gain > best.gain && !whole) best = { gain, from, to }
    }
  }
  return best.gain > 0
    ? Array.from({ length: best.to - best.from + 1 }, (_, step) => best.from + step)
    : []
}

function bestList(shape: Shape, sums: Float64Array, at: number): readonly number[] {
  const most = mostListed(shape)
  const list: number[] = []
  for (let level = 1; level < shape.levels; level += 1) {
    const gain = sums[at + level] ?? 0
    if (gain <= 0 || level === shape.rest) continue
    const place = list.findIndex((listed) => (sums[at + listed] ?? 0) < gain)
    list.splice(place < 0 ? list.length : place, 0, level)
    if (list.length > most) list.pop()
  }
  return list.sort((a, b) => a - b)
}
