import { z } from 'zod'

/**
 * A trait: something that can be said of every account, as of a date. The catalogue of traits is
 * derived from the data; the snapshot has one column for each.
 */
export const traitTypeSchema = z.enum([
  'category',
  'ordered',
  'number',
  'yes_no',
  'text_length',
  'date_age',
])
export type TraitType = z.infer<typeof traitTypeSchema>

/** Categories and yes/no are stored as text (`yes`, `no`), the others as numbers. */
export function isNumeric(type: TraitType): boolean {
  return type === 'number' || type === 'ordered' || type === 'text_length' || type === 'date_age'
}

export const traitGroupSchema = z.enum([
  'firmographic',
  'geographic',
  'technographic',
  'behavioural',
  'need',
  'environmental',
  'role',
  'custom',
])

/** `before`: only facts dated before the as-of date; `stable`: presumed so; `unknown`: judged by statistics; `after`: tells the outcome. */
export const traitTimingSchema = z.enum(['before', 'stable', 'unknown', 'after'])

/** A name a person reads: the user's own header, or a message of ours with its facts. */
export const labelSchema = z.union([
  z.object({ text: z.string() }),
  z.object({
    key: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
])
export type Label = z.infer<typeof labelSchema>

/** Where a trait's value comes from: a field of the model, or a custom column by its header. */
export const traitSourceSchema = z.object({
  object: z.string(),
  field: z.string().optional(),
  header: z.string().optional(),
})

export const traitSchema = z.object({
  /** Stable name: `account.industry`, `account.custom.plan`, `technology.salesforce`, `activity.count_90d`. */
  id: z.string(),
  label: labelSchema,
  type: traitTypeSchema,
  group: traitGroupSchema,
  timing: traitTimingSchema,
  sources: z.array(traitSourceSchema),
  /** For an ordered trait: the labels that its numbers stand for, ascending ("11-50" is 11, "High" is 3). */
  order: z
    .array(z.object({ value: z.number(), label: z.string() }))
    .readonly()
    .exactOptional(),
  /** For a number trait: every value is a whole number from 0 on (people, meetings, days), so that ranges can be said as "1 to 4". */
  whole: z.literal(true).exactOptional(),
})
export type Trait = z.infer<typeof traitSchema>

/** The trait itself, without what a catalogue or a card adds to it. */
export function plainTrait(trait: Trait): Trait {
  const { id, label, type, group, timing, sources, order, whole } = trait
  return {
    ...{ id, label, type, group, timing, sources },
    ...(order === undefined ? {} : { order }),
    ...(whole === undefined ? {} : { whole }),
  }
}

/** A trait as the snapshot of a workspace holds it. */
export interface CatalogueTrait extends Trait {
  /** Column of the snapshot: `t0`, `t1`, ... */
  readonly column: string
  /**
   * Traits of one family are counted from the same events (over other windows, of some kinds, the last of
   * them): one thing said in several ways. Absent where a trait stands alone.
   */
  readonly family?: string
  /** Share of accounts with a value, in [0, 1]. */
  readonly coverage: number
  readonly distinct: number
  /** Values such as "Select" or "N/A" that were read as missing, with how many rows had them. */
  readonly placeholders: readonly { readonly value: string; readonly rows: number }[]
  /** Spellings of one value that were read as another ("technolgy" as "technology"), with their rows. */
  readonly merged?: readonly {
    readonly value: string
    readonly into: string
    readonly rows: number
  }[]
  /** Why the trait is kept out of learning, where it is. */
  readonly leftOut?: LeftOut
}

export const leftOutReasonSchema = z.enum([
  'after_the_sale',
  'leak',
  /** Grows while a customer stays, so it knows who did; only where that is the outcome. */
  'grows_with_staying',
  'empty',
  'constant',
  'identifier',
  'varies',
  'part_of_value',
  'excluded_by_user',
])
export type LeftOutReason = z.infer<typeof leftOutReasonSchema>

export interface LeftOut {
  readonly reason: LeftOutReason
  /** For a leak: what gave it away, with its numbers (AUC with and without it, shares filled). */
  readonly facts: Readonly<Record<string, string | number>>
}
