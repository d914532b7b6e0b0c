import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyProfile, anyValues, exampleProfile } from '../../../../test/profiles/profiles.ts'
import type { CardTrait } from '../card.ts'
import { bindColumns, boundValues, scoreAccount } from './index.ts'

describe('scoreAccount', () => {
  it('adds up by hand', () => {
    const score = scoreAccount(exampleProfile, {
      'account.industry': 'SaaS',
      'account.employees': 50,
    })
    // Averages: industry (20 x -2 + 40 x 24 + 60 x -16) / 200 = -0.2, employees 2.1, slack 0.
    expect(score).toMatchObject({ points: 138, average: 102, known: 0.8, tier: 'best' })
    expect(
      score.parts.map(({ traits, points, contribution }) => [traits[0], points, contribution]),
    ).toEqual([
      ['account.industry', 24, 24],
      ['account.employees', 14, 12],
      ['technology.slack', 0, 0],
    ])
    expect(score.missing).toEqual(['technology.slack'])
    // Log odds -4.5 + ln 2 x 6.9 = 0.2827; standard error sqrt(0.04 - 0.0828 + 0.057132) = 0.119716.
    expect(score.probability).toBeCloseTo(0.57021, 4)
    expect(score.interval[0]).toBeCloseTo(0.51202, 4)
    expect(score.interval[1]).toBeCloseTo(0.62648, 4)
  })

  it('asks first for the answer most likely to change the tier', () => {
    const { tier, next } = scoreAccount(exampleProfile, { 'account.industry': 'Software' })
    expect(tier).toBe('good')
    expect(next).toEqual([
      // 124 points: below 50 employees 114, 50 to 250 138 (60 of 150 accounts), more 126 (40 of 150).
      {
        trait: 'account.employees',
        changesTier: expect.closeTo(100 / 150, 12),
        tiers: [
          { tier: 'best', probability: expect.closeTo(100 / 150, 12) },
          { tier: 'good', probability: expect.closeTo(50 / 150, 12) },
        ],
        points: [114, 138],
      },
      {
        trait: 'technology.slack',
        changesTier: expect.closeTo(0.4, 12),
        tiers: [
          { tier: 'good', probability: expect.closeTo(0.6, 12) },
          { tier: 'best', probability: expect.closeTo(0.4, 12) },
        ],
        points: [120, 130],
      },
    ])
  })

  it('says not enough known where too little of the card is known', () => {
    expect(scoreAccount(exampleProfile, { 'account.employees': 60 }).tier).toBe('unknown')
    const nothing = scoreAccount(exampleProfile, {})
    expect(nothing).toMatchObject({ points: 98, known: 0, tier: 'unknown' })
    expect(nothing.next[0]?.trait).toBe('account.industry')
  })

  it('gives parts that add up exactly, on any card and any values', () => {
    const cases = anyProfile.chain((profile) =>
      fc.tuple(fc.constant(profile), anyValues(profile.card)),
    )
    fc.assert(
      fc.property(cases, ([profile, values]) => {
        const { card } = profile
        const score = scoreAccount(
          profile,
          Object.fromEntries(card.traits.map(({ id }, index) => [id, values[index]])),
        )
        const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
        expect(score.points).toBe(card.base + sum(score.parts.map(({ points }) => points)))
        expect(score.points).toBe(score.average + sum(score.parts.map((part) => part.contribution)))
        expect(score.next.map(({ trait }) => trait).sort()).toEqual([...score.missing].sort())
        for (const question of score.next)
          expect(sum(question.tiers.map(({ probability }) => probability))).toBeCloseTo(1, 9)
      }),
    )
  })
})

describe('bindColumns', () => {
  it('finds columns by learned header, recognised field, or name, and says what is left', () => {
    const binding = bindColumns(exampleProfile, [
      { header: 'Company' },
      { header: 'Branche' },
      { header: 'Mitarbeiter', object: 'account', field: 'employees' },
    ])
    expect(binding.columns.map(({ trait, position }) => [trait.id, position])).toEqual([
      ['account.industry', 1],
      ['account.employees', 2],
    ])
    expect(binding).toMatchObject({ unmatched: ['technology.slack'], unused: ['Company'] })
    const byName = bindColumns(exampleProfile, [{ header: 'uses_slack' }, { header: 'EMPLOYEES ' }])
    expect(byName).toMatchObject({ unmatched: ['account.industry'], unused: [] })
    expect(boundValues(byName, ['TRUE', '120'], '2026-01-01')).toEqual({
      'technology.slack': 'yes',
      'account.employees': 120,
    })
  })

  it('reads cells as a workspace would', () => {
    const [industry, employees, slack] = exampleProfile.card.traits
    if (!industry || !employees || !slack) throw new Error('no traits')
    const source = (field: string) => [{ object: 'account', field }]
    const traits: CardTrait[] = [
      industry,
      { ...employees, type: 'ordered', order: [{ value: 51, label: '51-200' }] },
      {
        ...slack,
        label: { key: 'trait.technology', facts: { technology: 'Slack' } },
        sources: source('technologies'),
      },
      { ...employees, id: 'account.age', label: { key: 'age' }, sources: source('founded') },
      {
        ...employees,
        id: 'account.created',
        label: { key: 'c' },
        type: 'date_age',
        sources: source('created'),
      },
      { ...industry, id: 'account.domain_ending', label: { key: 'd' }, sources: source('domain') },
      {
        ...industry,
        id: 'account.country',
        label: { key: 'e' },
        sources: source('country'),
        levels: industry.levels.map((level, at) =>
          at === 1 ? { ...level, when: { values: ['United States'] } } : level,
        ),
      },
    ]
    const profile = { ...exampleProfile, card: { ...exampleProfile.card, traits } }
    const headers = [
      'Industry',
      'Employees',
      'Technologies',
      'founded',
      'Created',
      'Domain',
      'Country',
    ]
    const binding = bindColumns(
      profile,
      headers.map((header) => ({ header })),
    )
    expect(binding.unmatched).toEqual([])
    const read = (cells: string[]) => Object.values(boundValues(binding, cells, '2026-01-31'))
    expect(
      read(['  RETAIL', '51-200', 'Jira; slack', '1996', '2026-01-01', 'www.acme.com/x', 'us']),
    ).toEqual(['Retail', 51, 'yes', 30, 30, 'com', 'United States'])
    expect(read(['N/A', '0', 'Jira', '1900', '2026-02-01', 'acme', ''])).toEqual([
      null,
      null,
      'no',
      null,
      null,
      null,
      null,
    ])
  })
})
