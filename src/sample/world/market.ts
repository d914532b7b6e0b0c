import { odds } from '../random.ts'
import { countries } from './countries.ts'
import { industryWeights } from './industries.ts'
import type { Word } from './spelling.ts'

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

/** What companies use today for what we sell. */
export const incumbents = odds<Word>([
  [{ label: 'Spreadsheets', variants: ['Spreadsheet', 'spreadsheets'] }, 34],
  [{ label: 'Rivalio', variants: ['rivalio'] }, 24],
  [{ label: 'In-house tool', variants: ['in-house tool', 'Inhouse tool'] }, 18],
  [{ label: 'Nothing yet', variants: ['nothing yet'] }, 24],
])

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

/** Other spellings of industries, countries and tools, by the usual one. */
export function spellings(): Record<string, string[]> {
  const words = [
    ...industryWeights.map(([industry]) => industry),
    ...countries.items,
    ...incumbents.items,
  ].filter((word) => word.variants.length > 0)
  return Object.fromEntries(words.map((word) => [word.label, [...word.variants]]))
}
