import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readProfile } from '../domain/index.ts'
import { name, sql } from '../sql/index.ts'
import { explainAccountIn } from './explain.ts'
import { historyTable, mostScorings } from './history/tables.ts'
import { accountHistoryIn, scoringsIn } from './history-of-scores.ts'
import { importInto, undoImportIn } from './import-files.ts'
import { inWorkspace } from './open-workspace.ts'
import { keepVersion } from './profile-store.ts'
import { scoreWorkspace } from './score-workspace.ts'

const root = mkdtempSync(path.join(os.tmpdir(), 'northfit-history-'))
const folder = path.join(root, 'workspace')
const example = readProfile(
  readFileSync(path.join(import.meta.dirname, '../../docs/profile.example.json'), 'utf8'),
  'profile.json',
)
const day = (date: number) => new Date(Date.UTC(2026, 0, date, 6))
const id = keepVersionOf(example.name)

beforeAll(async () => {
  await bring('first.csv', ['1,Acme,acme.com,10,Retail', '2,Bolt,bolt.io,10,Retail'], 1)
})
afterAll(() => rmSync(root, { recursive: true }))

function keepVersionOf(called: string): string {
  return keepVersion(folder, { ...example, name: called }).id
}

async function bring(file: string, rows: readonly string[], on: number): Promise<string> {
  const place = path.join(root, file)
  writeFileSync(place, `Id,Company name,Domain,Number of Employees,Industry\n${rows.join('\n')}\n`)
  return (await importInto(folder, [place], {}, { now: day(on) })).id
}

const score = async (on: number, profile = id) =>
  await scoreWorkspace(folder, { profile, limit: 0, keep: true }, { now: day(on) })

const history = async (account: string) =>
  (await accountHistoryIn(folder, account, { limit: 100 }, { now: day(9) })).entries

const rows = async () =>
  await inWorkspace(folder, {}, async ({ engine }) => {
    const [row] = await engine.rows(sql`select count(*) as n from ${name(historyTable)}`)
    return Number(row?.['n'])
  })

it('keeps only what changed, says why, and follows an account whose key the import moved', async () => {
  await score(1)
  await score(2)
  expect(await rows()).toBe(2)
  // Aardvark comes first among the accounts from now on.
  await bring('second.csv', ['0,Aardvark,a.com,10,Retail', '1,Acme,acme.com,1200,Retail'], 3)
  await score(4)
  const [now, first, ...others] = await history('acme.com')
  expect(others).toEqual([])
  expect(first).toMatchObject({ at: day(1).toISOString(), version: id, changes: [] })
  expect(now).toMatchObject({ at: day(4).toISOString(), otherVersion: false })
  const [change] = now?.changes ?? []
  expect(change).toMatchObject({ trait: 'account.employees' })
  expect(change?.points).toBe((now?.points ?? 0) - (first?.points ?? 0))
  expect(await history('Bolt')).toHaveLength(1)
  expect(await history('Aardvark')).toMatchObject([{ at: day(4).toISOString() }])
  expect(await rows()).toBe(4)
})

it('replaces the entry of a job that is done again', async () => {
  const before = await history('acme.com')
  await score(4)
  expect(await history('acme.com')).toEqual(before)
  expect(await rows()).toBe(4)
  const scorings = await scoringsIn(folder, { limit: 10 }, { now: day(9) })
  expect(scorings.map(({ at, changed }) => [at.slice(0, 10), changed])).toEqual([
    ['2026-01-04', 2],
    ['2026-01-02', 0],
    ['2026-01-01', 2],
  ])
  expect(Object.values(scorings[0]?.tiers.all ?? {}).reduce((sum, n) => sum + n)).toBe(3)
})

it('tells another version, also beside the score', async () => {
  const other = keepVersion(folder, {
    ...example,
    tiers: { ...example.tiers, bestFrom: -4000, goodFrom: -5000 },
  }).id
  await score(5, other)
  const [last] = await history('acme.com')
  expect(last).toMatchObject({ version: other, tier: 'best', otherVersion: true, changes: [] })
  const { history: shown } = await explainAccountIn(
    folder,
    'acme.com',
    { profile: other },
    { now: day(9) },
  )
  expect(shown).toEqual(await history('acme.com'))
})

it('keeps of the time before the oldest scoring how each account stood', async () => {
  await inWorkspace(folder, { writes: true }, async ({ engine }) => {
    for (let older = 0; older < mostScorings - 2; older += 1)
      await engine.run(
        sql`insert into nf_scoring select ${`2026-01-05T07:${String(older).padStart(4, '0')}`}, version, 0, tiers
          from nf_scoring where scored_at = ${day(5).toISOString()}`,
      )
  })
  await score(6)
  const kept = await scoringsIn(folder, { limit: 1000 }, { now: day(9) })
  expect(kept).toHaveLength(mostScorings)
  expect(kept.at(-1)?.at).toBe(day(5).toISOString())
  const moments = (await history('acme.com')).map(({ at }) => at)
  expect(moments).toEqual([day(6).toISOString(), day(5).toISOString()])
  expect(await history('Bolt')).toHaveLength(moments.length)
})

it('tells that an account was gone for a while', async () => {
  const rows = ['7,Ghost,ghost.com,1200,Retail']
  const imported = await bring('third.csv', rows, 7)
  await score(7)
  await undoImportIn(folder, imported, { now: day(8) })
  await score(8)
  await bring('third.csv', rows, 9)
  await score(9)
  const [back, gone, first] = await history('ghost.com')
  expect(gone).toMatchObject({ points: null, tier: null, changes: [] })
  expect(back).toMatchObject({ points: first?.points, at: day(9).toISOString() })
})
