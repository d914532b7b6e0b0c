import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../../test/profiles/profiles.ts'
import { Fault } from '../../fault.ts'
import {
  canonicalJson,
  diffProfiles,
  profileId,
  profileJsonSchema,
  profileText,
  readProfile,
} from './index.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

function faultOf(text: string): Fault {
  try {
    readProfile(text, 'p.json')
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('read without a fault')
}

describe('profile file', () => {
  it('names the line where the text stops being JSON, and quotes nothing of it', () => {
    const text = profileText(exampleProfile).replace('"name": "Example",', '"name": "Example"')
    const { facts, place } = faultOf(text)
    expect({ facts, place }).toEqual({ facts: {}, place: { file: 'p.json', line: 5 } })
  })

  it('reads back what it wrote', () => {
    expect(readProfile(profileText(exampleProfile))).toEqual(exampleProfile)
  })

  it.each([
    ['{"format":', 'profile.not_json', undefined],
    ['[1]', 'profile.not_a_profile', undefined],
    ['null', 'profile.not_a_profile', undefined],
    [
      profileText(exampleProfile).replace('"formatVersion": 1', '"formatVersion": 2'),
      'profile.unknown_version',
      'formatVersion',
    ],
    [
      profileText(exampleProfile).replace('"points": 24', '"points": 24.5'),
      'profile.invalid',
      'card.traits.0.levels.1.points',
    ],
    [
      profileText(exampleProfile).replace('"from": 250', '"from": 300'),
      'profile.inconsistent',
      'card.traits.1.levels',
    ],
    [
      profileText(exampleProfile).replace('"Retail"', '"SaaS"'),
      'profile.inconsistent',
      'card.traits.0.levels',
    ],
    [
      profileText(exampleProfile).replace('"bestFrom": 125', '"bestFrom": 25'),
      'profile.inconsistent',
      'tiers.bestFrom',
    ],
  ])('says what is wrong and where: %#', (text, code, field) => {
    const fault = faultOf(text)
    expect([fault.code, fault.place.field]).toEqual([code, field])
    expect(fault.place.file).toBe('p.json')
  })

  it('has an address that follows the content, not the layout', () => {
    const reordered = readProfile(JSON.stringify({ ...exampleProfile, format: 'northfit-profile' }))
    const { card, ...rest } = exampleProfile
    expect(profileId({ card, ...rest }, sha256)).toBe(profileId(reordered, sha256))
    expect(profileId({ ...exampleProfile, name: 'Other' }, sha256)).not.toBe(
      profileId(exampleProfile, sha256),
    )
    expect(canonicalJson({ b: [1, null], a: { d: undefined, c: 'é' } })).toBe(
      '{"a":{"c":"é"},"b":[1,null]}',
    )
  })

  it('publishes its schema (write it with: node tools/profile-schema.mjs)', () => {
    const published = new URL('../../../../docs/profile.schema.json', import.meta.url)
    expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(profileJsonSchema())
  })
})

describe('diffProfiles', () => {
  it('says nothing of the same profile', () => {
    const diff = diffProfiles(exampleProfile, structuredClone(exampleProfile))
    expect(diff).toMatchObject({ same: true, scoresDiffer: false, traitsChanged: [], tiers: [] })
  })

  it('names traits that came and went, points per level, cuts and figures that moved', () => {
    const after = structuredClone(exampleProfile)
    const [industry, employees] = after.card.traits
    if (industry === undefined || employees === undefined) throw new Error('no traits')
    after.card.traits = [employees, { ...industry, id: 'account.region' }]
    employees.levels.splice(3, 1, { ...exampleLevel(), when: { from: 250, below: 900 }, points: 5 })
    after.tiers.bestFrom = 130
    after.validation.crossValidated.card.auc = 0.82
    const diff = diffProfiles(exampleProfile, after)
    expect(diff).toMatchObject({
      same: false,
      scoresDiffer: true,
      traitsAdded: ['account.region'],
      traitsRemoved: ['account.industry', 'technology.slack'],
      tiers: [{ path: 'tiers.bestFrom', change: { before: 125, after: 130 } }],
      validation: [
        { path: 'validation.crossValidated.card.auc', change: { before: 0.8, after: 0.82 } },
      ],
      card: [],
    })
    expect(diff.traitsChanged).toEqual([
      {
        trait: 'account.employees',
        importance: { before: 0.3, after: 0.3 },
        levels: [
          { when: { from: 250 }, points: { before: 2, after: null } },
          { when: { from: 250, below: 900 }, points: { before: null, after: 5 } },
        ],
      },
    ])
  })
})

function exampleLevel() {
  const level = exampleProfile.card.traits[1]?.levels[3]
  if (level === undefined) throw new Error('no level')
  return level
}
