import { type Columns, type CrmLayout, fileTable } from './layout.ts'
import { accountNumber } from './numbers.ts'
import {
  type AccountRecord,
  type ActivityRecord,
  type ContactRecord,
  closedAs,
  type DealRecord,
  fullName,
  ownerOf,
  recordsOf,
} from './records.ts'
import { traitColumns } from './trait-columns.ts'
import type { Values } from './values.ts'

const standardColumn = {
  lifecycle: 'Organization - Label',
  owner: 'Organization - Owner',
  city: 'Organization - City/town/village/locality of Address',
  state: 'Organization - State/county of Address',
  country: 'Organization - Country of Address',
  industry: 'Organization - Industry',
  employees: 'Organization - Number of employees',
  revenue: 'Organization - Annual revenue',
  founded: 'Organization - Year founded',
  source: 'Organization - Source',
  churn: 'Organization - Churned',
} as const
const customColumn = (label: string): string => `Organization - ${label}`

const labels = {
  none: '',
  open: 'Hot lead',
  lost: 'Cold lead',
  won: 'Customer',
  left: 'Former customer',
} as const

const churned = { none: '', open: '', lost: '', won: 'No', left: 'Yes' } as const

const stageNames = [
  'Qualified',
  'Contact Made',
  'Demo Scheduled',
  'Proposal Made',
  'Negotiations Started',
] as const

const statuses = { open: 'Open', won: 'Won', lost: 'Lost' } as const

const organizationId = ({ number }: AccountRecord): number => number + 1
const personId = ({ number }: ContactRecord): number => number + 1
const dealId = (number: number): number => number + 1

/** List exports with all columns; Pipedrive's files have no stage history. */
export function pipedriveLayout(values: Values): CrmLayout {
  const file = <Row>(object: string, columns: Columns<Row>) =>
    fileTable(`${object}-8127345-1.csv`, columns)
  const organizations = file('organizations', organizationColumns(values))
  const people = file('people', personColumns(values))
  const deals = file('deals', dealColumns(values))
  const activities = file('activities', activityColumns(values))
  return {
    files: [organizations, people, deals, activities],
    accounts: organizations,
    activities,
    activityKindColumn: 'Activity - Type',
    standardColumn,
    customColumn,
    accountId: (index) => String(accountNumber(index) + 1),
    write: (dossier, put) => {
      const records = recordsOf(dossier)
      put(organizations, records.accounts)
      put(people, records.contacts)
      put(deals, records.deals)
      put(activities, records.activities)
    },
  }
}

const organizationColumns = (values: Values): Columns<AccountRecord> => [
  ['Organization - ID', organizationId],
  ['Organization - Name', ({ entry }) => entry.name],
  ['Organization - Website', ({ entry }) => entry.domain],
  ['Organization - Organization created', ({ createdAt }) => values.minute(createdAt)],
  ...traitColumns(values, {
    ...{ standardColumn, customColumn },
    owner: ownerOf,
    lifecycle: labels,
    churn: ({ standing }) => churned[standing],
  }),
]

const personColumns = (values: Values): Columns<ContactRecord> => [
  ['Person - ID', personId],
  ['Person - Name', fullName],
  ['Person - First name', ({ contact }) => contact.given],
  ['Person - Last name', ({ contact }) => contact.family],
  ['Person - Organization', ({ account, tied }) => (tied ? account.entry.name : '')],
  ['Person - Organization ID', ({ account, tied }) => (tied ? organizationId(account) : '')],
  ['Person - Job title', ({ contact }) => contact.title],
  ['Person - Email - Work', ({ contact }) => contact.email],
  ['Person - Phone - Work', ({ contact }) => contact.phone],
  ['Person - Owner', ({ account }) => ownerOf(account)],
  ['Person - Person created', ({ contact }) => values.minute(contact.createdAt)],
]

const dealColumns = (values: Values): Columns<DealRecord> => [
  ['Deal - ID', ({ number }) => dealId(number)],
  ['Deal - Title', ({ name }) => name],
  ['Deal - Owner', ({ account }) => ownerOf(account)],
  ['Deal - Value', ({ deal }) => values.money(deal.amount)],
  ['Deal - Currency of Value', () => 'USD'],
  ['Deal - Organization', ({ account }) => account.entry.name],
  ['Deal - Organization ID', ({ account }) => organizationId(account)],
  ['Deal - Pipeline', () => 'Sales'],
  ['Deal - Contact person', ({ contacts: [main] }) => (main === undefined ? '' : fullName(main))],
  [
    'Deal - Contact person ID',
    ({ contacts: [main] }) => (main === undefined ? '' : personId(main)),
  ],
  ['Deal - Stage', ({ deal }) => stageNames[deal.entered.length - 1] ?? stageNames[0]],
  ['Deal - Label', ({ deal }) => deal.kind],
  ['Deal - Status', ({ deal }) => statuses[deal.status]],
  ['Deal - Deal created', ({ deal }) => values.minute(deal.openedAt)],
  ['Deal - Won time', (record) => values.minute(closedAs(record, 'won'))],
  ['Deal - Lost time', (record) => values.minute(closedAs(record, 'lost'))],
  [
    'Deal - Deal closed on',
    ({ deal }) => (deal.status === 'open' ? '' : values.minute(deal.closeAt)),
  ],
  ['Deal - Lost reason', ({ deal }) => deal.lostReason],
  [
    'Deal - Expected close date',
    ({ deal }) => (deal.status === 'open' ? values.day(deal.closeAt) : ''),
  ],
]

const activityColumns = (values: Values): Columns<ActivityRecord> => [
  ['Activity - ID', ({ number }) => number + 1],
  ['Activity - Subject', ({ activity }) => activity.subject],
  ['Activity - Type', ({ activity }) => activity.kind],
  ['Activity - Due date', ({ activity }) => values.day(activity.at)],
  ['Activity - Done', () => 'Done'],
  ['Activity - Deal ID', ({ dealNumber }) => (dealNumber === undefined ? '' : dealId(dealNumber))],
  ['Activity - Contact person', ({ contact }) => (contact === undefined ? '' : fullName(contact))],
  [
    'Activity - Contact person ID',
    ({ contact }) => (contact === undefined ? '' : personId(contact)),
  ],
  ['Activity - Organization', ({ account }) => account.entry.name],
  ['Activity - Organization ID', ({ account }) => organizationId(account)],
]
