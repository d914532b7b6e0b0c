import type {
  CriterionReport,
  RankedCustomer,
  ValueReport,
  ValueSensitivity,
} from '../../src/domain/index.ts'
import { defaultValueDefinition } from '../../src/domain/index.ts'

const found: readonly (readonly [string, number])[] = [
  ['net_profit', 30],
  ['retention', 8],
  ['expansion', 7],
  ['tickets', 3],
  ['sales_cycle_days', 5],
]
const weights = found.reduce((sum, [, weight]) => sum + weight, 0)

const criteria: readonly CriterionReport[] = [
  ...found.map(
    ([id, weight]): CriterionReport => ({
      id,
      status: 'used',
      direction: id === 'tickets' || id === 'sales_cycle_days' ? 'less' : 'more',
      weight,
      share: weight / weights,
      customers: 380,
      coverage: 0.95,
      quartiles: [1820.5, 9240, 48100],
      ...(id === 'net_profit' ? { basis: 'invoices_minus_costs' } : {}),
    }),
  ),
  ...['referrals', 'acquisition_cost'].map(
    (id): CriterionReport => ({
      id,
      status: 'not_found',
      direction: 'more',
      weight: 8,
      share: 0,
      customers: 0,
      coverage: 0,
    }),
  ),
]

function customer(name: string, index: number): RankedCustomer {
  const parts = found.map(([criterion, weight], place) => {
    const percentile = Math.max(5, 99 - index * 3 - ((place * 7 + index * 5) % 23))
    const share = weight / weights
    return { criterion, raw: 100, percentile, weight: share, contribution: share * percentile }
  })
  return {
    accountKey: 1000 + index,
    name,
    domain: null,
    value: parts.reduce((sum, { contribution }) => sum + contribution, 0),
    place: index + 1,
    best: true,
    known: 0.95,
    ...(index === 3 ? { pinned: 'Lighthouse customer' } : {}),
    parts,
  }
}

/** Four hundred customers by value. */
export function exampleValue(names: readonly string[]): {
  readonly value: ValueReport
  readonly sensitivity: ValueSensitivity
} {
  const counts = [0, 0, 2, 5, 9, 14, 22, 31, 38, 44, 47, 45, 38, 33, 27, 19, 12, 9, 5, 2]
  return {
    value: {
      definition: defaultValueDefinition,
      customers: 402,
      best: 84,
      dataEnd: '2026-11-14T00:00:00Z',
      currency: 'EUR',
      criteria,
      distribution: counts.map((customers, step) => ({
        from: step * 5,
        below: step * 5 + 5,
        customers,
      })),
      cut: { basis: 'gap', from: 68.4, customers: 84, gap: 1.9 },
      top: names.map(customer),
      pins: [],
      exclusions: [],
      notes: [
        { code: 'currency_left_out', facts: { amounts: 12, currency: 'USD', counted: 'EUR' } },
      ],
    },
    sensitivity: {
      customers: 402,
      of: 402,
      best: 84,
      changes: [
        { criterion: 'net_profit', change: 'dropped', jaccard: 0.51, enter: 27, leave: 27 },
      ],
      mattersMost: 'net_profit',
      traits: {
        weightings: 65,
        held: [
          {
            trait: { id: 'account.industry', label: { text: 'Industry' } },
            information: 0.42,
            when: { values: ['Software'] },
            lift: 2.12,
            liftRange: [1.41, 2.3],
            stays: 0.98,
          },
          {
            trait: { id: 'account.employees', label: { text: 'Employees' }, whole: true },
            information: 0.11,
            when: { from: 50, below: 200 },
            lift: 1.35,
            liftRange: [0.92, 1.5],
            stays: 0.62,
          },
        ],
        firm: 1,
        enter: [{ trait: { id: 'account.country', label: { text: 'Country' } }, share: 0.4 }],
        dropped: [
          { criterion: 'net_profit', jaccard: 0.33 },
          { criterion: 'retention', jaccard: 1 },
        ],
      },
      random: { trials: 200, jaccard: 0.83, firm: 61, stays: [] },
    },
  }
}
