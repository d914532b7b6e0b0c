import { z } from 'zod'

/**
 * Which values a level holds. Every card trait has exactly one `missing` level, first; a category trait
 * has one `other` level, last, for values not named. Number ranges are half open, [from, below), in
 * ascending order, without gaps; a number below the first range belongs to it, one above a last range with
 * `below` counts as missing.
 */
export const whenSchema = z.union([
  z.strictObject({ missing: z.literal(true) }),
  z.strictObject({ from: z.number().optional(), below: z.number().optional() }),
  z.strictObject({ values: z.array(z.string()).min(1) }),
  z.strictObject({ other: z.literal(true) }),
])
export type When = z.infer<typeof whenSchema>

const share = z.number().min(0).max(1)
export const intervalSchema = z.tuple([z.number(), z.number()])

/** What stands behind a statement: counted on customers, or openly an assumption. */
export const evidenceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('measured'),
    /** Decided accounts at this level, and how many of them had the good outcome. */
    accounts: z.number().int().min(0),
    good: z.number().int().min(0),
    rate: share,
    rateInterval: intervalSchema,
    /** Rate at this level over the rate of all decided accounts. */
    lift: z.number().min(0),
    liftInterval: intervalSchema,
    /** The same counted among the later accounts, which the out-of-time card never saw; where the data has dates. */
    heldOut: z
      .object({ accounts: z.number().int(), good: z.number().int(), lift: z.number() })
      .optional(),
    /** Does the direction repeat in the later part of the data? */
    repeats: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('assumption'), note: z.string() }),
])
export type Evidence = z.infer<typeof evidenceSchema>

/** Nobody stands behind it, and nobody claims it either: such a level is only there so that every value has one. */
export function isUnseen(evidence: Evidence): boolean {
  return evidence.kind === 'assumption' ? evidence.note === '' : evidence.accounts === 0
}

export const levelSchema = z.object({
  when: whenSchema,
  points: z.number().int(),
  /** 95 % interval of the points. */
  interval: intervalSchema,
  evidence: evidenceSchema,
})
export type Level = z.infer<typeof levelSchema>
