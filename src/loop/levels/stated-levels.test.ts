import { expect, it } from 'vitest'
import { catalogueTrait } from '../../../test/loop/snapshot.ts'
import { beliefsOf, hypothesisSchema } from '../../domain/index.ts'
import { statedLevels } from './index.ts'

const employees = catalogueTrait('account.employees', 0, { type: 'number' })
const industry = catalogueTrait('account.industry', 1)
const beliefs = beliefsOf(
  hypothesisSchema.parse({
    statements: [
      { trait: 'employees', from: 100, below: 500, fit: 'good', worth: 30 },
      { trait: 'industry', values: ['Retail', 'Fishing'], fit: 'strong' },
    ],
  }),
)
const strong = 2 * Math.LN2

it('cuts ranges where a statement begins or ends, and says what is stated of each', () => {
  const whens = [
    { missing: true as const },
    { below: 50 },
    { from: 50, below: 200 },
    { from: 200, below: 500 },
    { from: 500 },
  ]
  const { notes, prior, whens: cut } = statedLevels({ trait: employees, whens }, beliefs)
  expect(cut).toEqual([
    { missing: true },
    { below: 50 },
    { from: 50, below: 100 },
    { from: 100, below: 200 },
    { from: 200, below: 500 },
    { from: 500 },
  ])
  expect(prior?.logOdds.map((value) => value > 0)).toEqual([false, false, false, true, true, false])
  expect(prior?.worth).toEqual([30, 30, 30, 30, 30, 30])
  expect(notes).toEqual(['', '', '', 'good', 'good', ''])
})

it('gives values that are too rare for a level one of their own, and leaves other traits alone', () => {
  const whens = [
    { missing: true as const },
    { values: ['Retail'] },
    { values: ['Banking'] },
    { other: true as const },
  ]
  const { prior, whens: named } = statedLevels({ trait: industry, whens }, beliefs)
  expect(named[3]).toEqual({ values: ['Fishing'] })
  expect(prior?.logOdds).toEqual([0, strong, 0, strong, 0])
  expect(prior?.worth).toEqual([20, 10, 20, 10, 20])
  const region = { trait: catalogueTrait('account.region', 2), whens }
  expect(statedLevels(region, beliefs)).toBe(region)
})
