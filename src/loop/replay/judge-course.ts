import type { ReplayCourse, ReplayMeasures, ReplayTurn } from '../../domain/index.ts'
import { heterogeneity, type StratumEstimate } from '../../stats/index.ts'

/**
 * What may be said of all periods together. Claims are made in a fixed order, each only where the one before it
 * holds (Maurer, Hothorn and Lehmacher 1995), so that all of them together err at most one time in twenty: more wins
 * than as many accounts at random, then more than the plain rule.
 */
export function claimOf(
  turns: readonly ReplayTurn[],
  total: ReplayMeasures | undefined,
): ReplayCourse['claim'] {
  if (total === undefined) {
    const seen = turns.some(({ state }) => state === 'seen')
    if (seen) return 'all_seen'
    return turns.some(({ state }) => state === 'no_profile') ? 'no_profile' : 'too_few'
  }
  const gain = (name: 'none' | 'rule') => total.rivals.find((rival) => rival.name === name)?.gain
  const [none, rule] = [gain('none'), gain('rule')]
  if (total.top.accounts > 0 && none?.apart === 0) return 'nothing_chosen'
  if (none === undefined || total.few) return 'too_few'
  if (none.rate.high < 0) return 'behind'
  if (!(none.rate.low > 0)) return 'not_shown'
  if (rule === undefined) return 'ahead'
  if (rule.rate.high < 0) return 'behind_rule'
  return rule.rate.low > 0 ? 'ahead_of_rule' : 'ahead'
}

/** Whether the profile ranked some periods better than others by more than chance; undefined with fewer than two. */
export function driftOf(
  places: readonly number[],
  aucs: readonly StratumEstimate[],
): ReplayCourse['drift'] {
  if (aucs.length < 2) return undefined
  const least = aucs.reduce((low, { value }) => Math.min(low, value), 1)
  const weakest = places[aucs.findIndex(({ value }) => value === least)] ?? 0
  return { p: heterogeneity(aucs), weakest }
}
