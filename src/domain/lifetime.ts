import type { ValueNote } from './value-report.ts'

/** How customers are foretold: models of repeat purchases, of subscriptions, and the simple rates. */
export const lifetimeModels = ['bg_nbd', 'mbg_nbd', 'pareto_nbd', 'simple_rate', 'sbg'] as const
export type LifetimeModel = (typeof lifetimeModels)[number]

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
export interface Ranged {
  readonly value: number
  readonly low: number
  readonly high: number
}

export interface LifetimeParameter extends Ranged {
  readonly name: string
  /** `days` where the parameter is a time, `amount` where it is money. */
  readonly unit?: 'days' | 'amount'
}

/** A model as it did on purchases that came after the day its data ended; see docs/methods/lifetime-value.md. */
export interface LifetimeModelCheck {
  readonly model: LifetimeModel | 'simple_churn'
  /** Mean log probability of what came; higher is better. */
  readonly logScore: number
  /** By how much it exceeds that of the simple rate. */
  readonly ahead: Ranged
  /** Of all customers together: purchases, or leavers, foretold and those that came. */
  readonly expected: number
  readonly real: number
  /** Of purchases only. */
  readonly meanAbsoluteError?: number
  readonly rootMeanSquareError?: number
  readonly rankCorrelation?: number
}

export interface LifetimeCheck {
  /** The models saw the data to this day ... */
  readonly until: string
  /** ... and were held against this many days after it. */
  readonly days: number
  readonly customers: number
  /** The simple rate first. */
  readonly models: readonly LifetimeModelCheck[]
}

export type FallbackReason =
  | 'few_customers'
  | 'few_repeaters'
  | 'short'
  | 'few_held_out'
  | 'few_leavers'
  | 'not_converged'
  | 'no_better'

/** Why the simple rate is used; message under `lifetime.fallback.<reason>`. */
export interface LifetimeFallback {
  readonly reason: FallbackReason
  readonly facts: Readonly<Record<string, number>>
}

export interface LifetimeCustomer {
  readonly accountKey: number
  readonly name: string | null
  readonly domain: string | null
  /** What it bought up to the day that counts: days with a purchase, and their amounts. */
  readonly bought: number
  readonly spent: number
  readonly first: string
  readonly last: string
  /** Probability of still being a customer; 1 where the model knows no leaving. */
  readonly active: number
  /** Within the months asked for: days with a purchase, or months as a subscriber. */
  readonly purchases: Ranged
  readonly spend: number
  /** Margin, discounted. */
  readonly lifetimeValue: Ranged
  /** The same without end; absent without a discount. */
  readonly forever?: number
}

export interface SurvivalPoint extends Ranged {
  readonly months: number
  readonly atRisk: number
}

/** What customers are expected to bring. The table `customer_lifetime` holds all of them. */
export interface LifetimeReport {
  /** `purchases`: customers buy again or do not; `subscriptions`: it is known who left; `none`: neither. */
  readonly kind: 'purchases' | 'subscriptions' | 'none'
  readonly asOf: string
  readonly months: number
  readonly discount: number
  /** `given`, `measured` from stated profits, `costs` from invoices less costs, or `none`: what is spent counts whole. */
  readonly margin: {
    readonly share: number
    readonly basis: 'given' | 'measured' | 'costs' | 'none'
  }
  readonly currency?: string
  /** Purchases are invoices or won deals. */
  readonly source: 'invoice' | 'deal'
  readonly customers: number
  /** Customers that the parameters are estimated from; fewer than all where there are very many. */
  readonly fitted: number
  readonly model: LifetimeModel | 'simple_churn'
  readonly chosenBy: 'check' | 'asked' | 'fallback'
  /** Does the model beat the simple rate on what was held out, beyond chance? */
  readonly proven: boolean
  readonly fallback?: LifetimeFallback
  readonly parameters: readonly LifetimeParameter[]
  readonly spendModel: 'gamma_gamma' | 'simple_mean'
  readonly spendParameters: readonly LifetimeParameter[]
  /** Rank correlation of how often and how much customers buy, which the spend model takes to be 0. */
  readonly spendCorrelation: number
  readonly check?: LifetimeCheck
  /** Share of subscribers still there by month; of subscriptions only. */
  readonly survival?: readonly SurvivalPoint[]
  readonly totals: {
    readonly active: number
    readonly purchases: Ranged
    readonly spend: number
    readonly lifetimeValue: Ranged
    readonly forever?: number
  }
  /** The first hundred by value. */
  readonly top: readonly LifetimeCustomer[]
  readonly notes: readonly ValueNote[]
}
