import { dayOf, isoDay } from '../calendar.ts'
import type { CrmLayout, Put } from './layout.ts'
import { accountNumber, activityNumber, dealNumber, roleNumber } from './numbers.ts'
import {
  type AccountRecord,
  type ActivityRecord,
  type ContactRecord,
  type DealRecord,
  writeRecords,
} from './records.ts'
import {
  accounts,
  contacts,
  customColumn,
  histories,
  opportunities,
  roles,
  standardColumn,
  tasks,
} from './salesforce-files.ts'
import { salesforceId } from './salesforce-id.ts'
import { clockTime, type Values } from './values.ts'

interface Stage {
  readonly name: string
  readonly probability: number
  readonly forecast: string
}

const stage = (name: string, probability: number, forecast: string): Stage => ({
  name,
  probability,
  forecast,
})
const qualification = stage('Qualification', 10, 'Pipeline')
const openStages = [
  qualification,
  stage('Needs Analysis', 20, 'Pipeline'),
  stage('Value Proposition', 50, 'Pipeline'),
  stage('Proposal/Price Quote', 75, 'BestCase'),
  stage('Negotiation/Review', 90, 'Forecast'),
]
const won = stage('Closed Won', 100, 'Closed')
const lost = stage('Closed Lost', 0, 'Omitted')

const accountId = (number: number): string => salesforceId('001', number + 1)
const contactId = ({ number }: ContactRecord): string => salesforceId('003', number + 1)
const opportunityId = (index: number, ordinal: number): string =>
  salesforceId('006', dealNumber(index, ordinal) + 1)
const ownerId = ({ company }: AccountRecord): string => salesforceId('005', company.owner + 1)

/** API-name files, one for each object, as Data Loader and the Bulk API write them. */
export function salesforceLayout(values: Values): CrmLayout {
  return {
    files: [accounts, contacts, opportunities, histories, roles, tasks],
    accounts,
    activities: tasks,
    activityKindColumn: 'Type',
    standardColumn,
    customColumn,
    accountId: (index) => accountId(accountNumber(index)),
    write: (dossier, put) =>
      writeRecords(dossier, {
        account: (account) => putAccount(values, put, account),
        contact: (account, contact) => putContact(put, account, contact),
        deal: (account, deal) => {
          putOpportunity(values, put, account, deal)
          putHistory(values, put, account, deal)
          putRoles(put, account, deal)
        },
        activity: (account, activity) => putTask(values, put, account, activity),
      }),
  }
}

/** The API writes instants in ISO form whatever the user's locale. */
function stamp(minute: number): string {
  return `${isoDay(dayOf(minute))}T${clockTime(minute)}:00.000Z`
}

const types = {
  none: 'Prospect',
  open: 'Prospect',
  lost: 'Prospect',
  won: 'Customer',
  left: 'Former Customer',
} as const

function putAccount(values: Values, put: Put, account: AccountRecord): void {
  const { company, entry } = account
  const { script } = company.country
  put(accounts, [
    accountId(account.number),
    'false',
    entry.name,
    entry.phone,
    entry.domain === '' ? '' : `https://www.${entry.domain}/`,
    stamp(account.createdAt),
    types[account.standing],
    entry.city,
    entry.state,
    entry.country,
    entry.industry,
    values.money(entry.revenue),
    values.typed(entry.employees, script),
    ownerId(account),
    entry.source,
    entry.founded,
    ...entry.custom.map((cell) => values.typed(cell, script)),
  ])
}

function putContact(put: Put, account: AccountRecord, record: ContactRecord): void {
  const { contact, tied } = record
  put(contacts, [
    contactId(record),
    'false',
    tied ? accountId(account.number) : '',
    contact.family,
    contact.given,
    `${contact.given} ${contact.family}`,
    account.entry.city,
    account.entry.country,
    contact.phone,
    contact.email,
    contact.title,
    contact.department,
    ownerId(account),
    stamp(contact.createdAt),
  ])
}

function stagesOf({ deal }: DealRecord): readonly { at: number; stage: Stage }[] {
  const entered = deal.entered.map((at, place) => ({
    at,
    stage: openStages[place] ?? qualification,
  }))
  if (deal.status === 'open') return entered
  return [...entered, { at: deal.closeAt, stage: deal.status === 'won' ? won : lost }]
}

function putOpportunity(
  values: Values,
  put: Put,
  account: AccountRecord,
  record: DealRecord,
): void {
  const { deal } = record
  const last = stagesOf(record).at(-1) ?? { at: deal.openedAt, stage: qualification }
  put(opportunities, [
    opportunityId(account.company.index, deal.ordinal),
    'false',
    accountId(account.number),
    record.name,
    last.stage.name,
    values.money(deal.amount),
    last.stage.probability,
    values.money((deal.amount * last.stage.probability) / 100),
    values.day(deal.closeAt),
    deal.kind,
    account.entry.source,
    String(deal.status !== 'open'),
    String(deal.status === 'won'),
    last.stage.forecast,
    ownerId(account),
    stamp(deal.openedAt),
    stamp(last.at),
    deal.lostReason,
  ])
}

function putHistory(values: Values, put: Put, account: AccountRecord, record: DealRecord): void {
  const { deal } = record
  const number = dealNumber(account.company.index, deal.ordinal)
  for (const [place, step] of stagesOf(record).entries()) {
    put(histories, [
      salesforceId('008', number * 8 + place + 1),
      opportunityId(account.company.index, deal.ordinal),
      step.stage.name,
      values.money(deal.amount),
      step.stage.probability,
      values.day(deal.closeAt),
      stamp(step.at),
      'false',
    ])
  }
}

function putRoles(put: Put, account: AccountRecord, { deal, contacts: people }: DealRecord): void {
  const noted = people.filter(({ contact }) => contact.role !== '')
  for (const [place, person] of noted.entries()) {
    put(roles, [
      salesforceId('00K', roleNumber(person.number, deal.ordinal) + 1),
      opportunityId(account.company.index, deal.ordinal),
      contactId(person),
      person.contact.role,
      String(place === 0),
      'false',
    ])
  }
}

function putTask(
  values: Values,
  put: Put,
  account: AccountRecord,
  { activity, contact }: ActivityRecord,
): void {
  const { index } = account.company
  put(tasks, [
    salesforceId('00T', activityNumber(index, activity.ordinal) + 1),
    contact === undefined ? '' : contactId(contact),
    activity.deal === undefined ? accountId(account.number) : opportunityId(index, activity.deal),
    accountId(account.number),
    activity.subject,
    activity.kind,
    values.day(activity.at),
    'Completed',
    ownerId(account),
    stamp(activity.at),
    'false',
  ])
}
