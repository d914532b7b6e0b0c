import { z } from 'zod'
import { intervalSchema, whenSchema } from './profile/index.ts'
import { traitSchema } from './trait.ts'

/** One thing asked of an account: its value on a trait. Never that the value is missing. */
export const segmentConditionSchema = z.object({ trait: traitSchema, when: whenSchema })
export type SegmentCondition = z.infer<typeof segmentConditionSchema>

const estimateSchema = z.object({
  value: z.number(),
  interval: intervalSchema,
  /** Accounts it is counted on. */
  accounts: z.number().int().min(0),
})
export type SegmentEstimate = z.infer<typeof estimateSchema>

/** What is measured of a segment beside the outcome it was found by, where the data has it. */
export const segmentFigureNames = [
  'win_rate',
  'value',
  'net_profit',
  'sales_cycle_days',
  'retention',
  'still_active',
] as const
export type SegmentFigureName = (typeof segmentFigureNames)[number]

const figureSchema = z.object({
  name: z.enum(segmentFigureNames),
  here: estimateSchema,
  /** The same of all accounts. */
  all: estimateSchema,
})
export type SegmentFigure = z.infer<typeof figureSchema>

const count = z.number().int().min(0)

/** A group of accounts by a rule that a person can read, and what stands behind it. */
export const segmentSchema = z.object({
  /** An account is in the segment where it meets them all. */
  conditions: z.array(segmentConditionSchema).min(1).max(3),
  /** Accounts of the whole snapshot that meet the rule, and how many of them are not customers yet. */
  market: count,
  prospects: count,
  /** Those of them whose outcome is known, and the ones that had it; the segment was chosen by them. */
  decided: count,
  good: count,
  /** The segment as it was found without the accounts that it is counted on here. */
  heldOut: z.object({
    /** Of how many parts that were kept aside in turn, and without how many of them it was found again. */
    parts: count,
    found: count,
    accounts: count,
    good: count,
    rate: estimateSchema,
    lift: estimateSchema,
    /** Weighted relative accuracy: share of accounts covered times (rate there - rate of all). */
    wracc: z.number(),
  }),
  /** How many resampled data sets found it again, and the mean share of accounts in common (Jaccard). */
  stability: z.object({ bootstraps: count, returned: count, overlap: z.number().min(0).max(1) }),
  figures: z.array(figureSchema),
})
export type Segment = z.infer<typeof segmentSchema>

export const segmentListSchema = z.object({
  /** By which outcome; turned round in a negative list, whose "good" are the lost, churned or lesser ones. */
  outcome: z.enum(['won', 'first_deal_won', 'retained', 'best', 'profitable']),
  negative: z.boolean(),
  /** When, ISO 8601. */
  found: z.string(),
  seed: z.number().int(),
  accounts: count,
  decided: count,
  good: count,
  /** Decided accounts that were searched, where a sample was. */
  sample: count.optional(),
  /** Why there is no segment, where there is none. */
  nothing: z.enum(['too_few', 'no_cost', 'no_trait', 'not_beyond_chance']).optional(),
  /** Groups that looked like segments but did not hold. */
  unreliable: count,
  /** Standard errors above the average that the surest group reaches once in twenty times by chance alone. */
  chance: z.number(),
  /** Mean share of accounts that two segments have in common (Jaccard). */
  overlap: z.number().min(0).max(1),
  segments: z.array(segmentSchema),
})
export type SegmentList = z.infer<typeof segmentListSchema>

/** What a workspace keeps (`segments.json`): the last list of either kind. */
export const keptSegmentsSchema = z.object({
  format: z.literal('northfit-segments'),
  formatVersion: z.literal(1),
  ideal: segmentListSchema.optional(),
  negative: segmentListSchema.optional(),
})
export type KeptSegments = z.infer<typeof keptSegmentsSchema>
