import type { CodedTrait } from '../coded/index.ts'
import type { AmountModel } from './fit-amounts.ts'

export interface ForetoldLogs {
  readonly mean: Float64Array
  /** Variance of that mean; what accounts alike differ by is not in it. */
  readonly variance: Float64Array
}

/**
 * The expected log amount of each row with how sure that is.
 *
 * @param traits the traits of the model, in its order
 */
export function foretellLogs(
  model: AmountModel,
  traits: readonly CodedTrait[],
  rows: number,
): ForetoldLogs {
  const mean = new Float64Array(rows)
  const variance = new Float64Array(rows)
  const at = new Uint32Array(traits.length + 1)
  for (let row = 0; row < rows; row += 1) {
    let sum = model.intercept
    traits.forEach(({ codes }, place) => {
      const level = codes[row] ?? 0
      sum += model.effects[place]?.[level] ?? 0
      at[place + 1] = (model.offsets[place] ?? 0) + level
    })
    let doubt = 0
    for (const one of at)
      for (const other of at) doubt += model.covariance[one * model.size + other] ?? 0
    mean[row] = sum
    variance[row] = Math.max(0, doubt)
  }
  return { mean, variance }
}
