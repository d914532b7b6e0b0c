import { type KeptSegments, keptSegmentsSchema } from '../../src/domain/index.ts'

const trait = (id: string, text: string, type: string) => ({
  id,
  label: { text },
  type,
  group: 'firmographic',
  timing: 'stable',
  sources: [],
})

/** Two segments of best customers, and nobody to keep away from. */
export const exampleSegments: KeptSegments = keptSegmentsSchema.parse({
  format: 'northfit-segments',
  formatVersion: 1,
  ideal: {
    outcome: 'best',
    negative: false,
    found: '2026-09-30T00:00:00.000Z',
    seed: 1,
    accounts: 4000,
    decided: 800,
    good: 160,
    unreliable: 1,
    chance: 5.6,
    overlap: 0.02,
    segments: [
      segmentOf(
        [
          { trait: trait('industry', 'Industry', 'category'), when: { values: ['Retail'] } },
          { trait: trait('size', 'Employees', 'number'), when: { from: 50, below: 200 } },
        ],
        64,
        40,
      ),
      segmentOf(
        [{ trait: trait('crm', 'Uses <a> CRM', 'yes_no'), when: { values: ['yes'] } }],
        50,
        24,
      ),
    ],
  },
  negative: {
    outcome: 'retained',
    negative: true,
    found: '2026-09-30T00:00:00.000Z',
    seed: 1,
    accounts: 4000,
    decided: 400,
    good: 90,
    nothing: 'not_beyond_chance',
    unreliable: 0,
    chance: 0,
    overlap: 0,
    segments: [],
  },
})

function segmentOf(conditions: readonly object[], decided: number, good: number) {
  const estimate = (value: number) => ({
    value,
    interval: [value * 0.8, value * 1.2],
    accounts: decided,
  })
  return {
    conditions,
    market: 5 * decided,
    prospects: 4 * decided,
    decided,
    good,
    heldOut: {
      parts: 10,
      found: 9,
      accounts: decided,
      good: good - 3,
      rate: estimate((good - 3) / decided),
      lift: estimate((5 * (good - 3)) / decided),
      wracc: 0.02,
    },
    stability: { bootstraps: 100, returned: 88, overlap: 0.8 },
    figures: [
      { name: 'net_profit', here: estimate(33_500), all: estimate(15_000) },
      { name: 'retention', here: estimate(0.7), all: estimate(0.5) },
    ],
  }
}
