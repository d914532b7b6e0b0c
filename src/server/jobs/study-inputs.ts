import { z } from 'zod'
import { lifetimeModels, tierNames } from '../../domain/index.ts'
import { fileFormat } from './job-files.ts'
import { seed, steering } from './learn-options.ts'

const names = z.array(z.string().max(300)).max(500)
const format = fileFormat.exactOptional()
const version = z
  .string()
  .max(64)
  .exactOptional()
  .describe('A version of the profile; the published one where nothing is said.')

/**
 * What the longer questions take; the same as the command line's options. Accounts are named in an uploaded file
 * only: what is asked is kept in the records, which hold no customer data.
 */
export const studyInputs = {
  segments: z
    .object({
      outcome: z.enum(['auto', 'won', 'retained', 'best', 'profitable']).default('auto'),
      negative: z.boolean().default(false).describe('Groups of accounts to keep away from.'),
      most: z.int().min(1).max(6).exactOptional(),
      depth: z.int().min(1).max(3).exactOptional(),
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
      segment: z.int().min(1).max(100).exactOptional().describe('The customers in this segment.'),
      customersToo: z.boolean().default(false),
      unknownCounts: z.boolean().default(false),
      exclude: names.exactOptional(),
      limit: z.int().min(1).max(10_000).default(50).describe('The file has as many; 50 are kept.'),
      format,
      seed,
    })
    .prefault({}),
  replay: z
    .object({
      by: z.enum(['month', 'quarter']).default('quarter'),
      periods: z.int().min(1).max(120).default(4),
      capacity: z.int().min(1).max(100_000_000).exactOptional(),
      version,
      ...steering,
      weight: z.enum(['classes', 'value', 'none']).exactOptional(),
      maxTraits: z.int().min(1).max(50).exactOptional(),
      maxPairs: z.int().min(0).max(10).exactOptional(),
      format,
      seed,
    })
    .prefault({}),
  lifetime: z
    .object({
      months: z.int().min(1).max(1200).default(36),
      discount: z.number().min(0).max(1).default(0.1),
      margin: z.number().min(0).max(1).exactOptional(),
      asOf: z.iso.date().exactOptional().describe('The last day that counts.'),
      model: z.enum(lifetimeModels).exactOptional(),
      format,
      seed,
    })
    .prefault({}),
  expected: z
    .object({
      version,
      exclude: names.exactOptional(),
      limit: z.int().min(1).max(1000).default(50),
      format,
      seed,
    })
    .prefault({}),
} as const

/** What lists of accounts take. */
export const listInputs = {
  accounts: z
    .object({
      tier: z.enum(tierNames).exactOptional(),
      everyone: z.boolean().default(false).describe('Customers too.'),
      format: z.enum(['csv', 'xlsx']).default('csv'),
    })
    .prefault({}),
  files: z.object({
    uploads: z.array(z.uuid()).min(1).max(50),
    version,
    tier: z.enum(tierNames).exactOptional(),
    format: z.enum(['csv', 'xlsx']).default('csv'),
  }),
  sample: z
    .object({
      accounts: z.int().min(300).max(100_000).default(6000),
      layout: z.enum(['hubspot', 'salesforce', 'pipedrive']).default('hubspot'),
      signal: z
        .enum(['planted', 'none'])
        .default('planted')
        .describe('Whether there is anything to find in it.'),
      locale: z.enum(['clean', 'dirty']).default('clean'),
      seed,
    })
    .prefault({}),
} as const
