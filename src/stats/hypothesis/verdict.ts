import { type NormalBelief, probabilityAbove } from './normal-belief.ts'

export type BeliefVerdict = 'confirmed' | 'weakened' | 'overturned' | 'open'

/** How probable a verdict has to be. */
const SURE = 0.95

/** Half of "twice the odds" either way is called neutral: 10 points. */
const NEUTRAL = Math.LN2 / 2

/**
 * What became of a statement? Of one with a direction (m is not 0), by the posterior:
 *
 * - overturned: P(the effect has the stated direction) <= 5 %;
 * - weakened: P(the effect is less than half of what was stated) >= 95 %;
 * - confirmed: P(the effect has the stated direction) >= 95 %, and the data says so by itself, with a flat
 *   prior, as surely: a belief cannot confirm itself;
 * - open: otherwise; and always where there is no data.
 *
 * The first that holds counts. "Neutral" (m = 0) means within 10 points of 0 either way: confirmed where
 * posterior and data by itself hold that at 95 %, overturned where the posterior holds the contrary at 95 %.
 *
 * Where the true effect is 0, a statement with a direction is confirmed in at most 5 of 100 data sets,
 * whatever its worth, because the data's own one-sided test at 5 % has to pass.
 */
export function beliefVerdict(
  stated: number,
  data: NormalBelief | undefined,
  posterior: NormalBelief,
): BeliefVerdict {
  if (data === undefined) return 'open'
  return stated === 0 ? neutralVerdict(data, posterior) : directedVerdict(stated, data, posterior)
}

function directedVerdict(
  stated: number,
  data: NormalBelief,
  posterior: NormalBelief,
): BeliefVerdict {
  const beyond = (belief: NormalBelief, value: number) =>
    stated > 0 ? probabilityAbove(belief, value) : 1 - probabilityAbove(belief, value)
  if (beyond(posterior, 0) <= 1 - SURE) return 'overturned'
  if (beyond(posterior, stated / 2) <= 1 - SURE) return 'weakened'
  return beyond(posterior, 0) >= SURE && beyond(data, 0) >= SURE ? 'confirmed' : 'open'
}

function neutralVerdict(data: NormalBelief, posterior: NormalBelief): BeliefVerdict {
  const within = (belief: NormalBelief) =>
    probabilityAbove(belief, -NEUTRAL) - probabilityAbove(belief, NEUTRAL)
  if (within(posterior) <= 1 - SURE) return 'overturned'
  return within(posterior) >= SURE && within(data) >= SURE ? 'confirmed' : 'open'
}
