import { Fault } from '../fault.ts'
import type { Profile } from './profile.ts'

/** What somebody would change by hand. */
export interface CardEdit {
  readonly bestFrom?: number
  readonly goodFrom?: number
  readonly leastKnown?: number
  /** Other points for levels, by their position in the trait; 0 is `missing`. */
  readonly points?: readonly {
    readonly trait: string
    readonly level: number
    readonly points: number
  }[]
}

/**
 * The profile with cuts and points changed by hand. The counts behind the tiers belong to the points as they were,
 * so they go where any point changes.
 *
 * @throws Fault `what_if.no_level` for a trait that is not on the card, or a level that it does not have
 */
export function editedProfile(profile: Profile, { points = [], ...cuts }: CardEdit): Profile {
  const traits = profile.card.traits.map((trait) => ({ ...trait, levels: [...trait.levels] }))
  for (const { level, points: wanted, trait } of points) {
    const levels = traits.find(({ id }) => id === trait)?.levels
    const before = levels?.[level]
    if (levels === undefined || before === undefined)
      throw new Fault('what_if.no_level', { trait, level })
    levels[level] = { ...before, points: wanted }
  }
  const { heldOut, own, ...tiers } = profile.tiers
  const counts = {
    ...(heldOut === undefined ? {} : { heldOut }),
    ...(own === undefined ? {} : { own }),
  }
  return {
    ...profile,
    card: { ...profile.card, traits },
    tiers: { ...tiers, ...cuts, basis: 'set_by_user', ...(points.length === 0 ? counts : {}) },
  }
}
