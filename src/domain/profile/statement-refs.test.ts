import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type Profile, profileSchema } from './profile.ts'
import { statementRefs } from './statement-refs.ts'

const file = path.join(import.meta.dirname, '../../../docs/profile.example.json')
const example = profileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))

function renamed(ids: readonly string[]): Profile {
  const traits = example.card.traits.map((trait, at) => ({ ...trait, id: ids[at] ?? trait.id }))
  return { ...example, card: { ...example.card, traits } }
}

test('everything that a version states has a name of its own, level by level and cell by cell', () => {
  const interval: [number, number] = [0, 0]
  const evidence = { kind: 'assumption', note: '' } as const
  const pair = {
    traits: ['account.employees', 'account.industry'] as [string, string],
    points: [0, 1].map(() => [0, 0, 0]),
    intervals: [0, 1].map(() => [interval, interval, interval]),
    evidence: [0, 1].map(() => [evidence, evidence, evidence]),
  }
  const hypothesis = {
    rate: 0.2,
    worth: 10,
    statements: [{ trait: 'industry', values: ['Retail'], fit: 'good' as const }],
    pains: ['late invoices', 'no overview'],
  }
  const refs = statementRefs({ ...example, card: { ...example.card, pairs: [pair] }, hypothesis })
  expect(refs).toContain('outcome')
  expect(refs).toContain('tier:best')
  expect(refs.filter((ref) => ref.startsWith('trait:account.industry'))).toEqual([
    'trait:account.industry',
    ...[0, 1, 2].map((level) => `trait:account.industry/level:${level}`),
  ])
  expect(refs.filter((ref) => ref.startsWith('pair:'))).toHaveLength(1 + 6)
  expect(refs).toContain('pair:account.employees,account.industry/cell:1,2')
  expect(refs.filter((ref) => ref.startsWith('hypothesis'))).toEqual([
    'hypothesis',
    'hypothesis/statement:0',
    'hypothesis/pain:0',
    'hypothesis/pain:1',
  ])
  expect(new Set(refs).size).toBe(refs.length)
})

test('no name of a trait passes for a level of another one', () => {
  const refs = statementRefs(renamed(['a', 'a/level:1']))
  expect(refs).toContain('trait:a/level:1')
  expect(refs).toContain('trait:a%2Flevel:1')
  expect(new Set(refs).size).toBe(refs.length)
})
