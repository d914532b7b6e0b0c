import { weightOfEvidence } from './weight-of-evidence.ts'

/** How far two samples of the same trait lie apart. */
export interface Stability {
  /** Population stability index; at least 0. Rule of thumb: under 0.1 stable, over 0.25 shifted. */
  readonly index: number
  /** What each level adds to it. */
  readonly levels: readonly number[]
  /** The index that two samples of these sizes show by chance, on average. */
  readonly byChance: number
}

/**
 * Has the mix of levels changed between then and now? Population stability index, the sum over levels
 * of (now - then) ln(now / then) of their shares: the divergence of the information value, between two
 * times instead of two outcomes (Siddiqi 2006; chance level: B. Yurdakul 2018). Either sample empty: 0.
 *
 * @param before, now counts a level, in the same order
 */
export function populationStability(
  before: readonly number[],
  now: readonly number[],
  smoothing = 0.5,
): Stability {
  const { levels, value, byChance } = weightOfEvidence(now, before, smoothing)
  return { index: value, levels: levels.map(({ information }) => information), byChance }
}
