import type { Dossier } from '../world/index.ts'
import { type Columns, fileTable, type Layout } from './layout.ts'
import type { Values } from './values.ts'

/** Something of an account, with all there is about the account. */
type With<Part> = readonly [part: Part, dossier: Dossier]

type Customer = NonNullable<Dossier['customer']>
type Invoice = Customer['invoices'][number]
type Cost = Customer['costs'][number]
type Ticket = Dossier['service']['tickets'][number]
type Usage = Dossier['service']['usage'][number]
type Answer = Dossier['service']['answers'][number]
type Technology = Dossier['technologies'][number]
type Referral = NonNullable<Dossier['referral']>

export const technologiesFile = 'technologies.csv'

/**
 * Billing, support, product, partner, scanner and survey systems beside the CRM. Each knows the
 * account by what it has: the CRM's id, a domain, an e-mail address or only a name.
 */
export function otherSystems(values: Values, accountId: (index: number) => string): Layout {
  const invoices = fileTable('invoices.csv', invoiceColumns(values, accountId))
  const costs = fileTable('costs.csv', costColumns(values))
  const tickets = fileTable('tickets.csv', ticketColumns(values))
  const usage = fileTable('usage.csv', usageColumns(values))
  const referrals = fileTable('referrals.csv', referralColumns(values))
  const technologies = fileTable(technologiesFile, technologyColumns(values))
  const satisfaction = fileTable('satisfaction.csv', answerColumns(values))
  return {
    files: [invoices, costs, tickets, usage, referrals, technologies, satisfaction],
    write: (dossier, put) => {
      const { customer, service, referral } = dossier
      const each = <Part>(parts: readonly Part[] = []): readonly With<Part>[] =>
        parts.map((part) => [part, dossier])
      put(invoices, each(customer?.invoices))
      put(costs, each(customer?.costs))
      put(tickets, each(service.tickets))
      put(usage, each(service.usage))
      put(referrals, each(referral === undefined ? [] : [referral]))
      put(technologies, each(dossier.technologies))
      put(satisfaction, each(service.answers))
    },
  }
}

const invoiceColumns = (
  values: Values,
  accountId: (index: number) => string,
): Columns<With<Invoice>> => [
  ['Invoice number', ([invoice, { company }]) => `INV-${company.index + 10_001}-${invoice.number}`],
  ['CRM account ID', ([, { company }]) => accountId(company.index)],
  ['Customer', ([, { company }]) => company.name],
  ['Invoice date', ([invoice]) => values.day(invoice.issuedAt)],
  ['Due date', ([invoice]) => values.day(invoice.dueAt)],
  ['Paid on', ([invoice]) => (invoice.paidAt === undefined ? '' : values.day(invoice.paidAt))],
  ['Product', ([invoice]) => invoice.product],
  ['Amount', ([invoice]) => values.money(invoice.amount)],
  ['Currency', () => 'USD'],
]

const costColumns = (values: Values): Columns<With<Cost>> => [
  ['Account domain', ([, { company }]) => company.domain],
  ['Date', ([cost]) => values.day(cost.at)],
  ['Cost type', ([cost]) => cost.kind],
  ['Amount', ([cost]) => values.money(cost.amount)],
  ['Currency', () => 'USD'],
]

const ticketColumns = (values: Values): Columns<With<Ticket>> => [
  ['Ticket ID', ([ticket, { company }]) => `T-${company.index * 32 + ticket.ordinal + 1000}`],
  ['Company', ([, { company }]) => company.name],
  ['Requester email', ([ticket, dossier]) => someone(dossier, ticket.ordinal)],
  ['Created at', ([ticket]) => values.minute(ticket.openedAt)],
  ['Resolved at', ([ticket]) => values.minute(ticket.resolvedAt)],
  ['Priority', ([ticket]) => ticket.priority],
  ['Type', ([ticket]) => ticket.kind],
  ['Subject', ([ticket]) => ticket.subject],
]

const usageColumns = (values: Values): Columns<With<Usage>> => [
  ['Workspace domain', ([, { company }]) => company.domain],
  ['Month', ([usage]) => values.date(usage.month)],
  ['Feature', ([usage]) => usage.feature],
  ['Active users', ([usage]) => usage.users],
  ['Events', ([usage]) => usage.events],
]

const referralColumns = (values: Values): Columns<With<Referral>> => [
  ['Date', ([referral]) => values.day(referral.at)],
  ['Referred by', ([referral]) => referral.by.name],
  ['Referrer domain', ([referral]) => referral.by.domain],
  ['Referred company', ([, { company }]) => company.name],
  ['Referred domain', ([, { company }]) => company.domain],
]

const technologyColumns = (values: Values): Columns<With<Technology>> => [
  ['Domain', ([, { company }]) => company.domain],
  ['Technology', ([technology]) => technology.name],
  ['Category', ([technology]) => technology.kind],
  ['First detected', ([technology]) => values.day(technology.firstSeen)],
]

const answerColumns = (values: Values): Columns<With<Answer>> => [
  ['Response date', ([answer]) => values.day(answer.at)],
  ['Company', ([, { company }]) => company.name],
  ['Email', ([answer, dossier]) => someone(dossier, answer.score)],
  ['Question', () => 'How likely are you to recommend us?'],
  ['Score', ([answer]) => answer.score],
  ['Comment', ([answer]) => answer.comment],
]

function someone({ contacts }: Dossier, ordinal: number): string {
  return contacts[ordinal % contacts.length]?.email ?? ''
}
