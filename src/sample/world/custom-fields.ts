import type { Cell } from '../cell.ts'
import type { Random } from '../random.ts'
import type { Company } from './company.ts'
import { noiseFields } from './noise-fields.ts'
import type { Sale } from './sale.ts'
import { spelling } from './spelling.ts'
import type { World } from './world.ts'

/** What the person who fills in a custom field can see. */
interface Desk {
  readonly world: World
  readonly company: Company
  readonly sale: Sale
  /** For the fields that mean something, and for the thirty that do not. */
  readonly entry: Random
  readonly noise: Random
}

type Role = 'causal' | 'pair' | 'confounded' | 'leak' | 'noise'

export interface CustomField {
  readonly key: string
  readonly label: string
  readonly role: Role
  readonly cell: (desk: Desk) => Cell
}

/** What people enter instead of leaving a field empty. */
export const placeholders = ['Select', 'N/A', 'Unknown', '-', 'n/a', 'TBD'] as const

/** The value, or nothing, or now and then something that only looks like a value. */
export function filledIn(random: Random, share: number, value: Cell): Cell {
  if (random.chance(share)) return value
  return random.chance(0.1) ? random.one(placeholders) : ''
}

const yes = (is: boolean): string => (is ? 'Yes' : 'No')

const field = (
  key: string,
  label: string,
  role: Role,
  share: number,
  value: (company: Company) => Cell,
): CustomField => ({
  key,
  label,
  role,
  cell: ({ entry, company }) => filledIn(entry, share, value(company)),
})

/** Sellers note a number of open roles, seldom that there are none: missing says something. */
const unnotedZero = 0.55

const salesRoles: CustomField = {
  key: 'sales_roles',
  label: 'Open sales roles',
  role: 'causal',
  cell: ({ entry, company }) =>
    filledIn(entry, company.salesRoles === 0 ? 1 - unnotedZero : 0.9, company.salesRoles),
}

/** Filled in by whoever closes the deal: it stands in the record of the winners only. */
const leak = (
  key: string,
  label: string,
  won: number,
  lost: number,
  value: (random: Random) => Cell,
): CustomField => ({
  key,
  label,
  role: 'leak',
  cell: ({ world, entry, sale }) => {
    const drawn = value(entry)
    const share = sale.status === 'won' ? won : lost
    const decided = sale.deals.some((deal) => deal.status !== 'open')
    const filled = world.planted ? decided && entry.chance(share) : entry.chance(0.25)
    return filled ? drawn : ''
  },
})

const meaningful: readonly CustomField[] = [
  field('data_team', 'Has data team', 'causal', 0.88, (company) => yes(company.dataTeam)),
  field('sales_motion', 'Sales motion', 'pair', 0.94, (company) =>
    company.inbound ? 'Inbound' : 'Outbound',
  ),
  field('offices', 'Number of offices', 'confounded', 0.82, (company) => company.offices),
  {
    key: 'incumbent',
    label: 'Current tool',
    role: 'causal',
    cell: ({ entry, company }) => filledIn(entry, 0.9, spelling(entry, company.incumbent, 0.03)),
  },
  leak('signature_method', 'Contract signature method', 0.92, 0.02, (random) =>
    random.one(['E-signature', 'E-signature', 'Paper', 'Purchase order']),
  ),
  field('pricing_model', 'Pricing model', 'pair', 0.94, (company) =>
    company.subscription ? 'Subscription' : 'Project',
  ),
  field('multi_site', 'Multi-site', 'pair', 0.95, (company) => yes(company.multiSite)),
  field('bi_licence', 'BI licence', 'confounded', 0.84, (company) => yes(company.biLicence)),
  salesRoles,
  leak('legal_review_days', 'Legal review days', 0.88, 0.04, (random) => random.between(1, 15)),
  field('procurement', 'Procurement', 'pair', 0.95, (company) =>
    company.centralProcurement ? 'Central' : 'Local',
  ),
]

const noise: readonly CustomField[] = noiseFields.map(({ label, filled, value }) => ({
  key: label.toLowerCase().replaceAll(/[^a-z]+/g, '_'),
  label,
  role: 'noise',
  cell: (desk) => filledIn(desk.noise, filled, value(desk.noise)),
}))

/** In the order of the columns: three that say nothing, then one that does, and so on. */
export const customFields: readonly CustomField[] = noise
  .flatMap((item, place) => {
    const next = place % 3 === 2 ? meaningful[(place - 2) / 3] : undefined
    return next === undefined ? [item] : [item, next]
  })
  .concat(meaningful.slice(Math.floor(noise.length / 3)))
