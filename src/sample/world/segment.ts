import type { Traits } from './company.ts'
import type { Country } from './countries.ts'
import { type Condition, type Segment, segments } from './effects.ts'

/** The planted segment a company belongs to; the three do not overlap. */
export function segmentOf(traits: Traits, country: Country): Segment | undefined {
  return segments.find((segment) => segment.rule.every((rule) => meets(rule, traits, country)))
}

function meets(condition: Condition, traits: Traits, country: Country): boolean {
  const value = traitValue(condition.trait, traits, country)
  if (typeof value === 'string') return condition.in?.includes(value) ?? false
  return value >= (condition.from ?? -Infinity) && value < (condition.below ?? Infinity)
}

function traitValue(trait: string, traits: Traits, country: Country): string | number {
  switch (trait) {
    case 'industry':
      return traits.industry.label
    case 'country':
      return country.label
    case 'employees':
      return traits.employees
    case 'founded':
      return traits.founded
    case 'data_team':
      return traits.dataTeam ? 'Yes' : 'No'
    case 'customer_system':
      return traits.customerSystem ?? ''
    default:
      throw new Error(`no trait ${trait}`)
  }
}
