export type { Objective } from './climb.ts'
export { covarianceAt } from './covariance.ts'
export { scoutedClimb } from './scouted-climb.ts'
