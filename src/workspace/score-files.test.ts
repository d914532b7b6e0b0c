import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { importInto } from './import-files.ts'
import { scoreFiles } from './score-files.ts'
import { type ScoredAccounts, scoreWorkspace } from './score-workspace.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-score-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const profile = path.join(import.meta.dirname, '../../docs/profile.example.json')
const call = { now: new Date('2026-06-30T12:00:00Z') }
const options = { profile, limit: 100 }

function csv(name: string, ...lines: readonly string[]): string {
  const file = path.join(folder, name)
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

const companies = csv(
  'companies.csv',
  'Company name,Company Domain Name,Number of Employees,Industry',
  'Acme,acme.com,30,Retail',
  'Bolt,bolt.io,120,"Computer Software"',
  'Cord,cord.dev,,Retail',
  'Dune,dune.org,9000,',
)

const pointsOf = ({ ranked }: ScoredAccounts) =>
  Object.fromEntries(ranked.map(({ account, score }) => [account.name, score]))

it('scores the accounts of a file as a workspace scores them', async () => {
  const workspace = path.join(folder, 'workspace')
  await importInto(workspace, [companies], {}, call)
  const inside = await scoreWorkspace(workspace, { ...options, everyone: true }, call)
  const alone = await scoreFiles('no workspace', [companies], options, call)
  expect(pointsOf(alone)).toEqual(pointsOf(inside))
  expect(alone).toMatchObject({ accounts: 4, unmatched: [], tiers: inside.tiers })
  const points = alone.ranked.map(({ score }) => score.points)
  expect(new Set(points).size).toBeGreaterThan(2)
  expect(points).toEqual(points.toSorted((one, other) => other - one))
})

it('writes all scores of the tier that was asked for, and gives back the first ones', async () => {
  const out = path.join(folder, 'made', 'scores.csv')
  const all = await scoreFiles(folder, [companies], options, call)
  const tier = all.ranked[0]?.score.tier ?? 'unknown'
  const { ranked, written } = await scoreFiles(
    folder,
    [companies],
    { ...options, out, tier, limit: 1 },
    call,
  )
  expect(written).toBe(out)
  expect(ranked).toEqual(all.ranked.slice(0, 1))
  const [, ...lines] = readFileSync(out, 'utf8').trim().split('\n')
  const names = all.ranked.filter(({ score }) => score.tier === tier)
  expect(lines.map((line) => line.split(',')[1])).toEqual(names.map(({ account }) => account.name))
})

it('knows nothing of accounts in a file without any column of the card, and says so', async () => {
  const file = csv('strange.csv', 'Company name,Website,Favourite colour', 'Acme,acme.com,red')
  const { ranked, tiers, unmatched } = await scoreFiles(folder, [file], options, call)
  expect(unmatched).toEqual(['account.employees', 'account.industry'])
  expect(tiers).toEqual({ best: 0, good: 0, bad: 0, unknown: 1 })
  expect(ranked[0]).toMatchObject({ account: { name: 'Acme' }, score: { known: 0 } })
})

it.each([
  ['a file that is not there', 'nope.csv', undefined, 'import.not_found'],
  ['no profile in force', companies, undefined, 'profile.none'],
  ['a profile that is not there', companies, 'nope.json', 'profile.not_found'],
  ['a folder as profile', companies, folder, 'system.is_folder'],
  ['a table as profile', companies, companies, 'profile.not_json'],
])('refuses %s', async (_, file, which, code) => {
  const asked = { limit: 1, ...(which === undefined ? {} : { profile: which }) }
  await expect(scoreFiles(folder, [file], asked, call)).rejects.toMatchObject({ code })
})
