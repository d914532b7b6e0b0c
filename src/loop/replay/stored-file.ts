import { isHypothesisOnly, type Profile, type Replay } from '../../domain/index.ts'

/** A profile as it was stored. */
export interface ReplayedFile {
  readonly id: string
  readonly profile: Profile
}

/** What a replay says of the file. */
export function fileNamed({ id, profile }: ReplayedFile): NonNullable<Replay['file']>['file'] {
  const dataTo = seenTo(profile)
  return { id, name: profile.name, ...(dataTo === undefined ? {} : { dataTo }) }
}

/**
 * The last day whose outcomes a profile may know: those it learned from, and of what a person wrote down all that
 * came before. Undefined where that cannot be said.
 */
export function seenTo(profile: Profile): string | undefined {
  const written = isHypothesisOnly(profile) ? profile.learned.slice(0, 10) : undefined
  return profile.data.to ?? written
}
