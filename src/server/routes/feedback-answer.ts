import { z } from 'zod'
import { tierNames } from '../../domain/index.ts'
import { author, ownWords } from './own-words.ts'

export const directions = ['higher', 'lower'] as const

/** Why a score is held to be wrong; few, so that what is said can be counted. */
export const reasons = [
  'wrong_data',
  'old_data',
  'wrong_company',
  'counts_too_much',
  'counts_too_little',
  'not_considered',
  'timing',
  'other',
] as const

/** What comes of it. */
export const outcomes = ['change_profile', 'correct_data', 'score_is_right', 'not_pursued'] as const

const should = z
  .enum(['higher', 'lower', 'best', 'good', 'bad'])
  .describe('Where the score ought to be: higher, lower, or in a tier.')
const reason = z
  .enum(reasons)
  .describe(
    'What is known of the account is wrong, or old; it is another company, or part of one; a trait counts too much, or too little; something else matters; it fits, but not now; other, in words.',
  )

export const stated = z
  .object({
    account: z.string().min(1).max(500).describe('By id, domain or name, as in `explainAccount`.'),
    should,
    reason,
    trait: z.string().max(300).optional().describe('The trait of the card that it is about.'),
    words: ownWords.optional(),
  })
  .refine(({ reason: given, words }) => given !== 'other' || words !== undefined, {
    path: ['words'],
  })

export const feedback = z
  .object({
    id: z.uuid(),
    version: z.string(),
    account: z.object({
      key: z.number().describe('Its number in the workspace when it was said.'),
      id: z.string().nullable().describe('Its id in the CRM.'),
    }),
    score: z
      .object({ points: z.number(), tier: z.enum(tierNames) })
      .describe('What the version gave the account when it was said.'),
    should,
    direction: z.enum(directions),
    reason,
    trait: z.string().nullable(),
    words: z.string().nullable(),
    by: author,
    created: z.iso.datetime(),
    resolved: z
      .object({
        at: z.iso.datetime(),
        by: author,
        outcome: z.enum(outcomes),
        note: z.string().nullable(),
      })
      .nullable(),
    revision: z.int().describe('What `If-Match` has to name, in quotes.'),
  })
  .meta({ id: 'Feedback' })

export const feedbackSummary = z
  .object({
    version: z.string(),
    items: z.array(
      z.object({
        trait: z.string().nullable().describe('Null where none was named.'),
        reason,
        open: z.int(),
        resolved: z.int(),
        higher: z.int().describe('How many hold that the score ought to be higher.'),
        lower: z.int(),
        changeProfile: z.int().describe('How many were settled by a change to come.'),
        accounts: z.int().describe('How many accounts it was said of.'),
        people: z.int().describe('How many said it.'),
      }),
    ),
  })
  .meta({ id: 'FeedbackSummary' })
