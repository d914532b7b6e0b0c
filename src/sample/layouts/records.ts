import type { Activity, Company, Contact, Deal, Dossier, Entry, Sale } from '../world/index.ts'
import { accountNumber, contactNumber, duplicateContactNumber, duplicateNumber } from './numbers.ts'

/** How the account stands with us at the export. */
type Standing = Sale['status'] | 'left'

/** One account record, which may be the second one of its company. */
export interface AccountRecord {
  readonly number: number
  readonly company: Company
  readonly entry: Entry
  readonly createdAt: number
  readonly standing: Standing
}

export interface ContactRecord {
  readonly number: number
  readonly contact: Contact
  /** False where nobody ever tied the person to the company; the e-mail address still tells. */
  readonly tied: boolean
}

export interface DealRecord {
  readonly deal: Deal
  readonly name: string
  /** People known by the time it was decided. */
  readonly contacts: readonly ContactRecord[]
}

export interface ActivityRecord {
  readonly activity: Activity
  readonly contact: ContactRecord | undefined
}

/** How a CRM writes a record of each object. */
export interface CrmWriter {
  account(account: AccountRecord): void
  contact(account: AccountRecord, contact: ContactRecord): void
  deal(account: AccountRecord, deal: DealRecord): void
  activity(account: AccountRecord, activity: ActivityRecord): void
}

/** Hands the records of an account, and of the duplicate entered in its turn, to a CRM. */
export function writeRecords(dossier: Dossier, writer: CrmWriter): void {
  const { company, duplicate } = dossier
  const account: AccountRecord = {
    number: accountNumber(company.index),
    company,
    entry: dossier.entry,
    createdAt: company.createdAt,
    standing: dossier.customer?.churnedAt === undefined ? dossier.sale.status : 'left',
  }
  writer.account(account)
  const contacts = dossier.contacts.map((contact) => contactRecord(company, contact))
  for (const contact of contacts) writer.contact(account, contact)
  for (const deal of dossier.deals) {
    const known = contacts.filter(({ contact }) => contact.createdAt <= deal.closeAt)
    writer.deal(account, { deal, name: dealName(company, deal), contacts: known })
  }
  for (const activity of dossier.activities) {
    const contact = contacts.findLast((record) => record.contact.createdAt <= activity.at)
    writer.activity(account, { activity, contact })
  }
  if (duplicate !== undefined) writeDuplicate(account, duplicate, writer)
}

function writeDuplicate(
  { company: turn }: AccountRecord,
  { company, entry, createdAt, contact }: NonNullable<Dossier['duplicate']>,
  writer: CrmWriter,
): void {
  const number = duplicateNumber(turn.index)
  const account: AccountRecord = {
    number,
    company,
    entry,
    createdAt,
    standing: 'none',
  }
  writer.account(account)
  writer.contact(account, {
    number: duplicateContactNumber(turn.index),
    contact: { ...contact, createdAt },
    tied: true,
  })
}

function contactRecord(company: Company, contact: Contact): ContactRecord {
  const number = contactNumber(company.index, contact.ordinal)
  return { number, contact, tied: number % 15 !== 7 }
}

function dealName(company: Company, deal: Deal): string {
  if (deal.kind === 'Existing Business') return `${company.name} - more seats`
  return deal.ordinal === 0 ? `${company.name} - Flow` : `${company.name} - Flow, second attempt`
}
