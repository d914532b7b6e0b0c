import { z } from 'zod'
import { lifetimeModels } from '../../domain/index.ts'

const names = z.array(z.string().max(300)).max(500)
const seed = z
  .int()
  .min(0)
  .max(2 ** 31)
  .default(1)

/**
 * What the longer questions take; the same as the command line's options. Accounts are named in an uploaded file
 * only: what is asked is kept in the records, which hold no customer data.
 */
export const studyInputs = {
  segments: z
    .object({
      outcome: z.enum(['auto', 'won', 'retained', 'best', 'profitable']).default('auto'),
      negative: z.boolean().default(false).describe('Groups of accounts to keep away from.'),
      most: z.int().min(1).max(50).exactOptional(),
      depth: z.int().min(1).max(6).exactOptional(),
      keep: names.exactOptional(),
      exclude: names.exactOptional(),
      seed,
    })
    .prefault({}),
  lookalikes: z
    .object({
      upload: z
        .uuid()
        .exactOptional()
        .describe('An uploaded file that lists examples, one a line; else the best customers.'),
      segment: z.int().min(1).max(1000).exactOptional().describe('The customers in this segment.'),
      customersToo: z.boolean().default(false),
      unknownCounts: z.boolean().default(false),
      exclude: names.exactOptional(),
      limit: z.int().min(1).max(50).default(50),
      seed,
    })
    .prefault({}),
  replay: z
    .object({
      by: z.enum(['month', 'quarter']).default('quarter'),
      periods: z.int().min(1).max(60).default(4),
      capacity: z.int().min(1).max(100_000_000).exactOptional(),
      seed,
    })
    .prefault({}),
  lifetime: z
    .object({
      months: z.int().min(1).max(600).default(36),
      discount: z.number().min(0).max(1).default(0.1),
      margin: z.number().min(0).max(1).exactOptional(),
      model: z.enum(lifetimeModels).exactOptional(),
      seed,
    })
    .prefault({}),
  expected: z
    .object({
      exclude: names.exactOptional(),
      limit: z.int().min(1).max(100).default(50),
      seed,
    })
    .prefault({}),
} as const
