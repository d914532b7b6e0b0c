import fc from 'fast-check'
import { expect, test } from 'vitest'
import { combineWeights, withTeamWeights } from './team-weights.ts'
import { defaultValueDefinition } from './value.ts'

test('each team has one voice, and where they disagree comes first', () => {
  const combined = combineWeights({
    sales: { net_profit: 80, sales_cycle_days: 20 },
    support: { net_profit: 4, tickets: 4 },
    product: { net_profit: 0 },
  })
  expect(combined).toEqual({
    criteria: [
      {
        criterion: 'tickets',
        share: 0.25,
        least: { team: 'sales', share: 0 },
        most: { team: 'support', share: 0.5 },
      },
      {
        criterion: 'net_profit',
        share: 0.65,
        least: { team: 'support', share: 0.5 },
        most: { team: 'sales', share: 0.8 },
      },
      {
        criterion: 'sales_cycle_days',
        share: 0.1,
        least: { team: 'support', share: 0 },
        most: { team: 'sales', share: 0.2 },
      },
    ],
    teams: [
      { team: 'sales', distance: expect.closeTo(0.25) },
      { team: 'support', distance: expect.closeTo(0.25) },
    ],
  })
  const { criteria } = withTeamWeights(defaultValueDefinition, combined)
  expect(criteria.net_profit).toEqual({ weight: 65, direction: 'more' })
  expect(criteria.tickets).toEqual({ weight: 25, direction: 'less' })
  expect(criteria.referrals.weight).toBe(0)
})

test('nobody has said anything: the definition stands', () => {
  expect(combineWeights({ sales: {} })).toBeUndefined()
  expect(withTeamWeights(defaultValueDefinition, undefined)).toBe(defaultValueDefinition)
})

test('shares are shares whatever the numbers, and no team is further off than all of the weight', () => {
  const weights = fc.record({
    net_profit: fc.double({ min: 0, max: 1e6, noNaN: true }),
    tickets: fc.double({ min: 0, max: 1e6, noNaN: true }),
    brand: fc.double({ min: 0, max: 1e6, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.dictionary(fc.string(), weights), (teams) => {
      const combined = combineWeights(teams)
      if (combined === undefined) return
      const sum = combined.criteria.reduce((total, { share }) => total + share, 0)
      expect(sum).toBeCloseTo(1, 9)
      for (const { distance } of combined.teams) expect(distance).toBeLessThanOrEqual(1 + 1e-9)
    }),
  )
})
