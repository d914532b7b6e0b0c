export { canonicalJson, profileId, profileText } from './canonical-json.ts'
export {
  type Change,
  diffProfiles,
  type LevelChange,
  type NumberChange,
  type PairChange,
  type ProfileDiff,
  type TraitChange,
} from './diff-profiles.ts'
export { profileJsonSchema } from './profile-json-schema.ts'
export { readProfile } from './read-profile.ts'
