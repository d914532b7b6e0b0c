import { health, logistics, retail, software } from './industries.ts'
import { customerSystems } from './market.ts'

/**
 * The planted truth, in log odds of winning a first deal. The generator adds these numbers and
 * `truth.json` lists them: one place for both.
 */

/** Log odds of an account about which nothing speaks for or against. */
export const intercept = -2.35

/** Win rate of the sample without signal, whatever the account. */
export const blindWinRate = 0.27

export const industryEffect: Readonly<Record<string, number>> = {
  [retail.label]: 0.25,
  [software.label]: 0.25,
  Machinery: -0.45,
  Construction: -0.7,
  'Education Management': -0.6,
}

/** Bands of employees, each from `from` up to the next. */
export const sizeEffect = [
  { from: 0, logOdds: -0.9 },
  { from: 20, logOdds: -0.2 },
  { from: 100, logOdds: 0.45 },
  { from: 500, logOdds: 0.15 },
  { from: 2000, logOdds: -0.5 },
] as const

export const sourceEffect: Readonly<Record<string, number>> = {
  Referrals: 0.8,
  'Paid Search': -0.45,
}

export const customerSystemEffect = 0.3
export const dataTeamEffect = 0.55
/** For each open sales role, up to `cap` of them. */
export const salesRoleEffect = { each: 0.14, cap: 8 } as const

/** The effect of a rival's product changed sign on the day the rival doubled its prices. */
export const drift = { level: 'Rivalio', before: -0.7, after: 0.7, daysBeforeExport: 365 } as const

/** What the company uses today instead of us. */
export const incumbentEffect: Readonly<Record<string, number>> = {
  Spreadsheets: 0.45,
  [drift.level]: drift.before,
  'In-house tool': -0.2,
}

/** Website visits in the weeks before the deal was opened. */
export const intentEffect = { each: 0.22, cap: 5, windowDays: 45 } as const

/** `+logOdds` where both or neither hold, `-logOdds` where one does: no effect of either alone. */
export const pairEffect = { salesMotionPricing: 0.7, sitesProcurement: 0.6 } as const

/** The two traits of each pair, and their levels that go together. */
export const pairs = [
  {
    traits: ['sales_motion', 'pricing_model'],
    matching: [
      ['Inbound', 'Subscription'],
      ['Outbound', 'Project'],
    ],
    logOdds: pairEffect.salesMotionPricing,
  },
  {
    traits: ['multi_site', 'procurement'],
    matching: [
      ['Yes', 'Central'],
      ['No', 'Local'],
    ],
    logOdds: pairEffect.sitesProcurement,
  },
] as const

/** Traits without an effect of their own that go along with one that has. */
export const follows: Readonly<Record<string, string>> = {
  revenue: 'employees',
  offices: 'employees',
  bi_licence: 'data_team',
  city: 'country',
  state: 'country',
}

/**
 * Log odds that a customer leaves at the end of a contract year. Who worked in spreadsheets is readily won
 * and readily goes back; project work by itself says nothing about winning.
 */
export const leavingIntercept = -1.8
export const leavingEffect: Readonly<
  Record<'incumbent' | 'pricingModel', Readonly<Record<string, number>>>
> = {
  incumbent: { Spreadsheets: 1 },
  pricingModel: { Project: 1.1 },
}
/** Of the customers of a planted segment, on top of their traits. */
export const segmentLeaving = -2.4

/** Share that leaves at the end of a contract in the sample without signal, whoever it is. */
export const blindLeaving = 0.24

export interface Condition {
  readonly trait: string
  readonly in?: readonly string[]
  readonly from?: number
  readonly below?: number
}

export interface Segment {
  readonly key: string
  readonly name: string
  readonly rule: readonly Condition[]
  /** On top of what its conditions bring alone. */
  readonly logOdds: number
}

/** The three kinds of best customers: they buy more readily, pay more, stay, and recommend. */
export const segments: readonly Segment[] = [
  {
    key: 'mid_size_shops',
    name: 'Mid-size online retailers that run a CRM',
    rule: [
      { trait: 'industry', in: [retail.label] },
      { trait: 'employees', from: 100, below: 500 },
      { trait: 'customer_system', in: customerSystems },
    ],
    logOdds: 1.5,
  },
  {
    key: 'dach_logistics',
    name: 'Logistics firms in the German-speaking countries',
    rule: [
      { trait: 'industry', in: [logistics.label] },
      { trait: 'country', in: ['Germany', 'Austria', 'Switzerland'] },
    ],
    logOdds: 1.9,
  },
  {
    key: 'young_health_data',
    name: 'Young health care companies with a data team',
    rule: [
      { trait: 'industry', in: [health.label] },
      { trait: 'founded', from: 2012 },
      { trait: 'data_team', in: ['Yes'] },
    ],
    logOdds: 1.7,
  },
]
