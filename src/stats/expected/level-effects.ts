import { type CodedTrait, rowsAtLevels } from '../coded/index.ts'
import { criticalZ, type Estimate } from '../intervals/index.ts'
import { meanOf, varianceOf } from './amounts.ts'
import type { AmountModel } from './fit-amounts.ts'

/**
 * How many times as much a level brings as the average won account does on that trait, all other traits
 * alike: the exponentiated effect less the trait's mean effect over the rows, with its 95 % interval.
 *
 * @param place the trait's position in the model
 */
export function levelEffects(
  { covariance, effects, offsets, size }: AmountModel,
  place: number,
  trait: CodedTrait,
): readonly Estimate[] {
  const own = effects[place] ?? new Float64Array(0)
  const from = offsets[place] ?? 0
  const held = rowsAtLevels(trait)
  const rows = Math.max(1, trait.codes.length)
  const z = criticalZ(0.95)
  return Array.from(own, (_, level) => {
    const weights = held.map((n, other) => (other === level ? 1 : 0) - n / rows)
    let [value, variance] = [0, 0]
    weights.forEach((weight, i) => {
      value += weight * (own[i] ?? 0)
      weights.forEach((other, j) => {
        variance += weight * other * (covariance[(from + i) * size + from + j] ?? 0)
      })
    })
    const half = z * Math.sqrt(Math.max(0, variance))
    return { value: Math.exp(value), low: Math.exp(value - half), high: Math.exp(value + half) }
  })
}

/** Share of the variance of the values that lies between the trait's levels, adjusted for their number; 0 for none. */
export function levelsExplain(trait: CodedTrait, values: Float64Array): number {
  const held = rowsAtLevels(trait)
  const sums = new Float64Array(trait.levels)
  const mean = meanOf(values)
  values.forEach((value, row) => {
    const level = trait.codes[row] ?? 0
    sums[level] = (sums[level] ?? 0) + value - mean
  })
  const between = sums.reduce(
    (all, sum, level) => all + sum ** 2 / Math.max(1, held[level] ?? 0),
    0,
  )
  const whole = varianceOf(values) * (values.length - 1)
  const used = held.reduce((count, n) => count + (n > 0 ? 1 : 0), 0)
  if (!(whole > 0) || values.length <= used) return 0
  return 1 - (whole - between) / (values.length - used) / varianceOf(values)
}
