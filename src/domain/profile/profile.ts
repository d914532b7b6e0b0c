import { z } from 'zod'
import { cardSchema } from './card.ts'
import { hypothesisSchema } from './hypothesis/index.ts'
import { intervalSchema } from './level.ts'
import { monotoneTraitSchema } from './monotone.ts'
import { validationSchema, verdictSchema } from './validation.ts'
import { weightingSchema } from './weighting.ts'

export const tierNames = ['best', 'good', 'bad', 'unknown'] as const
export type Tier = (typeof tierNames)[number]

const tierMeasureSchema = z.object({
  /** Decided accounts that stood in the tier while kept aside, and how many turned out good. */
  accounts: z.number().int(),
  good: z.number().int(),
  rate: z.number(),
  rateInterval: intervalSchema,
})

/** Cuts in points, and what each tier won on accounts kept aside. */
/** Points, accounts with them, and how many of these were good. */
const pointsCountsSchema = z.array(
  z.tuple([z.number().int(), z.number().int().min(0), z.number().int().min(0)]),
)

export const tiersSchema = z.object({
  bestFrom: z.number().int(),
  goodFrom: z.number().int(),
  /** Below this share of the card's importance known, an account is `unknown`. */
  leastKnown: z.number().min(0).max(1),
  /** Where the cuts come from. */
  basis: z.enum(['measured', 'capacity', 'set_by_user', 'assumed']),
  /** How many accounts the team can work, where the best tier is cut for that. */
  capacity: z.number().int().positive().optional(),
  measured: z.object({ best: tierMeasureSchema, good: tierMeasureSchema, bad: tierMeasureSchema }),
  /**
   * The accounts that `measured` counts, by the points they had while kept aside: points, accounts, good ones
   * among them. Any other cuts can be measured on them.
   */
  heldOut: pointsCountsSchema.optional(),
  /** The same accounts by the points that the card learned from them gives them: what it owes to chance counts here. */
  own: pointsCountsSchema.optional(),
})
export type Tiers = z.infer<typeof tiersSchema>

export const narrowingSchema = z.object({
  trait: z.string(),
  /** What the profile admits now and what it would admit, as levels by position. */
  admits: z.array(z.number().int()),
  narrowed: z.array(z.number().int()),
  /** Share of the market at the admitted levels, now and narrowed. */
  marketShare: z.number(),
  narrowedShare: z.number(),
  /** Share of good outcomes among the decided accounts there. */
  rateNow: z.number(),
  rateNarrowed: z.number(),
})

export type Narrowing = z.infer<typeof narrowingSchema>

/** Share of the market the profile admits, and where it is too wide. */
export const specificitySchema = z.object({
  market: z.number().int(),
  bestShare: z.number(),
  goodShare: z.number(),
  narrowings: z.array(narrowingSchema),
})
export type Specificity = z.infer<typeof specificitySchema>

/** The name of a profile that nobody named. */
export const unnamed = 'Ideal customer profile'

export const profileSchema = z.object({
  format: z.literal('northfit-profile'),
  formatVersion: z.literal(1),
  name: z.string(),
  /** When it was learned and what "today" was, ISO 8601. */
  learned: z.iso.datetime({ offset: true }),
  /**
   * What "good" means: `won` (the account became a customer), `first_deal_won`, `retained` (the customer
   * stayed, the others churned) or `best` (best customer among customers).
   */
  outcome: z.enum(['won', 'first_deal_won', 'retained', 'best']),
  data: z.object({
    accounts: z.number().int(),
    decided: z.number().int(),
    /** How many of the decided accounts were learned from, where a sample was. */
    sample: z.number().int().optional(),
    good: z.number().int(),
    from: z.string().optional(),
    to: z.string().optional(),
    /** Changes when the data changes. */
    fingerprint: z.string(),
    seed: z.number().int(),
  }),
  verdict: verdictSchema,
  card: cardSchema,
  tiers: tiersSchema,
  specificity: specificitySchema.optional(),
  validation: validationSchema,
  /** Traits whose points were held to run one way, because somebody asked for it. */
  monotone: z.array(monotoneTraitSchema).optional(),
  /** What accounts counted for while learning, where they did not count alike. */
  weighting: weightingSchema.optional(),
  /** What was held before the data: the whole card of a profile without data, or what learning started from. */
  hypothesis: hypothesisSchema.optional(),
})
export type Profile = z.infer<typeof profileSchema>

/** Is the profile a hypothesis and nothing else: stated, not learned? */
export function isHypothesisOnly({ verdict }: Profile): boolean {
  return verdict.reasons.includes('hypothesis_only')
}

/** Does anybody go by it: it proved reliable, or it is a hypothesis that somebody holds? */
export function isUsed(profile: Profile): boolean {
  return profile.verdict.reliable || isHypothesisOnly(profile)
}
