import { z } from 'zod'

/** By which version accounts are scored. */
export const whichVersion = z
  .string()
  .max(64)
  .exactOptional()
  .describe('A version of the profile; the published one where nothing is said.')

/** How accounts, and what they come from, are said in answers. */
export const accountRef = z
  .object({
    key: z.number().describe('Its number in the workspace, until the next import.'),
    id: z.string().nullable(),
    name: z.string().nullable(),
    domain: z.string().nullable(),
  })
  .meta({ id: 'Account' })

export const sourceRow = z
  .object({
    importId: z.string(),
    file: z.string(),
    record: z.number().describe('Which record below the header, from 1.'),
  })
  .meta({ id: 'SourceRecord' })

export const dealRow = z
  .object({
    id: z.string().nullable(),
    name: z.string().nullable(),
    status: z.string().nullable(),
    amount: z.number().nullable(),
    closed: z.string().nullable(),
    source: sourceRow,
  })
  .meta({ id: 'Deal' })

export const listedSegment = z
  .object({
    place: z.number(),
    negative: z.boolean().describe('Of the accounts to keep away from.'),
  })
  .meta({ id: 'SegmentPlace' })
