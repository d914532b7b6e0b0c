export { findSegments, type SegmentsOptions } from './find-segments.ts'
export { type SegmentAccount, segmentAccounts, segmentsOfAccount } from './segment-accounts.ts'
export { inSegment } from './segment-rule.ts'
