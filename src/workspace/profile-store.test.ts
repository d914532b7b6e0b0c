import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Profile, readProfile } from '../domain/index.ts'
import {
  keepVersion,
  loadProfile,
  putInForce,
  storeProfile,
  versionBefore,
} from './profile-store.ts'

const example = path.join(import.meta.dirname, '../../docs/profile.example.json')
const reliable = readProfile(readFileSync(example, 'utf8'), example)
const named = (name: string): Profile => ({ ...reliable, name })
const unproven = (name: string): Profile => ({
  ...named(name),
  verdict: { reliable: false, reasons: ['not_better_than_chance'] },
})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-profiles-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('keeps every version under its content, and the last one in force', () => {
  const first = storeProfile(folder, named('first'))
  const second = storeProfile(folder, named('second'))
  expect(storeProfile(folder, named('first')).id).toBe(first.id)
  expect(readdirSync(path.join(folder, 'profiles')).sort()).toEqual(
    [`${first.id}.json`, `${second.id}.json`].sort(),
  )
  expect(loadProfile(folder).id).toBe(first.id)
  expect(loadProfile(folder, second.id).profile.name).toBe('second')
  expect(loadProfile(folder, second.id.slice(0, 6)).id).toBe(second.id)
  expect(loadProfile('nowhere', first.file).id).toBe(first.id)
  expect(readdirSync(folder).sort()).toEqual(['profile.json', 'profiles'])
})

it('finds the version before, of those that led anybody and that can be read', () => {
  const on = (day: string, profile: Profile) =>
    storeProfile(folder, { ...profile, learned: `${day}T00:00:00.000Z` })
  const first = on('2026-01-01', named('first'))
  const second = on('2026-02-01', named('second'))
  on('2026-02-10', unproven('unproven'))
  on('2026-02-20', { ...named('other question'), outcome: 'best' })
  writeFileSync(path.join(folder, 'profiles', 'abcdefabcdef.json'), '{')
  const third = on('2026-03-01', named('third'))
  expect(versionBefore(folder, third)?.id).toBe(second.id)
  expect(versionBefore(folder, second)?.id).toBe(first.id)
  expect(versionBefore(folder, first)).toBeUndefined()
  expect(versionBefore(path.join(folder, 'nowhere'), third)).toBeUndefined()
})

it('does not let an unproven profile take the place of a reliable one', () => {
  const before = storeProfile(folder, reliable)
  const after = storeProfile(folder, unproven('worse'))
  expect(after.keeps).toBe(before.id)
  expect(loadProfile(folder).id).toBe(before.id)
  expect(loadProfile(folder, after.id).profile.name).toBe('worse')
})

it('keeps a version without putting it in force, and puts in force what it is told to', () => {
  const before = storeProfile(folder, reliable)
  const kept = keepVersion(folder, unproven('worse'))
  expect(loadProfile(folder).id).toBe(before.id)
  expect(loadProfile(folder, kept.id)).toEqual(kept)
  const { file, id } = putInForce(folder, kept.id.slice(0, 6))
  expect([file, id]).toEqual([before.file, kept.id])
  expect(loadProfile(folder)).toEqual({ ...kept, file })
  writeFileSync(kept.file, readFileSync(kept.file, 'utf8').replace('worse', 'better'))
  for (const none of ['abcdef', before.file, '../profile', kept.id])
    expect(() => putInForce(folder, none)).toThrow(
      expect.objectContaining({ code: 'profile.not_found', facts: { which: none } }),
    )
})

it('says where a profile edited by hand is wrong, and learning anew puts it aside', () => {
  const { file } = storeProfile(folder, reliable)
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20))
  expect(() => loadProfile(folder)).toThrow(
    expect.objectContaining({ code: 'profile.not_json', facts: expect.anything() }),
  )
  storeProfile(folder, unproven('new'))
  expect(loadProfile(folder).profile.name).toBe('new')
  expect(readdirSync(folder)).toContain('profile.json.unreadable')
})

it('says that there is none, or none of that name', () => {
  expect(() => loadProfile(folder)).toThrow(expect.objectContaining({ code: 'profile.none' }))
  expect(() => loadProfile(folder, 'abcdef')).toThrow(
    expect.objectContaining({ code: 'profile.not_found' }),
  )
})
