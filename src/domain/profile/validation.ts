import { z } from 'zod'
import { labelSchema } from '../trait.ts'
import { intervalSchema } from './level.ts'

/** How a model did on accounts that were kept aside. Undefined numbers (one class only) are left out. */
export const metricsSchema = z.object({
  accounts: z.number().int(),
  good: z.number().int(),
  auc: z.number().min(0).max(1),
  aucInterval: intervalSchema,
  /** Mean of -ln p of what happened, nats per account. */
  logLoss: z.number(),
  brier: z.number(),
  /** Expected calibration error over ten groups of equal count. */
  calibrationError: z.number(),
  /** Rate in the best-scored tenth over the rate of all. */
  liftTop10: z.number(),
  /** Share of all good accounts that stand in the best-scored fifth. */
  capturedTop20: z.number(),
})
export type Metrics = z.infer<typeof metricsSchema>

export const reliabilityPointSchema = z.object({
  accounts: z.number().int(),
  predicted: z.number(),
  observed: z.number(),
  interval: intervalSchema,
})

/** The rule's traits by id, and their names, because the card need not hold them. */
const ruleSchema = metricsSchema.extend({
  traits: z.array(z.string()),
  labels: z.array(labelSchema).optional(),
})

/** The card beside what it must beat: the base rate, and a plain rule (industry by size band). */
export const validationSchema = z.object({
  crossValidated: z.object({
    folds: z.number().int(),
    card: metricsSchema,
    baseRate: z.object({ logLoss: z.number() }),
    plainRule: ruleSchema.optional(),
    /** One-sided p-values that the card is no better than chance, and no better than the plain rule. */
    pChance: z.number(),
    pPlainRule: z.number().optional(),
    /** The full model, in which every trait and pair of traits may take part: too large to read. */
    full: metricsSchema.optional(),
    /** What it costs that a person can read the card: log loss above the full model's, nats an account. */
    readabilityLoss: z.number().optional(),
    readabilityInterval: z.tuple([z.number(), z.number()]).optional(),
    reliability: z.array(reliabilityPointSchema),
    /** Share of good accounts reached (y) among the best-scored share x, from (0,0) to (1,1). */
    gains: z.array(z.tuple([z.number(), z.number()])),
  }),
  outOfTime: z
    .object({
      /** Learned on accounts decided before this day, checked on those decided from it on. */
      from: z.string(),
      card: metricsSchema,
      full: metricsSchema.optional(),
      baseRate: z.object({ logLoss: z.number() }),
      plainRule: ruleSchema.partial({ traits: true }).optional(),
    })
    .optional(),
})
export type Validation = z.infer<typeof validationSchema>

/** Accounts of either outcome that it takes to learn anything; with fewer there is no profile, only a hypothesis. */
export const leastGood = 15
export const leastOthers = 15

/** Why there is no reliable profile, or what weakens one. */
export const verdictReasonSchema = z.enum([
  /** Nothing was learned: every number on the card is somebody's assumption. */
  'hypothesis_only',
  'too_few_good',
  /** The best customers were to be told apart, but nothing says what a customer is worth. */
  'no_value',
  'too_few_others',
  'no_usable_trait',
  'not_better_than_chance',
  'not_better_than_base_rate',
  'not_better_than_plain_rule',
  'fails_out_of_time',
  /** A warning on a profile that is reliable all the same. */
  'weaker_out_of_time',
])

export const verdictSchema = z.object({
  reliable: z.boolean(),
  reasons: z.array(verdictReasonSchema),
})
export type Verdict = z.infer<typeof verdictSchema>
