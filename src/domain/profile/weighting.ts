import { z } from 'zod'

const shareSchema = z.object({ value: z.number(), low: z.number(), high: z.number() })

/** How one learner ranked accounts kept aside, every account counting alike. */
const rankedSchema = z.object({
  auc: z.number(),
  /** Share of the good accounts, and of their value, in the best-scored fifth. */
  accounts: z.number(),
  value: shareSchema.optional(),
})

/** What accounts counted for while the profile was learned, and what that bought. */
export const weightingSchema = z.object({
  by: z.enum(['classes', 'value']),
  accounts: z.number().int(),
  /** So many accounts that count alike would say as much. */
  effective: z.number(),
  /** By value: lower and higher values were taken for `from` and `to`, those without for the median. */
  values: z
    .object({
      tail: z.number(),
      from: z.number(),
      median: z.number(),
      to: z.number(),
      without: z.number().int(),
      currency: z.string().optional(),
    })
    .optional(),
  weighted: rankedSchema,
  /** The same learner without weights, in the same folds. */
  plain: rankedSchema,
  /** Share of value in the best-scored fifth that weights add. */
  more: shareSchema.optional(),
})
export type Weighting = z.infer<typeof weightingSchema>
