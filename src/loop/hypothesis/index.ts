export { assumedProfile } from './assumed-profile.ts'
export { checkHypothesis } from './check-hypothesis.ts'
