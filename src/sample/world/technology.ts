import { DAY } from '../calendar.ts'
import type { Company } from './company.ts'
import { otherTechnologies } from './market.ts'
import { randomFor, type World } from './world.ts'

export interface Technology {
  readonly name: string
  readonly kind: 'CRM' | 'Other'
  readonly firstSeen: number
}

/** What a website scanner found: the customer system long before, the rest at any time. */
export function technologiesOf(world: World, company: Company): readonly Technology[] {
  const random = randomFor(world, company.index, 'technology')
  const found: Technology[] = []
  const before = company.createdAt - (30 + random.below(700)) * DAY
  if (company.customerSystem !== undefined) {
    found.push({ name: company.customerSystem, kind: 'CRM', firstSeen: before })
  }
  if (random.chance(0.6)) {
    const firstSeen = before + random.below(world.until - before)
    found.push({ name: random.pick(otherTechnologies), kind: 'Other', firstSeen })
  }
  return found
}
