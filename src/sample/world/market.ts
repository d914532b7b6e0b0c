import { odds } from '../random.ts'
import { countries } from './countries.ts'
import { industryWeights } from './industries.ts'

/** How companies come to us and what their websites run on. */
export const sources = odds([
  ['Organic Search', 30],
  ['Direct Traffic', 16],
  ['Paid Search', 15],
  ['Offline Sources', 14],
  ['Referrals', 9],
  ['Paid Social', 8],
  ['Email Marketing', 8],
] as const)

export type Source = (typeof sources.items)[number]

export const customerSystems = ['Salesforce', 'HubSpot', 'Microsoft Dynamics', 'Zoho CRM'] as const

/** Products seen on websites that say nothing about buying. */
export const otherTechnologies = odds([
  ['Google Analytics', 30],
  ['WordPress', 18],
  ['Cloudflare', 16],
  ['Amazon Web Services', 12],
  ['Microsoft 365', 12],
  ['Zendesk', 6],
  ['Stripe', 6],
] as const)

/** Other spellings of industries and countries, by the usual one. */
export function spellings(): Record<string, string[]> {
  const words = [...industryWeights.map(([industry]) => industry), ...countries.items].filter(
    (word) => word.variants.length > 0,
  )
  return Object.fromEntries(words.map((word) => [word.label, [...word.variants]]))
}
