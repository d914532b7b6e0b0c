import type { Cell } from '../cell.ts'
import type { Random } from '../random.ts'
import type { Company } from './company.ts'
import { customFields, filledIn } from './custom-fields.ts'
import type { Sale } from './sale.ts'
import { spelling } from './spelling.ts'
import { randomFor, type World } from './world.ts'

/** An account as it stands in the CRM: with gaps, placeholders and other people's spelling. */
export interface Entry {
  readonly name: string
  readonly domain: string
  readonly industry: Cell
  readonly country: string
  readonly city: string
  readonly state: string
  readonly phone: string
  readonly employees: Cell
  readonly revenue: Cell
  readonly founded: Cell
  readonly source: string
  /** In the order of `customFields`. */
  readonly custom: readonly Cell[]
}

export function entryOf(world: World, company: Company, sale: Sale): Entry {
  const random = randomFor(world, company.index, 'entry')
  const desk = {
    world,
    company,
    sale,
    entry: random,
    noise: randomFor(world, company.index, 'noise'),
  }
  const placed = random.chance(0.9)
  return {
    name: company.name,
    domain: random.chance(0.985) ? company.domain : '',
    industry: filledIn(random, 0.91, spelling(random, company.industry, 0.04)),
    country: random.chance(0.95) ? spelling(random, company.country, 0.05) : '',
    city: placed ? company.city[0] : '',
    state: placed ? company.city[1] : '',
    phone: random.chance(0.7) ? company.phone : '',
    employees: employeesEntered(random, company),
    revenue: random.chance(revenueKnown(company.employees)) ? company.revenue * 1000 : '',
    founded: random.chance(0.8) ? company.founded : '',
    source: random.chance(0.98) ? company.source : '',
    custom: customFields.map((field) => field.cell(desk)),
  }
}

/** Small companies are harder to look up: the gaps are not at random. */
function employeesEntered(random: Random, { employees }: Company): Cell {
  if (random.chance(employees < 20 ? 0.74 : 0.93)) return employees
  return random.chance(0.15) ? 0 : ''
}

function revenueKnown(employees: number): number {
  if (employees < 50) return 0.45
  return employees < 500 ? 0.66 : 0.86
}
