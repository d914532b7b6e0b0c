import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import {
  importInto,
  learnProfile,
  replayWorkspace,
  translator,
  writeReport,
} from '../../src/index.ts'
import { long } from '../long.ts'
import { northfit } from './northfit.ts'
import { call, sampleIn } from './sample-workspace.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()
const workspace = join(folder, 'workspace')
const lastQuarters = { by: 'quarter', periods: 4 } as const

/** A company that learned a profile half a year ago, and has gone on since. */
beforeAll(async () => {
  const { files } = await sampleIn(join(folder, 'crm'), { accounts: 1200, seed: 3 })
  const deals = files.find((file) => file.includes('deals')) ?? ''
  const [head = '', ...rows] = readFileSync(deals, 'utf8').split('\n')
  const earlier = join(folder, 'earlier-deals.csv')
  const closed = rows.filter((row) => (/\d{4}-\d{2}-\d{2}/.exec(row)?.[0] ?? '9') < '2025-10-01')
  writeFileSync(earlier, [head, ...closed].join('\n'))
  // Invoices would tell of sales that the earlier deals do not.
  const others = files.filter((file) => /companies|contacts|activities/.test(file))
  await importInto(workspace, [...others, earlier], {}, call)
  const monotone = [{ trait: 'employees', direction: 'up' }] as const
  await learnProfile(workspace, { monotone, weight: 'classes' }, call)
  await importInto(workspace, [deals], {}, call)
}, 300_000)

test('a replay plays the quarters since, shows both ways, and stands in the report', async () => {
  const out = join(folder, 'accounts.csv')
  const replay = await replayWorkspace(workspace, { ...lastQuarters, out }, call)
  expect(replay.periods.map(({ to }) => to)).toEqual([
    ...['2025-06-30', '2025-09-30'],
    ...['2025-12-31', '2026-03-31'],
  ])
  expect(replay.way).toMatchObject({
    monotone: [{ trait: { id: 'account.employees' }, direction: 'up' }],
    weight: 'classes',
  })
  const stored = replay.file
  const seen = replay.periods.map(({ from }) => (stored?.file.dataTo ?? '9') >= from)
  expect(stored?.turns.map(({ state }) => state === 'seen')).toEqual(seen)
  expect(seen).toEqual([true, true, false, false])
  const lines = readFileSync(out, 'utf8').trim().split('\n')
  const decided = replay.periods.reduce((sum, { accounts }) => sum + accounts, 0)
  expect(lines).toHaveLength(1 + 2 * decided)
  const report = { out: join(folder, 'report') }
  const { markdown } = await writeReport(workspace, report, translator('en'), call)
  const text = readFileSync(markdown, 'utf8')
  expect(text).toContain('The last 4 quarters played again')
  expect(text).toContain(
    'Each profile was learned with points held to run one way: Employees (held to rise).',
  )
})

test.skipIf(!long)('the same on the command line, for people and for programs', async () => {
  const asked = ['-w', workspace, 'replay', '--quarters', '1', '--capacity', '25']
  const { code, out } = await northfit([...asked, '--lang', 'fa'], folder)
  expect(code).toBe(0)
  expect(out).toContain('بازپخش')
  const json = await northfit([...asked, '--weight', 'none', '--json'], folder)
  const replay = JSON.parse(json.out)
  expect(replay).toMatchObject({ by: 'quarter', capacity: 25 })
  expect(Object.keys(replay.way)).toEqual(['monotone'])
})
