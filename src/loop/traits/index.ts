export { deriveTraits } from './derive-traits.ts'
export { type SnapshotSummary, snapshotSummary } from './snapshot-summary.ts'
