import { z } from 'zod'

/** How customers are foretold: models of repeat purchases, the simple rate, and a model of subscriptions. */
export const lifetimeModels = ['bg_nbd', 'mbg_nbd', 'pareto_nbd', 'simple_rate', 'sbg'] as const
export type LifetimeModel = (typeof lifetimeModels)[number]

/** `simple_churn` is what the model of subscriptions is held against. */
const modelSchema = z.enum([...lifetimeModels, 'simple_churn'])

/** What is asked of the step. */
export interface LifetimeQuestion {
  /** How far ahead, in months. */
  readonly months: number
  /** Share a year by which money that comes later is worth less, from 0. */
  readonly discount: number
  /** Share of what is spent that is earned; measured from the data where nothing is said. */
  readonly margin?: number
  /** The last day that counts, ISO 8601; the last day of the data where nothing is said. */
  readonly asOf?: string
  /** The model to use whatever the check says. */
  readonly model?: LifetimeModel
}

export const defaultLifetimeQuestion: LifetimeQuestion = { months: 36, discount: 0.1 }

/** An estimate in [low, high] at 95 %. */
export const rangedSchema = z
  .object({ value: z.number(), low: z.number(), high: z.number() })
  .readonly()
export type Ranged = z.infer<typeof rangedSchema>

const parameterSchema = z
  .object({
    name: z.string(),
    value: z.number(),
    low: z.number(),
    /** Null where the data set no upper limit. */
    high: z.number().nullable(),
    /** `days` where the parameter is a time, `amount` where it is money. */
    unit: z.enum(['days', 'amount']).exactOptional(),
  })
  .readonly()
export type LifetimeParameter = z.infer<typeof parameterSchema>

/** A model as it did on what came after the day its data ended; see docs/methods/lifetime-value.md. */
const modelCheckSchema = z
  .object({
    model: modelSchema,
    /** Mean log probability of what came; higher is better. */
    logScore: z.number(),
    /** By how much it exceeds that of the simple rate. */
    ahead: rangedSchema,
    /** Of all customers together: purchases, or leavers, foretold and those that came. */
    expected: z.number(),
    real: z.number(),
    /** By which share of what was foretold it erred beyond chance; the totals' ranges hold as much. */
    strayed: z.number(),
    /** Of purchases only. */
    meanAbsoluteError: z.number().exactOptional(),
    rootMeanSquareError: z.number().exactOptional(),
    rankCorrelation: z.number().exactOptional(),
  })
  .readonly()
export type LifetimeModelCheck = z.infer<typeof modelCheckSchema>

const checkSchema = z
  .object({
    /** The models saw the data to this day ... */
    until: z.string(),
    /** ... and were held against this many days after it. */
    days: z.number(),
    customers: z.number(),
    /** The simple rate first. */
    models: z.array(modelCheckSchema).readonly(),
  })
  .readonly()
export type LifetimeCheck = z.infer<typeof checkSchema>

/** Why the simple rate is used; message under `lifetime.fallback.<reason>`. */
const fallbackSchema = z
  .object({
    reason: z.enum([
      'few_customers',
      'few_repeaters',
      'short',
      'few_held_out',
      'few_leavers',
      'not_converged',
      'no_better',
    ]),
    facts: z.record(z.string(), z.number()).readonly(),
  })
  .readonly()
export type LifetimeFallback = z.infer<typeof fallbackSchema>

const customerSchema = z
  .object({
    accountKey: z.number(),
    name: z.string().nullable(),
    domain: z.string().nullable(),
    /** What it bought up to the day that counts: days with a purchase, and their amounts. */
    bought: z.number(),
    spent: z.number(),
    first: z.string(),
    last: z.string(),
    /** Probability of still being a customer; 1 where the model knows no leaving. */
    active: z.number(),
    /** Within the months asked for: days with a purchase, or months as a subscriber. */
    purchases: rangedSchema,
    spend: z.number(),
    /** Margin, discounted. */
    lifetimeValue: rangedSchema,
    /** The same without end; absent without a discount, and where the model knows no leaving. */
    forever: z.number().exactOptional(),
  })
  .readonly()
export type LifetimeCustomer = z.infer<typeof customerSchema>

const survivalSchema = z
  .object({
    months: z.number(),
    atRisk: z.number(),
    value: z.number(),
    low: z.number(),
    high: z.number(),
  })
  .readonly()
export type SurvivalPoint = z.infer<typeof survivalSchema>

/** What customers are expected to bring. The table `customer_lifetime` holds all of them. */
export const lifetimeReportSchema = z
  .object({
    /** `purchases`: customers buy again or do not; `subscriptions`: it is known who left; `none`: neither. */
    kind: z.enum(['purchases', 'subscriptions', 'none']),
    asOf: z.string(),
    months: z.number(),
    discount: z.number(),
    /** As given; measured from stated profits; billed less costs; or none: what is spent counts whole. */
    margin: z
      .object({ share: z.number(), basis: z.enum(['given', 'measured', 'costs', 'none']) })
      .readonly(),
    currency: z.string().exactOptional(),
    /** What counts as a purchase: invoices, or won deals. */
    source: z.enum(['invoice', 'deal']),
    customers: z.number(),
    /** Customers that the parameters are estimated from; fewer than all where there are very many. */
    fitted: z.number(),
    model: modelSchema,
    chosenBy: z.enum(['check', 'asked', 'fallback']),
    /** Does the model beat the simple rate on what was held out, beyond chance? */
    proven: z.boolean(),
    fallback: fallbackSchema.exactOptional(),
    parameters: z.array(parameterSchema).readonly(),
    spendModel: z.enum(['gamma_gamma', 'simple_mean']),
    spendParameters: z.array(parameterSchema).readonly(),
    /** Rank correlation of how often and how much customers buy, which the spend model takes to be 0. */
    spendCorrelation: z.number(),
    check: checkSchema.exactOptional(),
    /** Share of subscribers still there by month; of subscriptions only. */
    survival: z.array(survivalSchema).readonly().exactOptional(),
    totals: z
      .object({
        active: z.number(),
        purchases: rangedSchema,
        spend: z.number(),
        lifetimeValue: rangedSchema,
        forever: z.number().exactOptional(),
      })
      .readonly(),
    /** The first hundred by value. */
    top: z.array(customerSchema).readonly(),
    /** Messages under `value.note.<code>`. */
    notes: z
      .array(
        z
          .object({
            code: z.string(),
            facts: z.record(z.string(), z.union([z.string(), z.number()])).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()
export type LifetimeReport = z.infer<typeof lifetimeReportSchema>
