import { z } from 'zod'
import { monotoneTraitSchema, verdictReasonSchema, weightingSchema } from './profile/index.ts'
import { labelSchema } from './trait.ts'

/**
 * What a profile would have brought in past periods, had it been in force: learned only from what was known when
 * each period began, judged on the accounts decided in it.
 */

const day = z.iso.date()

/** A figure with its 95 % interval. */
const estimateSchema = z.object({ value: z.number(), low: z.number(), high: z.number() })
export type ReplayEstimate = z.infer<typeof estimateSchema>

const moneySchema = z.object({
  amount: z.number(),
  /** Share of all that was won in the period. */
  share: estimateSchema,
})

/** Accounts put on top, and what became of them. Wins and money are fractions where equal scores share a place. */
const pickSchema = z.object({
  accounts: z.number(),
  wins: z.number(),
  /** Wins an account on top; absent where nobody stood there. */
  rate: estimateSchema.optional(),
  /** Share of all wins; absent where nothing was won. */
  captured: estimateSchema.optional(),
  lift: estimateSchema.optional(),
  money: moneySchema.optional(),
})
export type ReplayPick = z.infer<typeof pickSchema>

export const rivalNames = ['before', 'rule', 'none'] as const
export type RivalName = (typeof rivalNames)[number]

/** Another way to choose as many accounts, and by how much the profile did better. */
const rivalSchema = z.object({
  name: z.enum(rivalNames),
  pick: pickSchema,
  gain: z.object({
    /** Wins an account on top, profile less rival. */
    rate: estimateSchema,
    /** Places given to other accounts; only these tell the two apart. */
    apart: z.number(),
    /** Share of the money captured, profile less rival. */
    money: estimateSchema.optional(),
    /** AUC over all decided accounts, profile less rival (DeLong). */
    auc: estimateSchema.optional(),
  }),
})
export type ReplayRival = z.infer<typeof rivalSchema>

const tierCountSchema = z.object({ accounts: z.number().int(), wins: z.number().int() })

const measuresSchema = z.object({
  accounts: z.number().int(),
  wins: z.number().int(),
  /** Wins the profile's probabilities promised, and the range in which the count falls 95 times in 100. */
  expected: estimateSchema,
  auc: estimateSchema.optional(),
  top: pickSchema,
  tiers: z.object({
    best: tierCountSchema,
    good: tierCountSchema,
    bad: tierCountSchema,
    unknown: tierCountSchema,
  }),
  rivals: z.array(rivalSchema),
  /** Too few accounts on top, or too few of an outcome, to say anything. */
  few: z.boolean(),
})
export type ReplayMeasures = z.infer<typeof measuresSchema>

/** An account that the profile called a bad fit, and that was won. */
const missedWinSchema = z.object({
  accountKey: z.number().int(),
  id: z.string().nullable(),
  name: z.string().nullable(),
  domain: z.string().nullable(),
  points: z.number().int(),
  amount: z.number().optional(),
})
export type MissedWin = z.infer<typeof missedWinSchema>

const turnSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('played'),
    /** The profile was learned from what was known before this day; of a file, the last day it had seen. */
    known: day,
    /** What was learned for this period did not prove reliable, so an earlier profile stayed in force. */
    kept: z.literal(true).exactOptional(),
    measures: measuresSchema,
    missed: z.array(missedWinSchema),
  }),
  /** The file was learned from outcomes of this period or later ones. */
  z.object({ state: z.literal('seen') }),
  /** No profile had proved reliable by then, so none would have been in force. */
  z.object({ state: z.literal('no_profile'), reasons: z.array(verdictReasonSchema).readonly() }),
  z.object({ state: z.literal('nobody_decided') }),
])
export type ReplayTurn = z.infer<typeof turnSchema>

export const replayClaims = [
  /** No profile would have been in force in any period. */
  'no_profile',
  /** The file had seen every period. */
  'all_seen',
  'too_few',
  /** Everybody stood on top, so nothing was chosen. */
  'nothing_chosen',
  /** Fewer wins than as many accounts at random. */
  'behind',
  /** More or fewer wins than as many accounts at random, within chance. */
  'not_shown',
  /** More wins than at random, but fewer than the plain rule. */
  'behind_rule',
  /** More wins than as many accounts at random, but not shown to beat the plain rule. */
  'ahead',
  'ahead_of_rule',
] as const

const courseSchema = z.object({
  turns: z.array(turnSchema),
  total: measuresSchema.optional(),
  claim: z.enum(replayClaims),
  /** Do the periods' AUCs differ by more than chance (Cochran's Q)? `weakest` is the place of the lowest. */
  drift: z.object({ p: z.number(), weakest: z.number().int() }).optional(),
})
export type ReplayCourse = z.infer<typeof courseSchema>

const fileSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Last day on which an outcome it learned from became known. */
  dataTo: day.optional(),
})

export const replaySchema = z.object({
  /** When it was run, ISO 8601. */
  ran: z.string(),
  by: z.enum(['month', 'quarter']),
  outcome: z.enum(['won', 'first_deal_won']),
  /** Accounts put on top a period, where a number was given; else as many as the best tier held. */
  capacity: z.number().int().optional(),
  /** Currency of the money; absent where amounts have none, or there are no amounts. */
  currency: z.string().optional(),
  /** Traits of the plain rule in the last period: industry and size, or the two strongest of that past. */
  rule: z.array(labelSchema),
  /** Traits that were taken as they are written today, because nothing says when they became known. */
  undated: z.number().int(),
  /** Which options the profiles were learned with every time; absent where none. */
  way: z
    .object({
      /** Traits whose points were held to run one way. */
      monotone: z.array(monotoneTraitSchema),
      /** What accounts counted for. */
      weight: weightingSchema.shape.by.exactOptional(),
    })
    .exactOptional(),
  periods: z.array(
    z.object({
      from: day,
      to: day,
      accounts: z.number().int(),
      wins: z.number().int(),
      /** Won deals closed in the period, of the accounts decided in it. */
      amount: z.number().optional(),
      /** Accounts whose first deal was open before the period began: all facts are older than it. */
      openedBefore: z.number().int(),
    }),
  ),
  /** This way of learning, had it been in force: a profile for each period, learned anew before it. */
  learning: courseSchema,
  /** One stored profile, on the periods it had not seen, and the version before it. */
  file: courseSchema.extend({ file: fileSchema, before: fileSchema.optional() }).optional(),
})
export type Replay = z.infer<typeof replaySchema>
export type ReplayPeriod = Replay['periods'][number]
