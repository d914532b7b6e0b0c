import type { Coded } from '../coded/index.ts'
import type { Candidate } from './choose-traits.ts'
import { type Fit, fitAdditive } from './fit.ts'

/** The rows to learn from. */
export interface Training {
  readonly data: Coded
  readonly rows: Uint32Array
}

/**
 * Log odds of some traits at their own levels.
 *
 * @param most rows to fit them on, evenly spread; all unless given
 */
export function fitChosen(
  { data, rows }: Training,
  chosen: readonly Candidate[],
  most = rows.length,
): Fit {
  const every = Math.ceil(rows.length / Math.max(1, most))
  const own = every < 2 ? rows : rows.filter((_, i) => i % every === 0)
  const traits = chosen.map(({ trait }) => trait)
  const penalties = chosen.map(({ penalty }) => penalty)
  return fitAdditive(traits, data.good, own, penalties, data.weight)
}
