import { diffProfiles, type ProfileDiff } from '../domain/index.ts'
import { loadProfile, type StoredProfile } from './profile-store.ts'

export interface ProfileComparison {
  readonly before: StoredProfile
  readonly after: StoredProfile
  readonly difference: ProfileDiff
}

/** The profile in force, a stored one by its id, or one from a file. */
export function storedProfile(folder: string, which?: string): StoredProfile {
  return loadProfile(folder, which)
}

/** What changed from one profile to another; without `after`, to the one in force. */
export function compareProfiles(folder: string, before: string, after?: string): ProfileComparison {
  const first = loadProfile(folder, before)
  const second = loadProfile(folder, after)
  return { before: first, after: second, difference: diffProfiles(first.profile, second.profile) }
}
