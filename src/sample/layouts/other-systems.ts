import type { Dossier } from '../world/index.ts'
import type { FileSpec, Layout, Put } from './layout.ts'
import type { Values } from './values.ts'

/**
 * Billing, support, product, partner, scanner and survey systems beside the CRM. Each knows the
 * account by what it has: the CRM's id, a domain, an e-mail address or only a name.
 */
const invoices: FileSpec = {
  name: 'invoices.csv',
  header: [
    'Invoice number',
    'CRM account ID',
    'Customer',
    'Invoice date',
    'Due date',
    'Paid on',
    'Product',
    'Amount',
    'Currency',
  ],
}
const costs: FileSpec = {
  name: 'costs.csv',
  header: ['Account domain', 'Date', 'Cost type', 'Amount', 'Currency'],
}
const tickets: FileSpec = {
  name: 'tickets.csv',
  header: [
    'Ticket ID',
    'Company',
    'Requester email',
    'Created at',
    'Resolved at',
    'Priority',
    'Type',
    'Subject',
  ],
}
const usage: FileSpec = {
  name: 'usage.csv',
  header: ['Workspace domain', 'Month', 'Feature', 'Active users', 'Events'],
}
const referrals: FileSpec = {
  name: 'referrals.csv',
  header: ['Date', 'Referred by', 'Referrer domain', 'Referred company', 'Referred domain'],
}
export const technologies: FileSpec = {
  name: 'technologies.csv',
  header: ['Domain', 'Technology', 'Category', 'First detected'],
}
const satisfaction: FileSpec = {
  name: 'satisfaction.csv',
  header: ['Response date', 'Company', 'Email', 'Question', 'Score', 'Comment'],
}

const question = 'How likely are you to recommend us?'

export function otherSystems(values: Values, accountId: (index: number) => string): Layout {
  return {
    files: [invoices, costs, tickets, usage, referrals, technologies, satisfaction],
    write: (dossier, put) => {
      writeMoney(values, dossier, put, accountId)
      writeService(values, dossier, put)
      const { company, referral } = dossier
      for (const { name, kind, firstSeen } of dossier.technologies) {
        put(technologies, [company.domain, name, kind, values.day(firstSeen)])
      }
      if (referral === undefined) return
      const { by } = referral
      put(referrals, [values.day(referral.at), by.name, by.domain, company.name, company.domain])
    },
  }
}

function writeMoney(
  values: Values,
  { company, customer }: Dossier,
  put: Put,
  accountId: (index: number) => string,
): void {
  if (customer === undefined) return
  for (const invoice of customer.invoices) {
    put(invoices, [
      `INV-${company.index + 10_001}-${invoice.number}`,
      accountId(company.index),
      company.name,
      values.day(invoice.issuedAt),
      values.day(invoice.dueAt),
      invoice.paidAt === undefined ? '' : values.day(invoice.paidAt),
      invoice.product,
      values.money(invoice.amount),
      'USD',
    ])
  }
  for (const cost of customer.costs) {
    put(costs, [company.domain, values.day(cost.at), cost.kind, values.money(cost.amount), 'USD'])
  }
}

function writeService(values: Values, { company, contacts, service }: Dossier, put: Put): void {
  const someone = (ordinal: number): string => contacts[ordinal % contacts.length]?.email ?? ''
  for (const ticket of service.tickets) {
    put(tickets, [
      `T-${company.index * 32 + ticket.ordinal + 1000}`,
      company.name,
      someone(ticket.ordinal),
      values.minute(ticket.openedAt),
      ticket.resolvedAt === undefined ? '' : values.minute(ticket.resolvedAt),
      ticket.priority,
      ticket.kind,
      ticket.subject,
    ])
  }
  for (const month of service.usage) {
    put(usage, [company.domain, values.date(month.month), month.feature, month.users, month.events])
  }
  for (const answer of service.answers) {
    const email = someone(answer.score)
    put(satisfaction, [
      values.day(answer.at),
      company.name,
      email,
      question,
      answer.score,
      answer.comment,
    ])
  }
}
