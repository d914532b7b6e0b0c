import type { CodedTrait } from '../coded/index.ts'

/**
 * What each row adds to a group that it joins: `w (y - bar)`. With the bar at the base rate a group's
 * sum is N times its weighted relative accuracy (Lavrac et al. 2004); with a higher bar the same, with
 * rows dearer to take in.
 */
export interface Worth {
  readonly good: Uint8Array
  /** Weight of the row times y - bar; 0 for a good row that a segment already covers. */
  readonly gain: Float64Array
  /** Weight of the row while no segment covers it, else 0. */
  readonly fresh: Float64Array
  /** All rows, by weight. */
  readonly rows: number
  /** Share of good rows, by weight. */
  readonly base: number
  /** The rate that rows must exceed to pay for themselves. */
  readonly bar: number
}

/**
 * @param weight of each row, such as how often a bootstrap drew it; 0 leaves it out
 * @param odds of the bar over the odds of everybody. At 1 the search is for WRAcc itself, and answers with
 *   broad groups that do a little better; the higher, the narrower the groups and the more often they are good
 */
export function worthOf(good: Uint8Array, weight: Float64Array, odds: number): Worth {
  let [all, won] = [0, 0]
  for (let row = 0; row < good.length; row += 1) {
    all += weight[row] ?? 0
    won += (weight[row] ?? 0) * (good[row] ?? 0)
  }
  const base = all === 0 ? 0 : won / all
  const bar = (odds * base) / (1 - base + odds * base)
  const gain = new Float64Array(good.length)
  for (let row = 0; row < good.length; row += 1)
    gain[row] = (weight[row] ?? 0) * ((good[row] ?? 0) - bar)
  return { good, gain, fresh: Float64Array.from(weight), rows: all, base, bar }
}

/** Some rows by level of one trait: what they gain, and how many of those that no segment covers are good. */
export interface LevelTotals {
  readonly gain: Float64Array
  readonly fresh: Float64Array
  readonly freshGood: Float64Array
}

export function levelTotals(
  { codes, levels }: CodedTrait,
  { good, gain, fresh }: Worth,
  rows: Uint32Array,
): LevelTotals {
  const totals = {
    gain: new Float64Array(levels),
    fresh: new Float64Array(levels),
    freshGood: new Float64Array(levels),
  }
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] ?? 0
    const level = codes[row] ?? 0
    const weight = fresh[row] ?? 0
    totals.gain[level] = (totals.gain[level] ?? 0) + (gain[row] ?? 0)
    totals.fresh[level] = (totals.fresh[level] ?? 0) + weight
    if (good[row] === 1) totals.freshGood[level] = (totals.freshGood[level] ?? 0) + weight
  }
  return totals
}

/** Only what rows gain by level; the same as `levelTotals().gain`, in half the time. */
export function levelGains(
  { codes, levels }: CodedTrait,
  gain: Float64Array,
  rows: Uint32Array,
): Float64Array {
  const sums = new Float64Array(levels)
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] ?? 0
    const level = codes[row] ?? 0
    sums[level] = (sums[level] ?? 0) + (gain[row] ?? 0)
  }
  return sums
}

export function sumAt(values: Float64Array, levels: readonly number[]): number {
  return levels.reduce((sum, level) => sum + (values[level] ?? 0), 0)
}
