export { deriveTraits } from './derive-traits.ts'
export { readTraits, type SnapshotSummary, snapshotSummary } from './read-traits.ts'
