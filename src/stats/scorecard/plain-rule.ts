import {
  addCounts,
  type Coded,
  type CodedTrait,
  countFolds,
  type LevelCounts,
  levelOffsets,
  rowsWhere,
} from '../coded/index.ts'
import { traitStrength } from './trait-strength.ts'

/** What a plain rule says of each row, learned without its fold, and which traits it used. */
export interface RuleForecast {
  readonly probability: Float64Array
  /** Traits of the rule in any fold. */
  readonly traits: readonly number[]
}

/**
 * What would a table of two traits do, such as industry by size band? The rate of each cell, drawn to
 * the base rate with the weight of `PRIOR_ROWS` rows. Where no traits are given, the two that vary most
 * beyond chance in the training rows are taken.
 *
 * @param given one or two traits of the rule; none to choose them
 * @param learn rows to learn from; @param check rows to forecast, written to `probability`
 */
export function applyPlainRule(
  data: Coded,
  given: readonly number[],
  learn: Uint32Array,
  check: Uint32Array,
  probability: Float64Array,
): readonly number[] {
  const traits = given.length > 0 ? given : twoStrongest(data.traits, countsOf(data, learn))
  forecast(data, traits, learn, check, probability)
  return traits
}

/** How many there are of some rows. */
function countsOf({ good, rows, traits }: Coded, learn: Uint32Array): LevelCounts {
  const part = new Uint8Array(rows).fill(1)
  for (const row of learn) part[row] = 0
  return addCounts(countFolds(traits, good, part, 1))
}

function forecast(
  data: Coded,
  rule: readonly number[],
  learn: Uint32Array,
  check: Uint32Array,
  probability: Float64Array,
): void {
  const [first, second] = rule.map((index) => data.traits[index])
  const width = second?.levels ?? 1
  const cell = (row: number) => (first?.codes[row] ?? 0) * width + (second?.codes[row] ?? 0)
  const rows = new Float64Array((first?.levels ?? 1) * width)
  const good = new Float64Array(rows.length)
  let won = 0
  for (const row of learn) {
    const outcome = data.good[row] ?? 0
    const at = cell(row)
    rows[at] = (rows[at] ?? 0) + 1
    good[at] = (good[at] ?? 0) + outcome
    won += outcome
  }
  const base = (won + 0.5) / (learn.length + 1)
  for (const row of check) {
    const at = cell(row)
    probability[row] = ((good[at] ?? 0) + PRIOR_ROWS * base) / ((rows[at] ?? 0) + PRIOR_ROWS)
  }
}

const PRIOR_ROWS = 10

/** The plain rule for every row, learned without its fold. */
export function crossFitPlainRule(
  data: Coded,
  given: readonly number[],
  fold: Uint8Array,
  folds: number,
): RuleForecast {
  const probability = new Float64Array(data.rows)
  const used = new Set<number>()
  const counts = given.length > 0 ? [] : countFolds(data.traits, data.good, fold, folds)
  for (let k = 0; k < folds; k += 1) {
    const learn = rowsWhere(data.rows, (row) => fold[row] !== k)
    const check = rowsWhere(data.rows, (row) => fold[row] === k)
    const others = counts.filter((_, other) => other !== k)
    const rule = given.length > 0 ? given : twoStrongest(data.traits, addCounts(others))
    forecast(data, rule, learn, check, probability)
    for (const trait of rule) used.add(trait)
  }
  return { probability, traits: [...used].toSorted((a, b) => a - b) }
}

function twoStrongest(traits: readonly CodedTrait[], counts: LevelCounts): number[] {
  const offsets = levelOffsets(traits)
  return traits
    .map((trait, index) => ({
      index,
      excess: traitStrength(trait, offsets[index] ?? 0, counts).excess,
    }))
    .filter(({ excess }) => excess > 0)
    .toSorted((a, b) => b.excess - a.excess || a.index - b.index)
    .slice(0, 2)
    .map(({ index }) => index)
}
