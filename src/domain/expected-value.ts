import { z } from 'zod'
import { rangedSchema } from './lifetime.ts'
import { calledBySchema } from './lookalikes.ts'
import { tierNames, whenSchema } from './profile/index.ts'
import { traitSchema } from './trait.ts'

const listOf = <T extends z.ZodType>(item: T) => z.array(item).readonly()

const expectedAccountSchema = z.object({
  account: calledBySchema,
  tier: z.enum(tierNames),
  probability: z.number(),
  /** What it would bring if it were won; the interval is that of the expectation. */
  value: rangedSchema,
  /** Probability x value; the interval counts what is not known of either. */
  expected: rangedSchema,
  /** Places among the accounts not yet won, by probability and by expected value. */
  chancePlace: z.number(),
  valuePlace: z.number(),
  /** Where the data tells who stayed: the probability to stay once won, and the expected value of those who do. */
  staying: rangedSchema.exactOptional(),
  kept: rangedSchema.exactOptional(),
  keptPlace: z.number().exactOptional(),
})
export type ExpectedAccount = z.infer<typeof expectedAccountSchema>

/** A trait of the model of the value, with how many times as much its levels bring. */
const amountTraitSchema = z.object({
  trait: traitSchema,
  levels: listOf(
    z.object({
      when: whenSchema,
      /** Against the average account, all other traits alike. */
      times: rangedSchema,
      wins: z.number(),
    }),
  ),
})
export type AmountTrait = z.infer<typeof amountTraitSchema>

const disagreementSchema = z.object({
  count: z.number(),
  /** So many of them stand in the lower half by the other order. */
  lowerHalf: z.number(),
  /** Those that fall or rise farthest first. */
  accounts: listOf(expectedAccountSchema),
})

const listedSchema = z.object({ count: z.number(), accounts: listOf(expectedAccountSchema) })

/** The chance to stay once won, as a score of its own. */
const stayingSchema = z.object({
  /** `model`: traits tell who stays; else why nobody is told apart. */
  basis: z.enum(['none', 'few', 'no_better', 'model']),
  /** Customers known to have stayed, and to have left. */
  stayed: z.number(),
  left: z.number(),
  rate: rangedSchema.exactOptional(),
  /** On customers kept aside. */
  check: z
    .object({
      customers: z.number(),
      auc: rangedSchema,
      calibrationError: z.number(),
      logLoss: z.number(),
      baseLogLoss: z.number(),
    })
    .exactOptional(),
  traits: listOf(
    z.object({
      trait: traitSchema,
      levels: listOf(
        z.object({
          when: whenSchema,
          points: rangedSchema,
          stayed: z.number(),
          customers: z.number(),
        }),
      ),
    }),
  ),
  /** Where it disagrees with the other scores; only where a model tells prospects apart. */
  found: z
    .object({
      /** Spearman's, of the chance to be won and to stay over the prospects. */
      correlation: z.number(),
      /** As many accounts as in `picks`, by expected value and by that of those who stay; money of those who stay. */
      picks: z.object({ both: z.number(), byValue: rangedSchema, byKept: rangedSchema }),
      /** Likely to be won, in the lower half of all by staying; the least likely to stay first. */
      leaving: listedSchema,
      /** Among the first by expected value, not by that of those who stay; farthest fall first. */
      falling: listedSchema,
    })
    .exactOptional(),
})

/** Expected wins and money of the accounts worked first in one order. */
const pickSchema = z.object({ wins: z.number(), money: rangedSchema })

/** What accounts not yet won are worth: chance, value if won, their product, and where the orders disagree. */
export const expectedValuesSchema = z.object({
  /** When it was asked, ISO 8601. */
  ran: z.string(),
  currency: z.string().exactOptional(),
  /** Where amounts were read, and over which time they count. */
  source: z.enum(['invoice', 'deal']),
  span: z.enum(['first_year', 'all']),
  /** Whether the profile that gives the chances is proven. */
  chanceProven: z.boolean(),
  /** Won accounts with an amount; `young` were won less than a year before the data ends. */
  wins: z.object({ counted: z.number(), young: z.number() }),
  average: rangedSchema,
  median: z.number(),
  /** `model`: the traits foretell the value; else everybody gets the average, and why. */
  basis: z.enum(['model', 'few', 'no_better']),
  traits: listOf(amountTraitSchema),
  /** Traits not used because they all but are the amount, by id. */
  tellsAmount: listOf(traitSchema),
  /** Eight of ten wins kept aside brought between these multiples of what was foretold. */
  eightOfTen: z.object({ low: z.number(), high: z.number() }),
  check: z
    .object({
      explained: rangedSchema,
      meanError: z.number(),
      medianError: z.number(),
      ranks: rangedSchema,
      tenths: listOf(z.object({ wins: z.number(), foretold: z.number(), real: rangedSchema })),
    })
    .exactOptional(),
  prospects: z.number(),
  /** Spearman's, of chance and expected value over the prospects. */
  correlation: z.number(),
  /** As many accounts as stand in the best tier (a tenth where none does), worked by either order. */
  picks: z.object({
    accounts: z.number(),
    both: z.number(),
    byChance: pickSchema,
    byValue: pickSchema,
  }),
  /** In the best tier, but not among as many by expected value. */
  smallValue: disagreementSchema,
  /** Among the first by expected value, but not in the best tier. */
  smallChance: disagreementSchema,
  accounts: listOf(expectedAccountSchema),
  staying: stayingSchema.exactOptional(),
  notes: listOf(
    z.object({
      code: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number()])).readonly(),
    }),
  ),
})
export type ExpectedValues = z.infer<typeof expectedValuesSchema>
