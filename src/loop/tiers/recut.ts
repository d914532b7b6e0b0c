import { type Profile, tierCutsForCapacity } from '../../domain/index.ts'
import type { Engine, QueryOptions } from '../../sql/index.ts'
import { pointsHistogram } from '../score/index.ts'
import { measureTiers } from './measure-tiers.ts'

/**
 * The profile with the best tier cut so that it holds as many accounts still to be won as the team can work,
 * and with the rates of the tiers measured anew. Needs the accounts scored by this profile.
 */
export async function cutForCapacity(
  engine: Engine,
  profile: Profile,
  capacity: number,
  options?: QueryOptions,
): Promise<Profile> {
  const { calibration } = profile.card
  const found = tierCutsForCapacity(await pointsHistogram(engine, options), capacity, calibration)
  if (found === undefined) return profile
  const bestFrom = found.cut.from
  const goodFrom = Math.min(profile.tiers.goodFrom, bestFrom)
  return remeasured({
    ...profile,
    tiers: { ...profile.tiers, bestFrom, goodFrom, basis: 'capacity', capacity },
  })
}

/** The profile with the rates of its tiers as the accounts kept aside give them for its cuts; a file without those accounts stays. */
export function remeasured(profile: Profile): Profile {
  const { tiers } = profile
  if (tiers.heldOut === undefined) return profile
  return {
    ...profile,
    tiers: { ...tiers, measured: measureTiers(tiers, tiers.heldOut, tiers.own) },
  }
}
