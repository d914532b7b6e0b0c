export type { Objective } from './climb.ts'
export { covarianceAt } from './covariance.ts'
export { likelyRanges } from './likely-ranges.ts'
export { scoutedClimb } from './scouted-climb.ts'
