import type { Profile, Replay } from '../../domain/index.ts'

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
export function seenTo({ data, learned, verdict }: Profile): string | undefined {
  const written = verdict.reasons.includes('hypothesis_only') ? learned.slice(0, 10) : undefined
  return data.to ?? written
}

/** Whether it would be in force: it proved reliable, or a person took it as it stands. */
export function isUsed({ verdict }: Profile): boolean {
  return verdict.reliable || verdict.reasons.includes('hypothesis_only')
}
