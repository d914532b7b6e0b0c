import { z } from 'zod'

/**
 * What makes a customer good, as the user states it (`value.yaml`). Every part has a default, so that
 * an empty file is a whole definition; criteria that are left out keep their default weight, and a
 * weight of 0 switches one off. Weights are relative: only their proportions count.
 */
export const directionSchema = z.enum(['more', 'less'])
export type Direction = z.infer<typeof directionSchema>

const weightSchema = z.number().min(0).max(1_000_000)
const criterion = (weight: number, direction: Direction) =>
  z
    .strictObject({
      weight: weightSchema.default(weight),
      /** Is more of it better, or less? */
      direction: directionSchema.default(direction),
    })
    .prefault({})

/**
 * Money earned leads with 30 of 100; what the customer does next (stays, grows, uses, recommends)
 * makes 46, what it took to win and to serve it 20, its deals and the pull of its name 4.
 */
const criteriaSchema = z
  .strictObject({
    /** Lifetime net profit in the dominant currency. */
    net_profit: criterion(30, 'more'),
    /** Costs that are not acquisition. */
    cost_to_serve: criterion(5, 'less'),
    /** Support tickets opened. */
    tickets: criterion(3, 'less'),
    /** Costs of winning the customer. */
    acquisition_cost: criterion(7, 'less'),
    /** Days from opening to winning the first won deal. */
    sales_cycle_days: criterion(5, 'less'),
    /** Companies the customer referred. */
    referrals: criterion(8, 'more'),
    /** Amount of product use in the last 90 days. */
    usage_quantity: criterion(6, 'more'),
    /** Different features used in the last 90 days. */
    usage_features: criterion(4, 'more'),
    /** Net promoter score of its answers, -100 to 100. */
    advocacy: criterion(5, 'more'),
    /** Mean of its other answers, in per cent of their scale. */
    satisfaction: criterion(3, 'more'),
    /** Days from the first purchase to the last purchase or use. */
    tenure_days: criterion(5, 'more'),
    /** 1 while still a customer, else 0: as the data says, or by whether it still buys or uses. */
    retention: criterion(8, 'more'),
    /** Invoices of the second year over the first; where nobody has two years, later won deals. */
    expansion: criterion(7, 'more'),
    /** Share of its decided deals that were won, shrunk toward a half: (won + 1) / (decided + 2). */
    conversion: criterion(2, 'more'),
    /** Revenue or employees: how much the customer's name carries. */
    brand: criterion(2, 'more'),
    /**
     * Discounted margin of the next 36 months as a model foretells it, where on purchases held out the
     * model proved better than the simple rate. Off unless asked for: what is foretold is foretold from
     * purchases that other criteria count already.
     */
    predicted_value: criterion(0, 'more'),
  })
  .prefault({})
export type CriterionId = keyof z.infer<typeof criteriaSchema>
export const criterionIdSchema = criteriaSchema.unwrap().keyof()

const namedAccountSchema = z.strictObject({
  /** Id, domain or name of the account. */
  account: z.string().min(1),
  reason: z.string().min(1),
})
export type NamedAccount = z.infer<typeof namedAccountSchema>

/** Where "best" begins: where the data suggests it, a share or number of customers, or a value. */
const cutSchema = z.union([
  z.literal('suggested'),
  z.strictObject({ share: z.number().gt(0).lt(1) }),
  z.strictObject({ customers: z.number().int().min(1) }),
  z.strictObject({ value: z.number().min(0).max(100) }),
])

export const valueDefinitionSchema = z.strictObject({
  criteria: criteriaSchema,
  /** Number traits of the account that count too, by the trait's id or the header in the user's file. */
  custom: z
    .array(
      z.strictObject({
        trait: z.string().min(1),
        weight: weightSchema.default(5),
        direction: directionSchema.default('more'),
      }),
    )
    .default([]),
  /** Customers that count as best whatever their value, and why. */
  pins: z.array(namedAccountSchema).default([]),
  /** Customers that are not ranked and count neither as best nor as others, and why. */
  exclusions: z.array(namedAccountSchema).default([]),
  cut: cutSchema.default('suggested'),
  /** Currency that counts; by default the one most rows are in. Others are never added to it. */
  currency: z.string().min(1).optional(),
})
export type ValueDefinition = z.infer<typeof valueDefinitionSchema>

/** The definition that holds where the user states none. */
export const defaultValueDefinition: ValueDefinition = valueDefinitionSchema.parse({})
