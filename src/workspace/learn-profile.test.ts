import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { heldDirection } from '../domain/index.ts'
import { importInto } from './import-files.ts'
import { learnProfile } from './learn-profile.ts'
import { hasProfile, loadProfile } from './profile-store.ts'
import { writeSample } from './sample/index.ts'

const now = new Date('2026-06-30T12:00:00Z')
const root = mkdtempSync(path.join(os.tmpdir(), 'northfit-learn-'))
const workspace = path.join(root, 'workspace')

beforeAll(async () => {
  const crm = path.join(root, 'crm')
  const options = { accounts: 2000, seed: 1, layout: 'hubspot', signal: 'planted' } as const
  const { files } = await writeSample(crm, { ...options, locale: 'clean', asOf: '2026-06-30' })
  const core = files.filter((file) => /companies|deals/.test(file))
  await importInto(workspace, core, {}, { now })
})
afterAll(() => rmSync(root, { recursive: true }))

it('stops in the middle of learning, and nothing is kept', async () => {
  const stop = new AbortController()
  const steps: string[] = []
  const progress = (step: string) => {
    steps.push(step)
    if (steps.filter((one) => one === 'learn.fit').length === 3) stop.abort(new Error('enough'))
  }
  const call = { now, threads: 2, progress, signal: stop.signal }
  await expect(learnProfile(workspace, {}, call)).rejects.toThrow('enough')
  expect(steps.at(-1)).toBe('learn.fit')
  expect(hasProfile(workspace)).toBe(false)
})

it('learns the same profile on one thread and on three', async () => {
  const learned: string[] = []
  for (const threads of [1, 3]) {
    const { profile } = await learnProfile(workspace, {}, { now, threads })
    expect(profile.data.decided).toBeGreaterThan(500)
    learned.push(JSON.stringify(profile))
  }
  expect(new Set(learned).size).toBe(1)
}, 300_000)

it('lets accounts count by value, and shows it beside the learner that counts them alike', async () => {
  const alike = await learnProfile(workspace, {}, { now, threads: 1 })
  const apart = { weight: 'value', inForce: false } as const
  const { profile } = await learnProfile(workspace, apart, { now, threads: 1 })
  expect(loadProfile(workspace).id).toBe(alike.id)
  const { weighting } = profile
  const { card } = alike.profile.validation.crossValidated
  expect(weighting?.plain).toMatchObject({ auc: card.auc, accounts: card.capturedTop20 })
  expect(weighting?.weighted.auc).toBe(profile.validation.crossValidated.card.auc)
  expect(weighting?.effective).toBeLessThan(weighting?.accounts ?? 0)
  const { more, plain, weighted } = weighting ?? {}
  const shares = [weighted?.value?.value ?? 0, plain?.value?.value ?? 0]
  expect(more?.value).toBeCloseTo((shares[0] ?? 0) - (shares[1] ?? 0), 9)
  expect(profile.data.fingerprint).toBe(alike.profile.data.fingerprint)
}, 300_000)

it('holds points to run the way that is asked, and says so in the profile', async () => {
  const monotone = [
    { trait: 'employees', direction: 'down' },
    { trait: 'founded', direction: 'down' },
  ] as const
  const { profile } = await learnProfile(workspace, { monotone }, { now, threads: 1 })
  const stated = profile.monotone?.map(({ direction, trait }) => [trait.id, direction])
  expect(stated).toEqual([
    ['account.employees', 'down'],
    ['account.age', 'up'],
  ])
  for (const { id, levels } of profile.card.traits) {
    const direction = heldDirection(profile, id)
    if (direction === undefined) continue
    const points = levels.filter(({ when }) => !('missing' in when)).map((level) => level.points)
    const rising = points.toSorted((a, b) => a - b)
    expect(points, id).toEqual(direction === 'up' ? rising : rising.toReversed())
  }
  const paired = profile.card.pairs.flatMap(({ traits }) => traits)
  expect(paired.filter((id) => heldDirection(profile, id) !== undefined)).toEqual([])
}, 300_000)
