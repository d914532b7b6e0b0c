import type { Label } from './trait.ts'
import type { TraitSensitivity } from './trait-sensitivity.ts'
import type { Direction, ValueDefinition } from './value.ts'

/** Why a criterion takes part in the value or does not; `unproven` is a prediction no better than the simple rate. */
export type CriterionStatus = 'used' | 'not_found' | 'constant' | 'switched_off' | 'unproven'

export interface CriterionReport {
  /** A criterion of the definition, or `trait:` and the id of a number trait. */
  readonly id: string
  /** Set for number traits of the account. */
  readonly label?: Label
  readonly status: CriterionStatus
  /** What the numbers are made from where there is a choice: `invoice_profit`, `won_deals`, `revenue` ... */
  readonly basis?: string
  readonly direction: Direction
  readonly weight: number
  /** Its share of the weight of all criteria in use, in [0, 1]; 0 where it is not used. */
  readonly share: number
  /** Customers that have a number, and their share of all. */
  readonly customers: number
  readonly coverage: number
  /** Lower quartile, median and upper quartile of the raw numbers. */
  readonly quartiles?: readonly [number, number, number]
}

/** One summand of a customer's value; all of a customer's contributions sum exactly to the value. */
export interface ValuePart {
  /** A criterion's id, or `not_known` for the weight that stands at the middle for want of numbers. */
  readonly criterion: string
  /** Null for `not_known`. */
  readonly raw: number | null
  /** Where 95 of 100 such numbers will lie, for one that is foretold. */
  readonly range?: readonly [low: number, high: number]
  /** Where the raw number stands among the customers that have one, 100 best. */
  readonly percentile: number
  /** Share of the value that this part decides, in [0, 1]. */
  readonly weight: number
  readonly contribution: number
}

export interface RankedCustomer {
  readonly accountKey: number
  readonly name: string | null
  readonly domain: string | null
  /** Composite value in [0, 100]. */
  readonly value: number
  readonly place: number
  readonly best: boolean
  /** Share of the criteria's weight that is known for this customer, in [0, 1]. */
  readonly known: number
  /** Why it counts as best whatever its value. */
  readonly pinned?: string
  readonly parts: readonly ValuePart[]
}

/**
 * Where "best" begins and why: `gap` a break in the values, `fifth` no break so the best fifth, `few`
 * under ten customers so the better half, `set` by the definition, `none` no customers, or nothing in the
 * data that says what they are worth.
 */
export interface ValueCut {
  readonly basis: 'gap' | 'fifth' | 'few' | 'set' | 'none'
  /** Least value of a best customer. */
  readonly from: number
  /** Customers at or above it. */
  readonly customers: number
  /** Distance to the next customer below, in points of value; 0 where there is none. */
  readonly gap: number
}

export interface NamedResult {
  readonly account: string
  readonly reason: string
  /** `applied`, or why it changed nothing. */
  readonly status: 'applied' | 'not_found' | 'not_a_customer'
  readonly accountKeys: readonly number[]
}

export interface ValueNote {
  /** Message under `value.note.<code>`. */
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
}

/** The customers by value. The tables `customer_value` and `customer_value_part` hold all of them. */
export interface ValueReport {
  readonly definition: ValueDefinition
  readonly customers: number
  readonly best: number
  /** The last day the data knows, at most today; recency is counted from it. ISO 8601, absent without dates. */
  readonly dataEnd?: string
  readonly currency?: string
  readonly criteria: readonly CriterionReport[]
  /** Customers by value in twenty steps of five points; the last includes 100. */
  readonly distribution: readonly {
    readonly from: number
    readonly below: number
    readonly customers: number
  }[]
  readonly cut: ValueCut
  /** The first hundred. */
  readonly top: readonly RankedCustomer[]
  readonly pins: readonly NamedResult[]
  readonly exclusions: readonly NamedResult[]
  readonly notes: readonly ValueNote[]
}

export interface WeightChange {
  readonly criterion: string
  readonly change: 'doubled' | 'halved' | 'dropped'
  /** Overlap of the best lists before and after: shared over all, in [0, 1]. */
  readonly jaccard: number
  readonly enter: number
  readonly leave: number
}

/** How far the list of best customers hangs on the weights. */
export interface ValueSensitivity {
  /** Customers looked at, and how many there are; fewer where a seeded sample was taken. */
  readonly customers: number
  readonly of: number
  readonly best: number
  readonly changes: readonly WeightChange[]
  /** The criterion whose loss changes the list most; absent with fewer than two criteria. */
  readonly mattersMost?: string
  /** Absent with too few best or too few other customers to say what they have in common. */
  readonly traits?: TraitSensitivity
  readonly random: {
    readonly trials: number
    /** Mean overlap with the list as it stands. */
    readonly jaccard: number
    /** Best customers that stay best in at least nine trials of ten. */
    readonly firm: number
    /** Share of trials in which a customer is best, by place; the first thousand best and the next five hundred. */
    readonly stays: readonly {
      readonly accountKey: number
      readonly best: boolean
      readonly share: number
    }[]
  }
}

/** There are customers, but nothing in the data tells the worth of one from that of another. */
export function isWorthUnknown({ customers, cut }: ValueReport): boolean {
  return customers > 0 && cut.basis === 'none'
}

/** What the records say of a customer, for people who tell its story. */
export interface CustomerFacts {
  readonly industry?: string
  readonly operatingModel?: string
  /** What the customer said, in its own words: the text of its best-scored answer. */
  readonly quote?: string
}
