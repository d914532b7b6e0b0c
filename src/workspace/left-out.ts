import type { CatalogueTrait, Profile, ValueReport } from '../domain/index.ts'

/** Ids of the traits that the customers' value is made of. */
export function partsOfValue({ criteria }: ValueReport): readonly string[] {
  return criteria.flatMap(({ id, status, basis }) => {
    if (status !== 'used') return []
    if (id.startsWith('trait:')) return [id.slice('trait:'.length)]
    return id === 'brand' && basis !== undefined ? [`account.${basis}`] : []
  })
}

/** Traits that took no part in learning a profile, each with its reason. */
export function leftOutTraits(
  traits: readonly CatalogueTrait[],
  profile: Profile,
  value: ValueReport,
): readonly CatalogueTrait[] {
  const parts = profile.outcome === 'best' ? partsOfValue(value) : []
  return traits.flatMap((trait): CatalogueTrait[] => {
    if (trait.leftOut !== undefined) return [trait]
    return parts.includes(trait.id)
      ? [{ ...trait, leftOut: { reason: 'part_of_value', facts: {} } }]
      : []
  })
}
