import type { Random } from '../random.ts'
import { type Company, companyOf } from './company.ts'
import { customFields } from './custom-fields.ts'
import type { Entry } from './entry.ts'
import { type Contact, firstContact } from './people.ts'
import { randomFor, type World } from './world.ts'

/** A second record of a company that is already in the CRM, entered later by somebody else. */
export interface Duplicate {
  /** The account in whose turn it was entered; it has the record number after that account's. */
  readonly at: number
  readonly company: Company
  readonly createdAt: number
  /** What gives it away. */
  readonly by: 'domain' | 'name'
  readonly entry: Entry
  readonly contact: Contact
}

const duplicateShare = 0.03
const furthest = 4000
const noCustom = customFields.map(() => '')

export function duplicateAt(world: World, turn: Company): Duplicate | undefined {
  const random = randomFor(world, turn.index, 'duplicate')
  if (turn.index === 0 || !random.chance(duplicateShare)) return undefined
  const back = 1 + random.below(Math.min(turn.index, furthest))
  const company = companyOf(world, turn.index - back)
  const by = random.chance(0.6) ? 'domain' : 'name'
  return {
    at: turn.index,
    company,
    createdAt: turn.createdAt,
    by,
    entry: {
      name: otherSpelling(random, company.name),
      domain: by === 'domain' ? company.domain : '',
      industry: random.chance(0.4) ? company.industry.label : '',
      country: company.country.label,
      city: random.chance(0.5) ? company.city[0] : '',
      state: '',
      phone: random.chance(0.5) ? company.phone : '',
      employees: '',
      revenue: '',
      founded: '',
      source: 'Offline Sources',
      custom: noCustom,
    },
    contact: firstContact(world, company),
  }
}

/** The same name to a reader, another one to a computer. */
function otherSpelling(random: Random, name: string): string {
  const forms = [name.toUpperCase(), ` ${name}`, `${name} `, withoutForm(name), name.toLowerCase()]
  return random.one(forms)
}

function withoutForm(name: string): string {
  const short = name.split(' ').slice(0, 2).join(' ')
  return short === name ? `${name},` : short
}
