import { expect, it } from 'vitest'
import { catalogueTrait } from '../../test/loop/snapshot.ts'
import { heldTraitsIn } from './held-traits.ts'

const traits = [
  catalogueTrait('account.employees', 0, {
    type: 'number',
    label: { key: 'trait.account.employees' },
    sources: [{ object: 'account', field: 'employees' }],
  }),
  catalogueTrait('account.age', 1, {
    type: 'number',
    label: { key: 'trait.account.age' },
    sources: [{ object: 'account', field: 'founded' }],
  }),
  catalogueTrait('account.industry', 2),
]
const held = (trait: string, direction: 'up' | 'down' = 'up') =>
  heldTraitsIn(traits, [{ trait, direction }])

it('takes traits by any name, and the year of founding as the age that is learned from', () => {
  expect(held('Employees')).toEqual([{ trait: 'account.employees', direction: 'up' }])
  expect(held('founded', 'down')).toEqual([{ trait: 'account.age', direction: 'up' }])
  expect(held('Company age in years', 'down')).toEqual([
    { trait: 'account.age', direction: 'down' },
  ])
})

it('says what may have been meant, and what cannot be', () => {
  expect(() => held('employes')).toThrow(
    expect.objectContaining({
      code: 'learn.no_trait',
      facts: { trait: 'employes', near: 1, alike: ['employees'] },
    }),
  )
  expect(() => held('weather')).toThrow(
    expect.objectContaining({ facts: { trait: 'weather', near: 0, alike: [] } }),
  )
  expect(() => held('account.industry')).toThrow(
    expect.objectContaining({ code: 'learn.no_order' }),
  )
  const both = [
    { trait: 'founded', direction: 'up' },
    { trait: 'account.age', direction: 'up' },
  ] as const
  expect(() => heldTraitsIn(traits, both)).toThrow(
    expect.objectContaining({ code: 'learn.both_ways' }),
  )
})
