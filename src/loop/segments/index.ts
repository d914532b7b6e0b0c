export { findSegments, type SegmentsOptions } from './find-segments.ts'
export { type SegmentAccount, segmentAccounts } from './segment-accounts.ts'
export { inSegment } from './segment-rule.ts'
export {
  type ListedSegment,
  type SegmentTest,
  segmentColumns,
  segmentsOfAccounts,
  segmentTests,
} from './segments-of-accounts.ts'
