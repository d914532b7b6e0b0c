/**
 * The customer model: what Northfit knows about a company, as objects that hang on the account.
 * One table of kinds and fields, from which mapping, storage, traits and documentation follow.
 */

export type FieldType = 'text' | 'category' | 'number' | 'date' | 'bool' | 'set'

/**
 * When a value is known. `stable`: a lasting property of the company (industry, size), presumed to stand
 * before the sale; `event`: carries its own time; `after`: the state at export, which tells the outcome
 * (lifecycle stage, number of deals, last activity); `unknown`: to be judged by statistics.
 */
export type Known = 'stable' | 'event' | 'after' | 'unknown'

/** Which side of a company a trait describes. */
export type TraitGroup =
  | 'firmographic'
  | 'geographic'
  | 'technographic'
  | 'behavioural'
  | 'need'
  | 'environmental'
  | 'role'
  | 'custom'

export interface FieldSpec {
  readonly type: FieldType
  readonly known: Known
  /** Set where the field describes the company and may become a trait. */
  readonly group?: TraitGroup
}

const key: FieldSpec = { type: 'text', known: 'stable' }
const words: FieldSpec = { type: 'text', known: 'unknown' }
const when: FieldSpec = { type: 'date', known: 'event' }
const amount: FieldSpec = { type: 'number', known: 'event' }
const kind: FieldSpec = { type: 'category', known: 'event' }
const stable = (type: FieldType, group: TraitGroup): FieldSpec => ({ type, known: 'stable', group })
const state = (type: FieldType): FieldSpec => ({ type, known: 'after' })

/** How a child row names its account: any of these may be there, the surest wins (id, domain, name). */
const accountRef = { account_id: key, account_domain: key, account_name: key } as const

export const objects = {
  account: {
    id: key,
    name: key,
    domain: key,
    country: stable('category', 'geographic'),
    region: stable('category', 'geographic'),
    city: stable('category', 'geographic'),
    postal_code: words,
    industry: stable('category', 'firmographic'),
    employees: stable('number', 'firmographic'),
    revenue: stable('number', 'firmographic'),
    founded: stable('number', 'firmographic'),
    ownership: stable('category', 'firmographic'),
    business_model: stable('category', 'firmographic'),
    technologies: { type: 'set', known: 'unknown', group: 'technographic' },
    source: { type: 'category', known: 'unknown', group: 'behavioural' },
    description: { type: 'text', known: 'unknown', group: 'custom' },
    parent_id: key,
    parent_name: key,
    phone: words,
    address: words,
    owner: words,
    created: when,
    type: state('category'),
    lifecycle: state('category'),
    last_activity: state('date'),
    outcome: state('bool'),
    churned: state('bool'),
    churned_at: state('date'),
  },
  contact: {
    id: key,
    ...accountRef,
    name: words,
    email: key,
    title: { type: 'text', known: 'event', group: 'role' },
    department: { type: 'category', known: 'event', group: 'role' },
    role: { type: 'category', known: 'event', group: 'role' },
    phone: words,
    country: words,
    created: when,
  },
  deal: {
    id: key,
    ...accountRef,
    name: words,
    stage: kind,
    status: kind,
    amount,
    currency: kind,
    pipeline: kind,
    type: kind,
    source: kind,
    owner: words,
    product: kind,
    lost_reason: kind,
    probability: state('number'),
    created: when,
    closed: when,
    contact_id: key,
  },
  stage_change: { deal_id: key, stage: kind, entered: when, seconds: amount },
  activity: {
    id: key,
    ...accountRef,
    contact_id: key,
    deal_id: key,
    kind,
    at: when,
    subject: words,
    body: words,
  },
  invoice: {
    id: key,
    ...accountRef,
    at: when,
    amount,
    profit: amount,
    quantity: amount,
    discount: amount,
    currency: kind,
    product: kind,
  },
  cost: { id: key, ...accountRef, at: when, amount, kind, currency: kind },
  ticket: {
    id: key,
    ...accountRef,
    opened: when,
    closed: when,
    priority: kind,
    kind,
    subject: words,
  },
  usage: { ...accountRef, at: when, feature: kind, quantity: amount, users: amount },
  referral: { ...accountRef, referred_id: key, referred_domain: key, referred_name: key, at: when },
  technology: { ...accountRef, technology: kind, category: kind, at: when },
  note: { id: key, ...accountRef, contact_id: key, deal_id: key, at: when, body: words },
  answer: { ...accountRef, contact_id: key, at: when, question: kind, score: amount, text: words },
} as const satisfies Readonly<Record<string, Readonly<Record<string, FieldSpec>>>>

export type ObjectKind = keyof typeof objects

export const objectKinds = Object.keys(objects).filter(
  (kind): kind is ObjectKind => kind in objects,
)

/** The fields of a kind by name. */
export function fieldsOf(kind: ObjectKind): Readonly<Record<string, FieldSpec>> {
  return objects[kind]
}
