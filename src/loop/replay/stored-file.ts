import type { Profile, Replay } from '../../domain/index.ts'

/** A profile as it was stored. */
export interface ReplayedFile {
  readonly id: string
  readonly profile: Profile
}

/** What a replay says of the file. */
export function fileNamed({ id, profile }: ReplayedFile): NonNullable<Replay['file']>['file'] {
  const { data, name } = profile
  return { id, name, ...(data.to === undefined ? {} : { dataTo: data.to }) }
}
