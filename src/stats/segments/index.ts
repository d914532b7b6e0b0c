export {
  type FoundSegment,
  findSegments,
  type SegmentOptions,
  type SegmentStability,
  type Segments,
} from './find-segments.ts'
export type { HeldOutSegment } from './held-out.ts'
export type { SegmentCondition, SegmentRule } from './rule.ts'
