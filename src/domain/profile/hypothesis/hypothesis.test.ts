import { expect, it } from 'vitest'
import type { Profile } from '../profile.ts'
import { scoreAccount } from '../score/index.ts'
import { assumedCard, beliefsOf, hypothesisSchema, mostEarned } from './index.ts'

const hypothesis = hypothesisSchema.parse({
  rate: 0.2,
  statements: [
    { trait: 'industry', values: ['Retail', 'E-commerce'], fit: 'strong', note: 'They sell.' },
    { trait: 'industry', values: ['Government', 'Retail'], fit: 'never', worth: 50 },
    { trait: 'employees', from: 100, below: 500, fit: 'good' },
    { trait: 'employees', from: 300, fit: 'weak' },
    { technology: ['Shopify', 'Shopware 6'], fit: 'good' },
    { trait: 'Current tool', values: 'Spreadsheets', fit: 'neutral' },
  ],
})
const beliefs = beliefsOf(hypothesis)
const card = assumedCard(beliefs, 0.2)
const levels = (id: string) => card.traits.find((trait) => trait.id === id)?.levels ?? []

it('makes a card of what is stated: every value once, ranges without gaps, the first statement first', () => {
  expect(card.traits.map(({ id }) => id)).toEqual([
    'account.industry',
    'account.employees',
    'technology.shopify',
    'technology.shopware_6',
    'account.custom.current_tool',
  ])
  expect(levels('account.industry').map(({ points, when }) => [when, points])).toEqual([
    [{ missing: true }, 0],
    [{ values: ['Retail', 'E-commerce'] }, 40],
    [{ values: ['Government'] }, -60],
    [{ other: true }, 0],
  ])
  expect(levels('account.employees').map(({ points, when }) => [when, points])).toEqual([
    [{ missing: true }, 0],
    [{ below: 100 }, 0],
    [{ from: 100, below: 300 }, 20],
    [{ from: 300, below: 500 }, 20],
    [{ from: 500 }, -20],
  ])
  expect(levels('technology.shopify').map(({ when }) => when)).toEqual([
    { missing: true },
    { values: ['yes'] },
    { values: ['no'] },
  ])
  expect(card.base).toBe(-40)
})

it('says of each level that it is an assumption, as wide as its worth leaves it', () => {
  const [, retail, government, other] = levels('account.industry')
  expect(retail?.evidence).toEqual({ kind: 'assumption', note: 'They sell.' })
  expect(government?.evidence).toEqual({ kind: 'assumption', note: 'never' })
  expect(other?.evidence).toEqual({ kind: 'assumption', note: '' })
  const width = ([low, high]: readonly number[] = []) => (high ?? 0) - (low ?? 0)
  expect(width(retail?.interval)).toBeCloseTo((2 * 1.96 * 28.85) / Math.sqrt(10 * 0.16), -1)
  expect(width(retail?.interval) / width(government?.interval)).toBeCloseTo(Math.sqrt(5), 1)
})

it('counts one of several technologies once, in importance and in what can be earned', () => {
  const importance = (id: string) => card.traits.find((trait) => trait.id === id)?.importance ?? 0
  expect(importance('technology.shopify') * 2).toBeCloseTo(importance('account.employees'), 10)
  expect(card.traits.reduce((sum, trait) => sum + trait.importance, 0)).toBeCloseTo(1, 10)
  expect(mostEarned(card, beliefs) - card.base).toBe(40 + 20 + 20)
})

it('scores an account, contributions counted from one of whom nothing is known', () => {
  const tiers = { bestFrom: 0, goodFrom: -39, leastKnown: 0.4 }
  const profile = { card, tiers } as Pick<Profile, 'card' | 'tiers'> as Profile
  const score = scoreAccount(profile, { 'account.industry': 'Retail', 'account.employees': 150 })
  expect(score.points).toBe(20)
  expect(score.average).toBe(-40)
  expect(score.reasonsFor.map(({ contribution }) => contribution)).toEqual([40, 20])
  expect(score.reasonsAgainst).toEqual([])
})

it.each([
  [{ values: ['a'], fit: 'good' }, 'subject'],
  [{ trait: 'x', technology: 'y', values: ['a'], fit: 'good' }, 'subject'],
  [{ trait: 'x', fit: 'good' }, 'level'],
  [{ trait: 'x', values: ['a'], from: 1, fit: 'good' }, 'level'],
  [{ technology: 'y', from: 1, fit: 'good' }, 'level'],
  [{ trait: 'x', from: 5, below: 5, fit: 'good' }, 'range'],
])('refuses a statement that cannot be read: %j', (statement, flaw) => {
  const result = hypothesisSchema.safeParse({ statements: [statement] })
  expect(result.error?.issues[0]).toMatchObject({ code: 'custom', params: { flaw } })
})
