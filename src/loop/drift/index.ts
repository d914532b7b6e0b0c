export { type ProfileDrift, profileDrift } from './profile-drift.ts'
