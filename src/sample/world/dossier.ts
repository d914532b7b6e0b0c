import { type Activity, activitiesOf } from './activity.ts'
import { type Company, companyOf } from './company.ts'
import { type Customer, customerOf } from './customer.ts'
import { type Duplicate, duplicateAt } from './duplicate.ts'
import { type Entry, entryOf } from './entry.ts'
import { type Contact, contactsOf } from './people.ts'
import { type Referral, referralOf } from './referral.ts'
import { type Deal, type Sale, saleOf } from './sale.ts'
import { type Service, serviceOf } from './service.ts'
import { type Technology, technologiesOf } from './technology.ts'
import type { World } from './world.ts'

/** All there is about one account: what a layout writes down. */
export interface Dossier {
  readonly company: Company
  readonly entry: Entry
  readonly sale: Sale
  /** First deals and, for customers, later ones. */
  readonly deals: readonly Deal[]
  readonly customer: Customer | undefined
  readonly service: Service
  readonly contacts: readonly Contact[]
  readonly activities: readonly Activity[]
  readonly technologies: readonly Technology[]
  readonly referral: Referral | undefined
  readonly duplicate: Duplicate | undefined
}

const noService: Service = { tickets: [], usage: [], answers: [] }

export function dossierOf(world: World, index: number): Dossier {
  const company = companyOf(world, index)
  const opened = saleOf(world, company)
  const customer = customerOf(world, company, opened)
  const deals = customer === undefined ? opened.deals : [...opened.deals, ...customer.expansions]
  const sale: Sale = { ...opened, deals }
  return {
    company,
    entry: entryOf(world, company, opened),
    sale: opened,
    deals,
    customer,
    service: customer === undefined ? noService : serviceOf(world, company, customer),
    contacts: contactsOf(world, company, opened),
    activities: activitiesOf(world, company, sale, customer),
    technologies: technologiesOf(world, company),
    referral: referralOf(world, company),
    duplicate: duplicateAt(world, company),
  }
}
