import { expect, it } from 'vitest'
import { exampleProfile } from '../../../../test/profiles/profiles.ts'
import { specificity, tierCutsForCapacity } from './index.ts'

const { card } = exampleProfile

it('draws the line where the team is busy, and shows what moving it costs', () => {
  const even = { intercept: 0, slope: 0, covariance: [0, 0, 0] as [number, number, number] }
  const histogram = [
    { points: 90, accounts: 500 },
    { points: 120, accounts: 60 },
    { points: 130, accounts: 40 },
  ]
  expect(tierCutsForCapacity(histogram, 200, even)).toEqual({
    higher: { from: 130, accounts: 40, expectedGood: 20 },
    cut: { from: 120, accounts: 100, expectedGood: 50 },
    lower: { from: 90, accounts: 600, expectedGood: 300 },
  })
  expect(tierCutsForCapacity(histogram, 10, even)?.cut.accounts).toBe(40)
  expect(tierCutsForCapacity([], 10, even)).toBeUndefined()
  expect(tierCutsForCapacity(histogram, 0, even)).toBeUndefined()
})

it('says which range or list is too wide, where to cut, and what it gains', () => {
  const market = {
    tiers: { best: 100, good: 300, bad: 500, unknown: 100 },
    levels: {
      'account.industry': [50, 150, 200, 600],
      'account.employees': [50, 400, 300, 250],
      'technology.slack': [500, 300, 200],
    },
  }
  const { narrowings, ...shares } = specificity(card, market)
  expect(shares).toEqual({ market: 1000, bestShare: 0.1, goodShare: 0.3 })
  // Industry admits Software (28 of 40 good) and all unnamed ones (23 of 80): 0.75 of the market.
  expect(narrowings).toEqual([
    {
      trait: 'account.industry',
      admits: [1, 3],
      narrowed: [1],
      marketShare: 0.75,
      narrowedShare: 0.15,
      rateNow: expect.closeTo(51 / 120, 12),
      rateNarrowed: expect.closeTo(0.7, 12),
    },
  ])
  // Employees admits 50 and more: 27 of 60 against 10 of 40 is within chance at 99.5 %.
  expect(
    specificity(card, { tiers: { best: 0, good: 0, bad: 0, unknown: 0 }, levels: {} }),
  ).toEqual({
    market: 0,
    bestShare: 0,
    goodShare: 0,
    narrowings: [],
  })
})
