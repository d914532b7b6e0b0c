import { dayOf, isoDay } from '../calendar.ts'
import type { Columns } from './layout.ts'
import { roleNumber } from './numbers.ts'
import {
  type AccountRecord,
  type ActivityRecord,
  type ContactRecord,
  type DealRecord,
  fullName,
} from './records.ts'
import { salesforceId } from './salesforce-id.ts'
import { lastStep, type StageStep } from './salesforce-stages.ts'
import { traitColumns } from './trait-columns.ts'
import { clockTime, type Values } from './values.ts'

/** Objects with the API names of their fields, in the order of the API. */
export const standardColumn = {
  lifecycle: 'Type',
  city: 'BillingCity',
  state: 'BillingState',
  country: 'BillingCountry',
  industry: 'Industry',
  revenue: 'AnnualRevenue',
  employees: 'NumberOfEmployees',
  owner: 'OwnerId',
  source: 'AccountSource',
  founded: 'YearStarted',
  churn: 'Customer_Status__c',
} as const

export const customColumn = (label: string): string => `${label.replaceAll(/[^A-Za-z]+/g, '_')}__c`

const types = {
  none: 'Prospect',
  open: 'Prospect',
  lost: 'Prospect',
  won: 'Customer',
  left: 'Former Customer',
} as const

const customerStatus = { none: '', open: '', lost: '', won: 'Active', left: 'Churned' } as const

export const accountId = (number: number): string => salesforceId('001', number + 1)
const contactId = ({ number }: ContactRecord): string => salesforceId('003', number + 1)
const opportunityId = (dealNumber: number): string => salesforceId('006', dealNumber + 1)
const ownerId = ({ company }: AccountRecord): string => salesforceId('005', company.owner + 1)

/** The API writes instants in ISO form whatever the user's locale. */
function stamp(minute: number): string {
  return `${isoDay(dayOf(minute))}T${clockTime(minute)}:00.000Z`
}

export const accountColumns = (values: Values): Columns<AccountRecord> => [
  ['Id', ({ number }) => accountId(number)],
  ['IsDeleted', () => 'false'],
  ['Name', ({ entry }) => entry.name],
  ['Phone', ({ entry }) => entry.phone],
  ['Website', ({ entry }) => (entry.domain === '' ? '' : `https://www.${entry.domain}/`)],
  ['CreatedDate', ({ createdAt }) => stamp(createdAt)],
  ...traitColumns(values, {
    ...{ standardColumn, customColumn },
    owner: ownerId,
    lifecycle: types,
    churn: ({ standing }) => customerStatus[standing],
  }),
]

export const contactColumns: Columns<ContactRecord> = [
  ['Id', contactId],
  ['IsDeleted', () => 'false'],
  ['AccountId', ({ account, tied }) => (tied ? accountId(account.number) : '')],
  ['LastName', ({ contact }) => contact.family],
  ['FirstName', ({ contact }) => contact.given],
  ['Name', fullName],
  ['MailingCity', ({ account }) => account.entry.city],
  ['MailingCountry', ({ account }) => account.entry.country],
  ['Phone', ({ contact }) => contact.phone],
  ['Email', ({ contact }) => contact.email],
  ['Title', ({ contact }) => contact.title],
  ['Department', ({ contact }) => contact.department],
  ['OwnerId', ({ account }) => ownerId(account)],
  ['CreatedDate', ({ contact }) => stamp(contact.createdAt)],
]

export const opportunityColumns = (values: Values): Columns<DealRecord> => [
  ['Id', ({ number }) => opportunityId(number)],
  ['IsDeleted', () => 'false'],
  ['AccountId', ({ account }) => accountId(account.number)],
  ['Name', ({ name }) => name],
  ['StageName', (record) => lastStep(record).name],
  ['Amount', ({ deal }) => values.money(deal.amount)],
  ['Probability', (record) => lastStep(record).probability],
  [
    'ExpectedRevenue',
    (record) => values.money((record.deal.amount * lastStep(record).probability) / 100),
  ],
  ['CloseDate', ({ deal }) => values.day(deal.closeAt)],
  ['Type', ({ deal }) => deal.kind],
  ['LeadSource', ({ account }) => account.entry.source],
  ['IsClosed', ({ deal }) => String(deal.status !== 'open')],
  ['IsWon', ({ deal }) => String(deal.status === 'won')],
  ['ForecastCategory', (record) => lastStep(record).forecast],
  ['OwnerId', ({ account }) => ownerId(account)],
  ['CreatedDate', ({ deal }) => stamp(deal.openedAt)],
  ['LastStageChangeDate', (record) => stamp(lastStep(record).at)],
  ['Loss_Reason__c', ({ deal }) => deal.lostReason],
]

export const historyColumns = (values: Values): Columns<StageStep> => [
  ['Id', ({ record, place }) => salesforceId('008', record.number * 8 + place + 1)],
  ['OpportunityId', ({ record }) => opportunityId(record.number)],
  ['StageName', ({ name }) => name],
  ['Amount', ({ record }) => values.money(record.deal.amount)],
  ['Probability', ({ probability }) => probability],
  ['CloseDate', ({ record }) => values.day(record.deal.closeAt)],
  ['CreatedDate', ({ at }) => stamp(at)],
  ['IsDeleted', () => 'false'],
]

/** A person's part in a deal; the first who has one is the primary. */
export interface RoleRecord {
  readonly record: DealRecord
  readonly person: ContactRecord
  readonly primary: boolean
}

export function rolesOf(record: DealRecord): readonly RoleRecord[] {
  return record.contacts
    .filter(({ contact }) => contact.role !== '')
    .map((person, place) => ({ record, person, primary: place === 0 }))
}

export const roleColumns: Columns<RoleRecord> = [
  [
    'Id',
    ({ record, person }) => salesforceId('00K', roleNumber(person.number, record.deal.ordinal) + 1),
  ],
  ['OpportunityId', ({ record }) => opportunityId(record.number)],
  ['ContactId', ({ person }) => contactId(person)],
  ['Role', ({ person }) => person.contact.role],
  ['IsPrimary', ({ primary }) => String(primary)],
  ['IsDeleted', () => 'false'],
]

export const taskColumns = (values: Values): Columns<ActivityRecord> => [
  ['Id', ({ number }) => salesforceId('00T', number + 1)],
  ['WhoId', ({ contact }) => (contact === undefined ? '' : contactId(contact))],
  [
    'WhatId',
    ({ account, dealNumber }) =>
      dealNumber === undefined ? accountId(account.number) : opportunityId(dealNumber),
  ],
  ['AccountId', ({ account }) => accountId(account.number)],
  ['Subject', ({ activity }) => activity.subject],
  ['Type', ({ activity }) => activity.kind],
  ['ActivityDate', ({ activity }) => values.day(activity.at)],
  ['Status', () => 'Completed'],
  ['OwnerId', ({ account }) => ownerId(account)],
  ['CreatedDate', ({ activity }) => stamp(activity.at)],
  ['IsDeleted', () => 'false'],
]
