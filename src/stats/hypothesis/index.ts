export { type CheckedBelief, checkBeliefs, type StatedEffect } from './check-beliefs.ts'
export type { BeliefVerdict } from './verdict.ts'
