import { z } from 'zod'
import { sampleOptionsSchema } from './options.ts'

const count = z.int().min(0)

/**
 * What a trait does to the chance of winning. `causal`: by itself. `pair`: only together with its
 * partner. `segment`: only inside a planted segment. `confounded`: nothing by itself, but goes along
 * with one that does. `leak`: filled in after the deal was decided. `outcome`: the CRM's own book-
 * keeping of the outcome. `noise`: nothing.
 */
const traitRoles = ['causal', 'pair', 'segment', 'confounded', 'leak', 'outcome', 'noise'] as const

const traitSchema = z.strictObject({
  key: z.string(),
  file: z.string(),
  column: z.string(),
  role: z.enum(traitRoles),
  /** The trait a confounded one goes along with. */
  follows: z.string().optional(),
  /** Log odds of levels by name; unlisted levels have 0. */
  levels: z.record(z.string(), z.number()).optional(),
  /** Log odds of bands of a number, each from `from` up to the next. */
  bands: z.array(z.strictObject({ from: z.number(), logOdds: z.number() })).optional(),
  /** Log odds of each one counted, up to `cap`. */
  each: z
    .strictObject({ logOdds: z.number(), cap: z.number(), windowDays: z.number().optional() })
    .optional(),
  /** Chance that the value is missing, where it depends on the value. */
  missing: z.string().optional(),
})

const conditionSchema = z.strictObject({
  trait: z.string(),
  in: z.array(z.string()).optional(),
  from: z.number().optional(),
  below: z.number().optional(),
})

/** What is true of a sample: written beside its files as `truth.json`. */
export const sampleTruthSchema = z.strictObject({
  format: z.literal('northfit-sample-truth/1'),
  options: sampleOptionsSchema,
  accounts: z.strictObject({
    /** Real companies; `duplicates` are records on top of them. */
    total: count,
    duplicates: z.strictObject({ sameDomain: count, sameNameOnly: count }),
    /** Accounts without a deal, with open deals only, and with at least one decided deal. */
    prospects: count,
    open: count,
    won: count,
    lost: count,
    churned: count,
  }),
  /** Rows of each file, without the header. */
  rows: z.record(z.string(), count),
  /**
   * How well the planted probability itself tells won from lost on the decided accounts: what no
   * honest model can beat by more than chance. Absent where only one outcome occurs.
   */
  best: z.strictObject({ auc: z.number(), logLoss: z.number() }).optional(),
  traits: z.array(traitSchema),
  pairs: z.array(
    z.strictObject({
      traits: z.array(z.string()),
      matching: z.array(z.array(z.string())),
      /** Added where the levels match, taken off where they do not. */
      logOdds: z.number(),
    }),
  ),
  segments: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      rule: z.array(conditionSchema),
      logOdds: z.number(),
      accounts: count,
      won: count,
      lost: count,
    }),
  ),
  /** The level whose effect changes for deals opened on or after `date`. */
  drift: z
    .strictObject({
      trait: z.string(),
      level: z.string(),
      date: z.iso.date(),
      before: z.number(),
      after: z.number(),
    })
    .optional(),
  /** What makes a customer leave at the end of a contract year: log odds of levels, and of any segment. */
  leaving: z
    .strictObject({
      traits: z.array(
        z.strictObject({ trait: z.string(), levels: z.record(z.string(), z.number()) }),
      ),
      segments: z.number(),
    })
    .optional(),
  /** Words that stand for a missing value, and other spellings of levels, by level. */
  placeholders: z.array(z.string()),
  spellings: z.record(z.string(), z.array(z.string())),
})

export type SampleTruth = z.infer<typeof sampleTruthSchema>
export type TrueTrait = SampleTruth['traits'][number]
