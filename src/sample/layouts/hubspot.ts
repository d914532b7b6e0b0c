import { stages } from '../world/index.ts'
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
  churn: 'Churn date',
} as const
const customColumn = (label: string): string => label

const lifecycle = {
  none: 'Lead',
  open: 'Opportunity',
  lost: 'Opportunity',
  won: 'Customer',
  left: 'Former Customer',
} as const

const companyId = (number: number): string => String(7_412_000_000 + number * 17)
const contactId = ({ number }: ContactRecord): string => String(21_380_000_000 + number * 3)
const dealId = (number: number): string => String(14_905_000_000 + number * 7)
const activityId = (number: number): string => String(52_770_000_000 + number * 5)
const person = (record: ContactRecord): string => `${fullName(record)} (${record.contact.email})`

/** Index-page exports of four objects with all properties, as an English-speaking user gets them. */
export function hubspotLayout(exported: string, values: Values): CrmLayout {
  const file = <Row>(object: string, columns: Columns<Row>) =>
    fileTable(`hubspot-crm-exports-all-${object}-${exported}.csv`, columns)
  const companies = file('companies', companyColumns(values))
  const contacts = file('contacts', contactColumns(values))
  const deals = file('deals', dealColumns(values))
  const activities = file('activities', activityColumns(values))
  return {
    files: [companies, contacts, deals, activities],
    accounts: companies,
    activities,
    activityKindColumn: 'Activity type',
    standardColumn,
    customColumn,
    accountId: (index) => companyId(accountNumber(index)),
    write: (dossier, put) => {
      const records = recordsOf(dossier)
      put(companies, records.accounts)
      put(contacts, records.contacts)
      put(deals, records.deals)
      put(activities, records.activities)
    },
  }
}

const companyColumns = (values: Values): Columns<AccountRecord> => [
  ['Record ID', ({ number }) => companyId(number)],
  ['Company name', ({ entry }) => entry.name],
  ['Company Domain Name', ({ entry }) => entry.domain],
  ['Create Date', ({ createdAt }) => values.minute(createdAt)],
  ['Phone Number', ({ entry }) => entry.phone],
  ...traitColumns(values, {
    ...{ standardColumn, customColumn, lifecycle },
    owner: ownerOf,
    churn: ({ leftAt }) => (leftAt === undefined ? '' : values.day(leftAt)),
  }),
]

const contactColumns = (values: Values): Columns<ContactRecord> => [
  ['Record ID', contactId],
  ['First Name', ({ contact }) => contact.given],
  ['Last Name', ({ contact }) => contact.family],
  ['Email', ({ contact }) => contact.email],
  ['Phone Number', ({ contact }) => contact.phone],
  ['Contact owner', ({ account }) => ownerOf(account)],
  ['Job Title', ({ contact }) => contact.title],
  ['Buying Role', ({ contact }) => contact.role],
  ['Create Date', ({ contact }) => values.minute(contact.createdAt)],
  ['Associated Company', ({ account, tied }) => (tied ? account.entry.name : '')],
  [
    'Associated Company IDs (Primary)',
    ({ account, tied }) => (tied ? companyId(account.number) : ''),
  ],
]

const entered = (stage: string): string => `Date entered "${stage} (${pipeline})"`

const dealColumns = (values: Values): Columns<DealRecord> => [
  ['Record ID', ({ number }) => dealId(number)],
  ['Deal Name', ({ name }) => name],
  ['Pipeline', () => pipeline],
  ['Deal Stage', stageOf],
  ['Amount', ({ deal }) => values.money(deal.amount)],
  ['Amount in company currency', ({ deal }) => values.money(deal.amount)],
  ['Currency in company currency', () => 'USD'],
  ['Close Date', ({ deal }) => values.minute(deal.closeAt)],
  ['Create Date', ({ deal }) => values.minute(deal.openedAt)],
  ['Deal owner', ({ account }) => ownerOf(account)],
  ['Deal Type', ({ deal }) => deal.kind],
  ['Closed Lost Reason', ({ deal }) => deal.lostReason],
  ['Associated Company (Primary)', ({ account }) => account.entry.name],
  ['Associated Company IDs (Primary)', ({ account }) => companyId(account.number)],
  ['Associated Contact', ({ contacts }) => contacts.map(person).join(';')],
  ['Associated Contact IDs', ({ contacts }) => contacts.map(contactId).join(';')],
  ...stages.map(
    (stage, place) =>
      [entered(stage), ({ deal }: DealRecord) => values.minute(deal.entered[place])] as const,
  ),
  [entered('Closed Won'), (record) => values.minute(closedAs(record, 'won'))],
  [entered('Closed Lost'), (record) => values.minute(closedAs(record, 'lost'))],
]

function stageOf({ deal }: DealRecord): string {
  if (deal.status === 'won') return 'Closed Won'
  if (deal.status === 'lost') return 'Closed Lost'
  return stages[deal.entered.length - 1] ?? stages[0]
}

const activityColumns = (values: Values): Columns<ActivityRecord> => [
  ['Record ID', ({ number }) => activityId(number)],
  ['Activity date', ({ activity }) => values.minute(activity.at)],
  ['Activity type', ({ activity }) => activity.kind],
  ['Body preview', ({ activity }) => activity.subject],
  ['Associated Contact', ({ contact }) => (contact === undefined ? '' : person(contact))],
  ['Associated Contact IDs', ({ contact }) => (contact === undefined ? '' : contactId(contact))],
  ['Associated Company', ({ account }) => account.entry.name],
  ['Associated Company IDs', ({ account }) => companyId(account.number)],
  ['Associated Deal IDs', ({ dealNumber }) => (dealNumber === undefined ? '' : dealId(dealNumber))],
]
