import { priorCovariance, smoothness } from '../additive/index.ts'
import { type CodedTrait, levelOffsets } from '../coded/index.ts'
import { choleskyInPlace, inverseFromFactor } from '../linear/index.ts'
import { meanOf, varianceOf, type WonAmounts } from './amounts.ts'

/** The log amount of an account: the intercept and an effect for its level on each trait. */
export interface AmountModel {
  readonly intercept: number
  /** By trait and level, in log units. */
  readonly effects: readonly Float64Array[]
  /** Where each trait's levels stand in the covariance, after the intercept at 0. */
  readonly offsets: Uint32Array
  readonly size: number
  /** Covariance of intercept and effects given the data, size x size. */
  readonly covariance: Float64Array
  /** Variance of log amounts among accounts alike. */
  readonly residual: number
}

const MOST_ROUNDS = 50
const SETTLED = 1e-5
/** A trait's variance stays over this share of the residual one, so that the equations can be solved. */
const LEAST_SHARE = 1e-8

/**
 * How much does each level add to the log amount? Random effects of all traits together, each trait with a
 * variance of its own by restricted maximum likelihood: Henderson's mixed model equations, iterated by Schall
 * (Estimation in generalized linear models with random effects, Biometrika 78, 1991), whose fixed point is the
 * REML estimate. Levels of a category are exchangeable, those of an ordered trait hang together
 * (`smoothness`). Without rows all is 0; O(rows x traits^2 + levels^3) a round.
 *
 * @param traits positions of the traits that take part
 */
export function fitAmounts(data: WonAmounts, traits: readonly number[]): AmountModel {
  const own = traits.flatMap((index) => data.traits[index] ?? [])
  const offsets = levelOffsets(own).map((offset) => offset + 1)
  const size = 1 + own.reduce((sum, { levels }) => sum + levels, 0)
  const equations = normalEquations(own, offsets, size, data.logAmount)
  const penalties = own.map(smoothness)
  const rows = data.logAmount.length
  const total = varianceOf(data.logAmount)
  let residual = Math.max(total, Number.MIN_VALUE)
  let variances = own.map((trait) => startVariance(trait, total / (2 * Math.max(1, own.length))))
  let solved = solve(equations, penalties, offsets, { residual, variances }, size)
  for (let round = 0; round < MOST_ROUNDS && total > 0; round += 1) {
    const told = own.map((trait, place) => {
      const { bend, spread } = quadratic(penalties[place], solved, offsets[place] ?? 0, size)
      const variance = variances[place] ?? 0
      return { bend, free: Math.max(1e-12, trait.levels - (residual * spread) / variance) }
    })
    const used = told.reduce((sum, { free }) => sum + free, 1)
    const before = variances
    residual = Math.max(
      equations.squaresLeft(solved.values) / Math.max(1, rows - used),
      total * 1e-9,
    )
    variances = told.map(({ bend, free }) => Math.max(bend / free, LEAST_SHARE * residual))
    solved = solve(equations, penalties, offsets, { residual, variances }, size)
    if (variances.every((now, place) => Math.abs(now - (before[place] ?? 0)) <= SETTLED * residual))
      break
  }
  const [intercept = 0] = solved.values
  return {
    intercept,
    effects: own.map(({ levels }, place) => {
      const from = offsets[place] ?? 0
      return solved.values.slice(from, from + levels)
    }),
    offsets: offsets.subarray(0, own.length),
    size,
    covariance: solved.inverse.map((cell) => cell * residual),
    residual,
  }
}

/** The prior's mean variance of a level is what the trait is given to begin with. */
function startVariance(trait: CodedTrait, share: number): number {
  const covariance = priorCovariance(trait)
  let trace = 0
  for (let level = 0; level < trait.levels; level += 1)
    trace += covariance[level * trait.levels + level] ?? 0
  return Math.max(Number.MIN_VALUE, (share * trait.levels) / trace)
}

interface Equations {
  /** X'X, size x size. */
  readonly cross: Float64Array
  /** X'(y - mean). */
  readonly right: Float64Array
  readonly mean: number
  squaresLeft(values: Float64Array): number
}

function normalEquations(
  traits: readonly CodedTrait[],
  offsets: Uint32Array,
  size: number,
  logAmount: Float64Array,
): Equations {
  const mean = meanOf(logAmount)
  const cross = new Float64Array(size * size)
  const right = new Float64Array(size)
  const at = new Uint32Array(traits.length + 1)
  const place = (row: number) =>
    traits.forEach(({ codes }, index) => {
      at[index + 1] = (offsets[index] ?? 0) + (codes[row] ?? 0)
    })
  for (let row = 0; row < logAmount.length; row += 1) {
    place(row)
    for (const one of at) {
      right[one] = (right[one] ?? 0) + (logAmount[row] ?? 0) - mean
      for (const other of at) cross[one * size + other] = (cross[one * size + other] ?? 0) + 1
    }
  }
  const squaresLeft = (values: Float64Array) => {
    let sum = 0
    for (let row = 0; row < logAmount.length; row += 1) {
      place(row)
      let left = logAmount[row] ?? 0
      for (const one of at) left -= values[one] ?? 0
      sum += left * left
    }
    return sum
  }
  return { cross, right, mean, squaresLeft }
}

interface Solved {
  readonly values: Float64Array
  readonly inverse: Float64Array
}

function solve(
  { cross, mean, right }: Equations,
  penalties: readonly Float64Array[],
  offsets: Uint32Array,
  { residual, variances }: { readonly residual: number; readonly variances: readonly number[] },
  size: number,
): Solved {
  const matrix = cross.slice()
  // Without rows the intercept would be free.
  if (matrix[0] === 0) matrix[0] = 1
  penalties.forEach((penalty, place) => {
    const [from, levels] = [offsets[place] ?? 0, Math.sqrt(penalty.length)]
    const share = residual / (variances[place] ?? 1)
    for (let i = 0; i < levels; i += 1)
      for (let j = 0; j < levels; j += 1) {
        const cell = (from + i) * size + from + j
        matrix[cell] = (matrix[cell] ?? 0) + share * (penalty[i * levels + j] ?? 0)
      }
  })
  choleskyInPlace(matrix, size)
  const inverse = inverseFromFactor(matrix, size)
  const values = right.map((_, i) => {
    let sum = i === 0 ? mean : 0
    for (let j = 0; j < size; j += 1) sum += (inverse[i * size + j] ?? 0) * (right[j] ?? 0)
    return sum
  })
  return { values, inverse }
}

/** b'Sb and the trace of S times the inverse's block, of the trait whose levels begin at `from`. */
function quadratic(
  penalty: Float64Array = new Float64Array(0),
  { inverse, values }: Solved,
  from: number,
  size: number,
): { readonly bend: number; readonly spread: number } {
  const levels = Math.sqrt(penalty.length)
  let [bend, spread] = [0, 0]
  for (let i = 0; i < levels; i += 1)
    for (let j = 0; j < levels; j += 1) {
      const cost = penalty[i * levels + j] ?? 0
      bend += cost * (values[from + i] ?? 0) * (values[from + j] ?? 0)
      spread += cost * (inverse[(from + i) * size + from + j] ?? 0)
    }
  return { bend, spread }
}
