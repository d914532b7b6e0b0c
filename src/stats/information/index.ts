export { entropy, mutualInformation, type SharedInformation } from './entropy.ts'
export { informationEstimate } from './information-bound.ts'
export { populationStability, type Stability } from './stability.ts'
export { type LevelEvidence, type TraitEvidence, weightOfEvidence } from './weight-of-evidence.ts'
