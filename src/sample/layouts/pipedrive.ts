import type { Cell } from '../cell.ts'
import { customFields, owners } from '../world/index.ts'
import type { CrmLayout, FileSpec, Put } from './layout.ts'
import { accountNumber, activityNumber, dealNumber } from './numbers.ts'
import {
  type AccountRecord,
  type ActivityRecord,
  type ContactRecord,
  type DealRecord,
  writeRecords,
} from './records.ts'
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
} as const

const customColumn = (label: string): string => `Organization - ${label}`

/** `Entity - Field` headers from a plain list of fields. */
const file = (object: string, entity: string, fields: readonly string[]): FileSpec => ({
  name: `${object}-8127345-1.csv`,
  header: fields.map((field) => `${entity} - ${field}`),
})

const organizations: FileSpec = {
  name: 'organizations-8127345-1.csv',
  header: [
    'Organization - ID',
    'Organization - Name',
    'Organization - Website',
    'Organization - Organization created',
    ...Object.values(standardColumn),
    ...customFields.map((field) => customColumn(field.label)),
  ],
}

const people = file('people', 'Person', [
  'ID',
  'Name',
  'First name',
  'Last name',
  'Organization',
  'Organization ID',
  'Job title',
  'Email - Work',
  'Phone - Work',
  'Owner',
  'Person created',
])

const deals = file('deals', 'Deal', [
  'ID',
  'Title',
  'Owner',
  'Value',
  'Currency of Value',
  'Organization',
  'Organization ID',
  'Pipeline',
  'Contact person',
  'Contact person ID',
  'Stage',
  'Label',
  'Status',
  'Deal created',
  'Won time',
  'Lost time',
  'Deal closed on',
  'Lost reason',
  'Expected close date',
])

const activities = file('activities', 'Activity', [
  'ID',
  'Subject',
  'Type',
  'Due date',
  'Done',
  'Deal ID',
  'Contact person',
  'Contact person ID',
  'Organization',
  'Organization ID',
])

const stageNames = [
  'Qualified',
  'Contact Made',
  'Demo Scheduled',
  'Proposal Made',
  'Negotiations Started',
] as const

const organizationId = (number: number): number => number + 1
const personId = ({ number }: ContactRecord): number => number + 1
const dealId = (index: number, ordinal: number): number => dealNumber(index, ordinal) + 1
const ownerOf = ({ company }: AccountRecord): string => owners[company.owner] ?? ''
const fullName = ({ contact }: ContactRecord): string => `${contact.given} ${contact.family}`

/** List exports with all columns; Pipedrive's files have no stage history. */
export function pipedriveLayout(values: Values): CrmLayout {
  return {
    files: [organizations, people, deals, activities],
    accounts: organizations,
    activities,
    activityKindColumn: 'Activity - Type',
    standardColumn,
    customColumn,
    accountId: (index) => String(organizationId(accountNumber(index))),
    write: (dossier, put) =>
      writeRecords(dossier, {
        account: (account) => putOrganization(values, put, account),
        contact: (account, contact) => putPerson(values, put, account, contact),
        deal: (account, deal) => putDeal(values, put, account, deal),
        activity: (account, activity) => putActivity(values, put, account, activity),
      }),
  }
}

const labels = {
  none: '',
  open: 'Hot lead',
  lost: 'Cold lead',
  won: 'Customer',
  left: 'Former customer',
} as const

function putOrganization(values: Values, put: Put, account: AccountRecord): void {
  const { company, entry } = account
  const { script } = company.country
  put(organizations, [
    organizationId(account.number),
    entry.name,
    entry.domain,
    values.minute(account.createdAt),
    labels[account.standing],
    ownerOf(account),
    entry.city,
    entry.state,
    entry.country,
    entry.industry,
    values.typed(entry.employees, script),
    values.money(entry.revenue),
    entry.founded,
    entry.source,
    ...entry.custom.map((cell) => values.typed(cell, script)),
  ])
}

function putPerson(values: Values, put: Put, account: AccountRecord, record: ContactRecord): void {
  const { contact, tied } = record
  put(people, [
    personId(record),
    fullName(record),
    contact.given,
    contact.family,
    ...(tied ? organizationOf(account) : ['', '']),
    contact.title,
    contact.email,
    contact.phone,
    ownerOf(account),
    values.minute(contact.createdAt),
  ])
}

function organizationOf(account: AccountRecord): readonly Cell[] {
  return [account.entry.name, organizationId(account.number)]
}

function putDeal(values: Values, put: Put, account: AccountRecord, record: DealRecord): void {
  const { deal } = record
  const closed = values.minute(deal.closeAt)
  const decided = deal.status !== 'open'
  const main = record.contacts[0]
  put(deals, [
    dealId(account.company.index, deal.ordinal),
    record.name,
    ownerOf(account),
    values.money(deal.amount),
    'USD',
    ...organizationOf(account),
    'Sales',
    main === undefined ? '' : fullName(main),
    main === undefined ? '' : personId(main),
    stageNames[deal.entered.length - 1] ?? stageNames[0],
    deal.kind,
    statuses[deal.status],
    values.minute(deal.openedAt),
    deal.status === 'won' ? closed : '',
    deal.status === 'lost' ? closed : '',
    decided ? closed : '',
    deal.lostReason,
    decided ? '' : values.day(deal.closeAt),
  ])
}

const statuses = { open: 'Open', won: 'Won', lost: 'Lost' } as const

function putActivity(
  values: Values,
  put: Put,
  account: AccountRecord,
  { activity, contact }: ActivityRecord,
): void {
  const { index } = account.company
  put(activities, [
    activityNumber(index, activity.ordinal) + 1,
    activity.subject,
    activity.kind,
    values.day(activity.at),
    'Done',
    activity.deal === undefined ? '' : dealId(index, activity.deal),
    contact === undefined ? '' : fullName(contact),
    contact === undefined ? '' : personId(contact),
    ...organizationOf(account),
  ])
}
