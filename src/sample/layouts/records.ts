import {
  type Activity,
  type Company,
  type Contact,
  type Deal,
  type Dossier,
  type Entry,
  owners,
  type Sale,
} from '../world/index.ts'
import {
  accountNumber,
  activityNumber,
  contactNumber,
  dealNumber,
  duplicateContactNumber,
  duplicateNumber,
} from './numbers.ts'

/** How the account stands with us at the export. */
export type Standing = Sale['status'] | 'left'

/** One account record, which may be the second one of its company. */
export interface AccountRecord {
  readonly number: number
  readonly company: Company
  readonly entry: Entry
  readonly createdAt: number
  readonly standing: Standing
  /** When the customer left; undefined where it is one still, or never was. */
  readonly leftAt: number | undefined
}

export interface ContactRecord {
  readonly number: number
  readonly account: AccountRecord
  readonly contact: Contact
  /** False where nobody ever tied the person to the company; the e-mail address still tells. */
  readonly tied: boolean
}

export interface DealRecord {
  readonly number: number
  readonly account: AccountRecord
  readonly deal: Deal
  readonly name: string
  /** People known by the time it was decided. */
  readonly contacts: readonly ContactRecord[]
}

export interface ActivityRecord {
  readonly number: number
  readonly account: AccountRecord
  readonly activity: Activity
  readonly contact: ContactRecord | undefined
  /** The deal it belongs to, where it belongs to one. */
  readonly dealNumber: number | undefined
}

export interface CrmRecords {
  readonly accounts: readonly AccountRecord[]
  readonly contacts: readonly ContactRecord[]
  readonly deals: readonly DealRecord[]
  readonly activities: readonly ActivityRecord[]
}

export const ownerOf = ({ company }: AccountRecord): string => owners[company.owner] ?? ''

export const fullName = ({ contact }: ContactRecord): string => `${contact.given} ${contact.family}`

/** When the deal ended that way; undefined where it did not. */
export const closedAs = ({ deal }: DealRecord, status: 'won' | 'lost'): number | undefined =>
  deal.status === status ? deal.closeAt : undefined

/** What a CRM holds of an account and of the duplicate entered in its turn. */
export function recordsOf(dossier: Dossier): CrmRecords {
  const { company } = dossier
  const leftAt = dossier.customer?.churnedAt
  const account: AccountRecord = {
    number: accountNumber(company.index),
    company,
    entry: dossier.entry,
    createdAt: company.createdAt,
    standing: leftAt === undefined ? dossier.sale.status : 'left',
    leftAt,
  }
  const contacts = dossier.contacts.map((contact) => contactRecord(account, contact))
  const duplicate = duplicateRecord(dossier)
  return {
    accounts: [account, ...duplicate.map((contact) => contact.account)],
    contacts: [...contacts, ...duplicate],
    deals: dossier.deals.map((deal) => ({
      number: dealNumber(company.index, deal.ordinal),
      account,
      deal,
      name: dealName(company, deal),
      contacts: contacts.filter(({ contact }) => contact.createdAt <= deal.closeAt),
    })),
    activities: dossier.activities.map((activity) => ({
      number: activityNumber(company.index, activity.ordinal),
      account,
      activity,
      contact: contacts.findLast(({ contact }) => contact.createdAt <= activity.at),
      dealNumber:
        activity.deal === undefined ? undefined : dealNumber(company.index, activity.deal),
    })),
  }
}

function contactRecord(account: AccountRecord, contact: Contact): ContactRecord {
  const number = contactNumber(account.company.index, contact.ordinal)
  return { number, account, contact, tied: number % 15 !== 7 }
}

/** The only contact of the second account record, where there is one. */
function duplicateRecord({ company: turn, duplicate }: Dossier): readonly ContactRecord[] {
  if (duplicate === undefined) return []
  const { company, entry, createdAt, contact } = duplicate
  const number = duplicateNumber(turn.index)
  return [
    {
      number: duplicateContactNumber(turn.index),
      account: { number, company, entry, createdAt, standing: 'none', leftAt: undefined },
      contact: { ...contact, createdAt },
      tied: true,
    },
  ]
}

function dealName(company: Company, deal: Deal): string {
  if (deal.kind === 'Existing Business') return `${company.name} - more seats`
  return deal.ordinal === 0 ? `${company.name} - Flow` : `${company.name} - Flow, second attempt`
}
