import type { SegmentList } from '../src/domain/index.ts'
import type { SampleTruth } from '../src/sample/index.ts'

type PlantedRule = SampleTruth['segments'][number]['rule']
type Range = readonly [least: number, most: number]
type FoundRule = SegmentList['segments'][number]['conditions']

/** By which trait of the catalogue a planted one can be told. */
const told: Readonly<Record<string, string>> = {
  industry: 'account.industry',
  employees: 'account.employees',
  country: 'account.country',
  founded: 'account.age',
  data_team: 'account.custom.has_data_team',
  customer_system: 'technology.category.crm',
}

/**
 * Ends that count as the planted ones. Employees: the planted edge or the readable edge next to it. A company
 * founded from 2012 on is up to 9 to 16 years old when its deal is decided in the years of the sample.
 */
const ends: Readonly<Record<string, { readonly from: Range; readonly below: Range }>> = {
  'account.employees': { from: [70, 130], below: [400, 1000] },
  'account.age': { from: [Number.NEGATIVE_INFINITY, 6], below: [9, 16] },
}

/**
 * Keys of the planted segments that are among some found ones: the same traits, ends nearby, and the same values
 * but for `slack` of them.
 */
export function plantedFound(
  truth: SampleTruth['segments'],
  found: readonly { readonly conditions: FoundRule }[],
  slack = 0,
): readonly string[] {
  return truth
    .filter(({ rule }) => found.some(({ conditions }) => isSame(conditions, rule, slack)))
    .map(({ key }) => key)
}

function isSame(found: FoundRule, planted: PlantedRule, slack: number): boolean {
  return (
    found.length === planted.length &&
    planted.every((condition) => {
      const id = told[condition.trait]
      const own = found.find(({ trait }) => trait.id === id)
      return own !== undefined && id !== undefined && isNear(id, own.when, condition, slack)
    })
  )
}

function isNear(
  id: string,
  when: FoundRule[number]['when'],
  { trait, in: values }: PlantedRule[number],
  slack: number,
): boolean {
  const near = ends[id]
  if (near !== undefined) {
    if ('values' in when || !('from' in when || 'below' in when)) return false
    const within = (end: number, [least, most]: Range) => end >= least && end <= most
    return (
      within(when.from ?? Number.NEGATIVE_INFINITY, near.from) &&
      within(when.below ?? Number.POSITIVE_INFINITY, near.below)
    )
  }
  if (!('values' in when)) return false
  const wanted = trait === 'customer_system' || trait === 'data_team' ? ['yes'] : (values ?? [])
  const shared = when.values.filter((value) => wanted.includes(value)).length
  return shared > 0 && when.values.length + wanted.length - 2 * shared <= slack
}
