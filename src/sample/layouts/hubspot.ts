import { customFields, owners, stages } from '../world/index.ts'
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

const pipeline = 'Sales Pipeline'

const standardColumn = {
  owner: 'Company owner',
  city: 'City',
  state: 'State/Region',
  country: 'Country/Region',
  industry: 'Industry',
  employees: 'Number of Employees',
  revenue: 'Annual Revenue',
  founded: 'Year Founded',
  lifecycle: 'Lifecycle Stage',
  source: 'Original Traffic Source',
} as const

const companyHeader = [
  'Record ID',
  'Company name',
  'Company Domain Name',
  'Create Date',
  'Phone Number',
  ...Object.values(standardColumn),
  ...customFields.map((field) => field.label),
]

const contactHeader = [
  'Record ID',
  'First Name',
  'Last Name',
  'Email',
  'Phone Number',
  'Contact owner',
  'Job Title',
  'Buying Role',
  'Create Date',
  'Associated Company',
  'Associated Company IDs (Primary)',
]

const dealHeader = [
  'Record ID',
  'Deal Name',
  'Pipeline',
  'Deal Stage',
  'Amount',
  'Amount in company currency',
  'Currency in company currency',
  'Close Date',
  'Create Date',
  'Deal owner',
  'Deal Type',
  'Closed Lost Reason',
  'Associated Company (Primary)',
  'Associated Company IDs (Primary)',
  'Associated Contact',
  'Associated Contact IDs',
  ...[...stages, 'Closed Won', 'Closed Lost'].map(
    (stage) => `Date entered "${stage} (${pipeline})"`,
  ),
]

const activityHeader = [
  'Record ID',
  'Activity date',
  'Activity type',
  'Body preview',
  'Associated Contact',
  'Associated Contact IDs',
  'Associated Company',
  'Associated Company IDs',
  'Associated Deal IDs',
]

const lifecycle = {
  none: 'Lead',
  open: 'Opportunity',
  lost: 'Opportunity',
  won: 'Customer',
  left: 'Former Customer',
} as const

const companyId = (number: number): string => String(7_412_000_000 + number * 17)
const contactId = ({ number }: ContactRecord): string => String(21_380_000_000 + number * 3)
const dealId = (index: number, ordinal: number): string =>
  String(14_905_000_000 + dealNumber(index, ordinal) * 7)
const activityId = (index: number, ordinal: number): string =>
  String(52_770_000_000 + activityNumber(index, ordinal) * 5)
const ownerOf = ({ company }: AccountRecord): string => owners[company.owner] ?? ''
const person = ({ contact }: ContactRecord): string =>
  `${contact.given} ${contact.family} (${contact.email})`

/** Index-page exports of four objects with all properties, as an English-speaking user gets them. */
export function hubspotLayout(exported: string, values: Values): CrmLayout {
  const file = (object: string, header: readonly string[]): FileSpec => ({
    name: `hubspot-crm-exports-all-${object}-${exported}.csv`,
    header,
  })
  const companies = file('companies', companyHeader)
  const contacts = file('contacts', contactHeader)
  const deals = file('deals', dealHeader)
  const activities = file('activities', activityHeader)
  return {
    files: [companies, contacts, deals, activities],
    accounts: companies,
    activities,
    activityKindColumn: 'Activity type',
    standardColumn,
    customColumn: (label) => label,
    accountId: (index) => companyId(accountNumber(index)),
    write: (dossier, put) =>
      writeRecords(dossier, {
        account: (account) => putCompany(values, put, companies, account),
        contact: (account, contact) => putContact(values, put, contacts, account, contact),
        deal: (account, deal) => putDeal(values, put, deals, account, deal),
        activity: (account, activity) => putActivity(values, put, activities, account, activity),
      }),
  }
}

function putCompany(values: Values, put: Put, file: FileSpec, account: AccountRecord): void {
  const { company, entry } = account
  const { script } = company.country
  put(file, [
    companyId(account.number),
    entry.name,
    entry.domain,
    values.minute(account.createdAt),
    entry.phone,
    ownerOf(account),
    entry.city,
    entry.state,
    entry.country,
    entry.industry,
    values.typed(entry.employees, script),
    values.money(entry.revenue),
    entry.founded,
    lifecycle[account.standing],
    entry.source,
    ...entry.custom.map((cell) => values.typed(cell, script)),
  ])
}

function putContact(
  values: Values,
  put: Put,
  file: FileSpec,
  account: AccountRecord,
  record: ContactRecord,
): void {
  const { contact, tied } = record
  put(file, [
    contactId(record),
    contact.given,
    contact.family,
    contact.email,
    contact.phone,
    ownerOf(account),
    contact.title,
    contact.role,
    values.minute(contact.createdAt),
    tied ? account.entry.name : '',
    tied ? companyId(account.number) : '',
  ])
}

function putDeal(
  values: Values,
  put: Put,
  file: FileSpec,
  account: AccountRecord,
  { deal, name, contacts }: DealRecord,
): void {
  const amount = values.money(deal.amount)
  const closed = values.minute(deal.closeAt)
  put(file, [
    dealId(account.company.index, deal.ordinal),
    name,
    pipeline,
    stageOf(deal),
    amount,
    amount,
    'USD',
    closed,
    values.minute(deal.openedAt),
    ownerOf(account),
    deal.kind,
    deal.lostReason,
    account.entry.name,
    companyId(account.number),
    contacts.map(person).join(';'),
    contacts.map(contactId).join(';'),
    ...stages.map((_, stage) => values.minute(deal.entered[stage])),
    deal.status === 'won' ? closed : '',
    deal.status === 'lost' ? closed : '',
  ])
}

function stageOf(deal: DealRecord['deal']): string {
  if (deal.status === 'won') return 'Closed Won'
  if (deal.status === 'lost') return 'Closed Lost'
  return stages[deal.entered.length - 1] ?? stages[0]
}

function putActivity(
  values: Values,
  put: Put,
  file: FileSpec,
  account: AccountRecord,
  { activity, contact }: ActivityRecord,
): void {
  const { index } = account.company
  put(file, [
    activityId(index, activity.ordinal),
    values.minute(activity.at),
    activity.kind,
    activity.subject,
    contact === undefined ? '' : person(contact),
    contact === undefined ? '' : contactId(contact),
    account.entry.name,
    companyId(account.number),
    activity.deal === undefined ? '' : dealId(index, activity.deal),
  ])
}
