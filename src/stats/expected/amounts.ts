import { bytesAt, type CodedTrait, numbersAt } from '../coded/index.ts'

/** Won accounts: a byte a trait, and what each brought, as a natural logarithm. */
export interface WonAmounts {
  readonly traits: readonly CodedTrait[]
  readonly logAmount: Float64Array
}

/** The same of some rows only, in their order. */
export function pickAmounts({ logAmount, traits }: WonAmounts, rows: Uint32Array): WonAmounts {
  return {
    traits: traits.map((trait) => ({ ...trait, codes: bytesAt(trait.codes, rows) })),
    logAmount: numbersAt(logAmount, rows),
  }
}

export function meanOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return values.length === 0 ? 0 : sum / values.length
}

/** Sample variance, divided by n - 1; 0 where n < 2. */
export function varianceOf(values: Float64Array): number {
  const mean = meanOf(values)
  let sum = 0
  for (const value of values) sum += (value - mean) ** 2
  return values.length < 2 ? 0 : sum / (values.length - 1)
}
