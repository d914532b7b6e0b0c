import { DAY } from '../calendar.ts'
import { type PersonName, personName } from '../names/index.ts'
import { odds, type Random } from '../random.ts'
import type { Company } from './company.ts'
import type { Sale } from './sale.ts'
import { officeTime, randomFor, type World } from './world.ts'

export interface Contact extends PersonName {
  readonly ordinal: number
  readonly email: string
  readonly phone: string
  readonly title: string
  readonly department: string
  /** Part in the purchase, where the seller noted one. */
  readonly role: string
  readonly createdAt: number
}

interface Position {
  readonly title: string
  readonly department: string
  readonly role: string
}

const position = (title: string, department: string, role: string): Position => ({
  title,
  department,
  role,
})

const positions = odds<Position>([
  [position('Chief Executive Officer', 'Management', 'Decision Maker'), 6],
  [position('Managing Director', 'Management', 'Decision Maker'), 5],
  [position('Chief Financial Officer', 'Finance', 'Budget Holder'), 4],
  [position('Head of Procurement', 'Procurement', 'Blocker'), 3],
  [position('VP Sales', 'Sales', 'Decision Maker'), 8],
  [position('Head of Sales', 'Sales', 'Champion'), 8],
  [position('Sales Operations Manager', 'Sales', 'Champion'), 9],
  [position('Sales Manager, EMEA', 'Sales', 'Influencer'), 6],
  [position('Account Executive', 'Sales', 'End User'), 7],
  [position('Chief Marketing Officer', 'Marketing', 'Decision Maker'), 4],
  [position('Marketing Manager', 'Marketing', 'Influencer'), 9],
  [position('Head of Growth', 'Marketing', 'Champion'), 5],
  [position('Customer Success Manager', 'Customer Success', 'End User'), 5],
  [position('Chief Technology Officer', 'IT', 'Influencer'), 5],
  [position('IT Manager', 'IT', 'Blocker'), 6],
  [position('Data Analyst', 'IT', 'End User'), 5],
  [position('Operations Manager', 'Operations', 'Influencer'), 5],
])

const most = 10

/** In the order in which they entered the CRM; at least one. */
export function contactsOf(world: World, company: Company, sale: Sale): readonly Contact[] {
  const random = randomFor(world, company.index, 'people')
  const first = sale.deals[0]
  const count = Math.min(most, 1 + random.poisson(first === undefined ? 0.25 : 1))
  const met = first === undefined ? company.createdAt + 300 * DAY : first.closeAt
  const latest = Math.min(met, world.until - 3 * DAY)
  const contacts: Contact[] = []
  for (let ordinal = 0; ordinal < count; ordinal += 1) {
    const later = ordinal === 0 ? 0 : random.below(Math.max(1, latest - company.createdAt))
    contacts.push(contactOf(world, company, random, ordinal, company.createdAt + later))
  }
  return contacts
}

/** The person through whom the company became known. */
export function firstContact(world: World, company: Company): Contact {
  const random = randomFor(world, company.index, 'duplicate')
  return contactOf(world, company, random, 0, company.createdAt)
}

function contactOf(
  world: World,
  company: Company,
  random: Random,
  ordinal: number,
  createdAt: number,
): Contact {
  const name = personName(random, company.country.script, world.native)
  const { title, department, role } = random.pick(positions)
  return {
    ...name,
    ordinal,
    email: `${name.latinGiven}.${name.latinFamily}@${company.domain}`,
    phone: random.chance(0.55)
      ? `${company.country.dial} ${random.between(100, 999)} ${random.between(100_000, 999_999)}`
      : '',
    title: random.chance(0.93) ? title : '',
    department,
    role: random.chance(0.4) ? role : '',
    createdAt: ordinal === 0 ? createdAt : Math.max(createdAt, officeTime(random, createdAt, 0)),
  }
}
