import { z } from 'zod'
import { whenSchema } from './profile/index.ts'
import { traitSchema } from './trait.ts'

/** What two accounts can share beside their traits. */
export const relationKinds = [
  'referral',
  'person',
  'investor',
  'event',
  'technology',
  'group',
] as const
export type RelationKind = (typeof relationKinds)[number]

/** The trait that stands for nearness by what accounts share, beside the traits of the catalogue. */
export const relationsTraitId = 'lookalikes.relations'

const listOf = <T extends z.ZodType>(item: T) => z.array(item).readonly()

/** A number with its 95 % interval. */
const rangedSchema = z.object({ value: z.number(), low: z.number(), high: z.number() })

/** How early hidden seeds come back in the list of all other accounts. */
const seedCheckSchema = z.object({
  /** Seeds that were hidden once each, and in how many parts. */
  seeds: z.number(),
  folds: z.number(),
  /** How often a hidden seed stands above an account picked at random; 0.5 is chance. */
  auc: rangedSchema,
  /** For the first part of the list: the share of hidden seeds in it, and how many times as many as by chance. */
  top: listOf(z.object({ share: z.number(), found: rangedSchema, lift: rangedSchema })),
})
export type SeedCheck = z.infer<typeof seedCheckSchema>

/** An account by what it is called. */
export const calledBySchema = z.object({
  key: z.number(),
  id: z.string().nullable(),
  name: z.string().nullable(),
  domain: z.string().nullable(),
})
export type CalledBy = z.infer<typeof calledBySchema>

/** A trait that sets the seeds apart. */
const likenessTraitSchema = z.object({
  trait: traitSchema,
  /** Typical change of the likeness by this trait, in log units (standard deviation over the market). */
  strength: z.number(),
  levels: listOf(
    z.object({
      when: whenSchema,
      /** How many times commoner among accounts like the seeds than in the market, all else alike. */
      times: rangedSchema,
      seeds: z.number(),
      /** Share of the market's accounts at this level. */
      market: z.number(),
    }),
  ),
})
export type LikenessTrait = z.infer<typeof likenessTraitSchema>

/** What an account has in common with seeds beside its traits. */
const sharedRelationSchema = z.object({
  kind: z.enum(relationKinds),
  /** The person's address, the investor's or technology's name, or what the referring company is called. */
  label: z.string(),
  /** Share of the account's nearness that it carries, in (0, 1]. */
  share: z.number(),
  /** Some of the seeds that it leads to. */
  seeds: listOf(calledBySchema),
})
export type SharedRelation = z.infer<typeof sharedRelationSchema>

const partSchema = z.object({
  trait: z.string(),
  /** Position of the account's level among those of the trait. */
  level: z.number(),
  /** What the level adds to the likeness, with its standard error. */
  adds: z.number(),
  error: z.number(),
})
export type LookalikePart = z.infer<typeof partSchema>

const lookalikeSchema = z.object({
  account: calledBySchema,
  customer: z.boolean(),
  place: z.number(),
  /**
   * Log of how much likelier such an account is among the seeds than in the market, up to a constant: the sum
   * of all parts.
   */
  likeness: z.number(),
  /** The same as a factor: 1 is the market's average. */
  times: z.number(),
  /** Share of the accounts asked about that are less alike, in [0, 1]; equals count half. */
  percentile: z.number(),
  /** What each trait adds, by size. */
  parts: listOf(partSchema),
  /** Traits of which nothing is known: they add nothing. */
  unknown: listOf(z.string()),
  /** The seeds most like it, with the traits they share. */
  nearest: listOf(z.object({ account: calledBySchema, shared: listOf(z.string()) })),
  /** How often walkers from the seeds come by, 1 being average; null where nothing leads to it. */
  nearness: z.number().nullable(),
  relations: listOf(sharedRelationSchema),
  /** Its place by traits alone, and by relations alone where anything leads to it. */
  places: z.object({ traits: z.number(), relations: z.number().nullable() }),
})
export type Lookalike = z.infer<typeof lookalikeSchema>

/** Accounts like a set of example customers, with what makes them so and how far to trust it. */
export const lookalikesSchema = z.object({
  /** When it was asked, ISO 8601. */
  ran: z.string(),
  seeds: z.object({ count: z.number(), first: listOf(calledBySchema) }),
  /** Accounts that the seeds are compared with, and those asked about. */
  market: z.number(),
  candidates: z.number(),
  customersToo: z.boolean(),
  /**
   * `proven`: hidden seeds came back earlier than by chance; `unproven`: that they did could be chance;
   * `nothing_in_common`: nothing sets the seeds apart from the market.
   */
  verdict: z.enum(['proven', 'unproven', 'nothing_in_common']),
  traits: listOf(likenessTraitSchema),
  check: z.object({
    /** By traits and relations together: the order of the list. */
    together: seedCheckSchema,
    traits: seedCheckSchema,
    /** Absent where accounts share nothing that the data tells of. */
    relations: seedCheckSchema.exactOptional(),
    /** As together, if it counted that something is not known of an account; absent where it does. */
    unknownCounts: seedCheckSchema.exactOptional(),
    /** The plain peer: cosine similarity on the same traits. */
    cosine: seedCheckSchema,
    /** The peer that is told who was lost: a scorecard of the same traits; absent where too few were won or lost. */
    scorecard: seedCheckSchema.exactOptional(),
  }),
  /** What accounts share: things of each kind that at least two accounts have, and links to them. */
  shared: listOf(z.object({ kind: z.enum(relationKinds), things: z.number(), links: z.number() })),
  accounts: listOf(lookalikeSchema),
})
export type Lookalikes = z.infer<typeof lookalikesSchema>
