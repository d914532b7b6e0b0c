import type { CodedTrait } from '../coded/index.ts'
import { meanOf, varianceOf, type WonAmounts } from './amounts.ts'

/** Traits in the model at the most. */
const MOST_TRAITS = 12
const FOLDS = 5
/** Of those that gain at all, so many are tried again after each trait that enters. */
const WIDEST = 24
/** A trait enters if its gain on rows kept aside lies so many standard errors over nothing. */
const LEAST_ERRORS = 1

/**
 * Which traits tell how much an account brings? Forward and stagewise: the trait that lowers the squared
 * error of log amounts most on rows kept aside enters, what it says is taken off, and the next is sought in
 * what remains, until none gains beyond one standard error. Each trait's levels are shrunk by its own variance
 * (one-way random effects). Positions in `traits`, most helpful first. O(traits x rows) for each one found.
 */
export function chooseAmountTraits({ logAmount, traits }: WonAmounts): readonly number[] {
  const rest = remainders(logAmount)
  const chosen: number[] = []
  let candidates: readonly Candidate[] = traits.map((trait, index) => ({ index, trait }))
  while (chosen.length < MOST_TRAITS) {
    const gains = candidates
      .map((candidate) => ({ ...candidate, ...gainOf(candidate.trait, rest) }))
      .filter(({ gain }) => gain > 0)
      .toSorted((a, b) => b.gain - a.gain || a.index - b.index)
    const found = gains.find(({ error, gain }) => gain > LEAST_ERRORS * error)
    if (found === undefined) break
    chosen.push(found.index)
    takeOff(found.trait, rest)
    candidates = gains.slice(0, WIDEST).filter(({ index }) => index !== found.index)
  }
  return chosen
}

interface Candidate {
  readonly index: number
  readonly trait: CodedTrait
}

/** What is left to be said of every row, once for each fold: by what the rows of other folds say. */
function remainders(logAmount: Float64Array): readonly Float64Array[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const mean = meanOf(logAmount.filter((_value, row) => row % FOLDS !== fold))
    return logAmount.map((value) => value - mean)
  })
}

/** The mean gain by a trait, with its standard error. */
function gainOf(trait: CodedTrait, rest: readonly Float64Array[]) {
  const gains = heldOutGains(trait, rest)
  const error = Math.sqrt(varianceOf(gains) / Math.max(1, gains.length))
  return { gain: meanOf(gains), error }
}

/** By how much the trait lowers each row's squared error, told by the rows of other folds. */
function heldOutGains(trait: CodedTrait, rest: readonly Float64Array[]): Float64Array {
  const gains = new Float64Array(trait.codes.length)
  rest.forEach((left, fold) => {
    const effects = shrunkLevels(trait, left, fold)
    for (let row = fold; row < left.length; row += FOLDS) {
      const [before, says] = [left[row] ?? 0, effects[trait.codes[row] ?? 0] ?? 0]
      gains[row] = before ** 2 - (before - says) ** 2
    }
  })
  return gains
}

function takeOff(trait: CodedTrait, rest: readonly Float64Array[]): void {
  rest.forEach((left, fold) => {
    const effects = shrunkLevels(trait, left, fold)
    for (let row = 0; row < left.length; row += 1)
      left[row] = (left[row] ?? 0) - (effects[trait.codes[row] ?? 0] ?? 0)
  })
}

/**
 * Best linear unbiased prediction of level means in a one-way layout, its two variances by the method of
 * moments (Searle, Casella and McCulloch, Variance Components, 1992, 3.6), from all rows but one fold's.
 */
function shrunkLevels(trait: CodedTrait, left: Float64Array, fold: number): Float64Array {
  const held = new Float64Array(trait.levels)
  const sums = new Float64Array(trait.levels)
  let [square, rows] = [0, 0]
  for (let row = 0; row < left.length; row += 1) {
    if (row % FOLDS === fold) continue
    const [value, level] = [left[row] ?? 0, trait.codes[row] ?? 0]
    held[level] = (held[level] ?? 0) + 1
    sums[level] = (sums[level] ?? 0) + value
    square += value ** 2
    rows += 1
  }
  const used = held.reduce((count, n) => count + (n > 0 ? 1 : 0), 0)
  const whole = sums.reduce((sum, value) => sum + value, 0)
  const between = sums.reduce((sum, value, level) => {
    const n = held[level] ?? 0
    return n === 0 ? sum : sum + value ** 2 / n
  }, 0)
  const within = Math.max(0, square - between) / Math.max(1, rows - used)
  const effective = rows - held.reduce((sum, n) => sum + n ** 2, 0) / Math.max(1, rows)
  const spread = between - whole ** 2 / Math.max(1, rows) - (used - 1) * within
  const variance = effective > 0 ? Math.max(0, spread / effective) : 0
  if (variance === 0) return new Float64Array(trait.levels)
  return sums.map((sum, level) => sum / ((held[level] ?? 0) + within / variance))
}
