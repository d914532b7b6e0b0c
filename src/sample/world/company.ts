import { DAY } from '../calendar.ts'
import { coinedName, coinedNames, nativeName } from '../names/index.ts'
import type { Random } from '../random.ts'
import { type Country, countries } from './countries.ts'
import type { Segment } from './effects.ts'
import { health, type Industry, retail, software } from './industries.ts'
import { customerSystems, incumbents, type Source, sources } from './market.ts'
import { segmentOf } from './segment.ts'
import type { Word } from './spelling.ts'
import { randomFor, type World } from './world.ts'

/** A company as it truly is; what people typed into the CRM about it is another matter. */
export interface Company extends Traits {
  readonly index: number
  readonly name: string
  readonly domain: string
  readonly slug: string
  readonly country: Country
  readonly city: readonly [string, string]
  readonly phone: string
  readonly createdAt: number
  readonly owner: number
  readonly segment: Segment | undefined
}

export interface Traits {
  readonly industry: Industry
  readonly employees: number
  /** A year, in whole thousands; follows employees and industry and has no effect of its own. */
  readonly revenue: number
  readonly founded: number
  readonly source: Source
  /** The CRM product its website gives away, or none. */
  readonly customerSystem: string | undefined
  readonly dataTeam: boolean
  /** Follows `dataTeam`, no effect of its own. */
  readonly biLicence: boolean
  /** Follows `employees`, no effect of its own. */
  readonly offices: number
  readonly incumbent: Word
  readonly salesRoles: number
  readonly inbound: boolean
  readonly subscription: boolean
  readonly multiSite: boolean
  readonly centralProcurement: boolean
  /** Website visits in the weeks before a deal is opened, or now and then where none is. */
  readonly visits: number
}

export const owners = [
  'Hannah Weiss',
  'Marco Ferri',
  'Aisha Rahman',
  'Tom Becker',
  'Julie Laurent',
  'Daniel Osei',
  'Mei Tan',
  'Carlos Vega',
  'Emily Stone',
  'Jonas Lind',
  'Priya Nair',
  'Sam Whitaker',
] as const

export function companyOf(world: World, index: number): Company {
  const random = randomFor(world, index, 'names')
  const country = random.pick(countries)
  const traits = traitsOf(randomFor(world, index, 'traits'), country, world.lastFounded)
  return {
    ...traits,
    ...nameOf(world, index, country, random),
    index,
    country,
    city: random.one(country.cities),
    phone: `${country.dial} ${random.between(20, 99)} ${random.between(1_000_000, 9_999_999)}`,
    createdAt: createdAt(world, index, random),
    owner: random.below(owners.length),
    segment: world.planted ? segmentOf(traits, country) : undefined,
  }
}

function nameOf(
  world: World,
  index: number,
  country: Country,
  random: Random,
): Pick<Company, 'name' | 'domain' | 'slug'> {
  const number = (index * world.stride + world.shift) % coinedNames
  const tld = random.one(country.tlds)
  const form = random.one(country.legalForms)
  if (world.native && country.script !== 'latin') {
    const { name, slug } = nativeName(country.script, number)
    return { name, slug, domain: `${slug}.${tld}` }
  }
  const { name, slug } = coinedName(number)
  return { name: form === '' ? name : `${name} ${form}`, slug, domain: `${slug}.${tld}` }
}

/** Records enter the CRM in order of their index, a little faster every year. */
function createdAt(world: World, index: number, random: Random): number {
  const share = ((index + random.uniform()) / world.accounts) ** 0.8
  const day = Math.floor((world.from + share * (world.until - DAY - world.from)) / DAY)
  return day * DAY + random.between(450, 1200)
}

function traitsOf(random: Random, country: Country, lastFounded: number): Traits {
  const industry = random.pick(country.industries)
  const employees = Math.max(
    2,
    Math.min(180_000, Math.round(Math.exp(industry.size + industry.spread * random.normal()))),
  )
  const dataTeam = random.chance(industry === health || industry === software ? 0.58 : 0.38)
  const large = Math.log10(employees)
  return {
    industry,
    employees,
    revenue: Math.round(employees * industry.productivity * Math.exp(0.5 * random.normal())),
    founded: lastFounded - Math.min(110, Math.floor(random.exponential(16)) + random.below(4)),
    source: random.pick(sources),
    customerSystem: random.chance(industry === retail ? 0.62 : 0.46)
      ? random.one(customerSystems)
      : undefined,
    dataTeam,
    biLicence: random.chance(dataTeam ? 0.8 : 0.18),
    offices: 1 + random.poisson(Math.max(0.1, large * large - 1.2)),
    incumbent: random.pick(incumbents),
    salesRoles: random.chance(0.35) ? 0 : random.poisson(0.8 + large),
    inbound: random.chance(0.5),
    subscription: random.chance(0.5),
    multiSite: random.chance(0.5),
    centralProcurement: random.chance(0.5),
    visits: random.poisson(1.3),
  }
}
