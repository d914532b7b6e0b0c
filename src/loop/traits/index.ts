export { readCustomFields } from './custom-fields.ts'
export { deriveTraits } from './derive-traits.ts'
export { isSlip } from './slip.ts'
export { type SnapshotSummary, snapshotSummary } from './snapshot-summary.ts'
