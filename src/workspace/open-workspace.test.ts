import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { bestCustomers } from './best-customers.ts'
import { compareTraits } from './compare-traits.ts'
import { explainAccountIn } from './explain.ts'
import { foretellLifetimes } from './foretell-lifetimes.ts'
import { importedFiles, importInto, undoImportIn } from './import-files.ts'
import { learnProfile } from './learn-profile.ts'
import { lookalikesIn } from './lookalikes.ts'
import { inWorkspace } from './open-workspace.ts'
import { writeSample } from './sample/index.ts'
import { scoreWorkspace } from './score-workspace.ts'
import { segmentsIn } from './segments.ts'
import { closeWorkspaces } from './shared-store.ts'
import { workspaceStatus } from './status.ts'
import type { CallContext } from './step-context.ts'

const now = new Date('2026-06-30T12:00:00Z')
const tomorrow = new Date('2026-07-01T12:00:00Z')
const root = mkdtempSync(path.join(os.tmpdir(), 'northfit-shared-'))
const first = path.join(root, 'first')
let files: readonly string[] = []
let account = ''

beforeAll(async () => {
  const options = { accounts: 300, seed: 1, layout: 'hubspot', signal: 'planted' } as const
  const crm = path.join(root, 'crm')
  const sample = await writeSample(crm, { ...options, locale: 'clean', asOf: '2026-06-30' })
  files = sample.files
  await importInto(first, files.filter(isCore), {}, { now })
  await learnProfile(first, {}, { now, threads: 1 })
  const { ranked } = await scoreWorkspace(first, { limit: 1 }, { now })
  account = ranked[0]?.account.id ?? ''
})
afterEach(() => closeWorkspaces())
afterAll(() => rmSync(root, { recursive: true }))

const isCore = (file: string) => /companies|deals|invoices/.test(file)

function copyOfFirst(name: string): string {
  const copy = path.join(root, name)
  cpSync(first, copy, { recursive: true })
  return copy
}

/** Calls of many kinds, several of which derive, write the same tables, or keep a result. */
function calls(folder: string, call: CallContext) {
  return [
    () => workspaceStatus(folder, call).then((status) => ({ ...status, folder: '' })),
    () => bestCustomers(folder, {}, call),
    () => scoreWorkspace(folder, { limit: 9 }, call),
    () => compareTraits(folder, 'auto', call),
    () => explainAccountIn(folder, account, {}, call),
    () => lookalikesIn(folder, { limit: 9, best: true }, call),
    () => compareTraits(folder, 'won_lost', call),
    () => foretellLifetimes(folder, {}, call),
    () => segmentsIn(folder, {}, call).then(({ list }) => list),
    () => importedFiles(folder, call),
  ]
}

/** How often this process has a store of the test open. */
function storesOpen(): number {
  const opened = readdirSync('/proc/self/fd').map((fd) => `/proc/self/fd/${fd}`)
  return opened.filter((fd) => linkedTo(fd).startsWith(root)).length
}

function linkedTo(link: string): string {
  try {
    return readlinkSync(link)
  } catch {
    return ''
  }
}

it('gives calls at the same time what they would get one after the other, and derives once', async () => {
  const alone: string[] = []
  const results: unknown[] = []
  const call = { now: tomorrow, threads: 1, progress: (step: string) => alone.push(step) }
  for (const ask of calls(copyOfFirst('one'), call)) results.push(await ask())
  const steps: string[] = []
  const together = { ...call, progress: (step: string) => steps.push(step) }
  const asked = calls(copyOfFirst('together'), together).map((ask) => ask())
  expect(await Promise.all(asked)).toEqual(results)
  expect(steps.toSorted()).toEqual(alone.toSorted())
}, 300_000)

it('lets files come and go while others read', async () => {
  const folder = copyOfFirst('coming')
  const before = await workspaceStatus(folder, { now })
  const more = files.filter((file) => !isCore(file))
  const [receipt, ...seen] = await Promise.all([
    importInto(folder, more, {}, { now }),
    ...[now, tomorrow].map((day) => workspaceStatus(folder, { now: day })),
  ])
  expect([1, 2]).toEqual(expect.arrayContaining(seen.map(({ imports }) => imports)))
  const [, status, scored] = await Promise.all([
    undoImportIn(folder, receipt.id, {}),
    workspaceStatus(folder, { now }),
    scoreWorkspace(folder, { limit: 1 }, { now }),
  ])
  expect(status.imports).toBeLessThan(3)
  expect(scored.accounts).toBeGreaterThan(0)
  expect(await workspaceStatus(folder, { now })).toEqual(before)
}, 300_000)

it('stops waiting where it is told to, and keeps nobody else waiting', async () => {
  const done = Promise.withResolvers<void>()
  const busy = inWorkspace(first, { writes: true }, () => done.promise)
  const stop = new AbortController()
  const call = { now, signal: stop.signal }
  const waiting = scoreWorkspace(first, { limit: 1 }, call)
  const behind = scoreWorkspace(first, { limit: 1 }, { now })
  const { profile } = await explainAccountIn(first, account, {}, { now })
  const tables = await Promise.all([1, 2].map(() => compareTraits(first, 'auto', { now })))
  expect(tables[0]?.traits.length).toBeGreaterThan(0)
  expect(tables[1]).toEqual(tables[0])
  stop.abort(new Error('enough'))
  await expect(waiting).rejects.toThrow('enough')
  done.resolve()
  await busy
  expect((await behind).profile).toEqual(profile)
})

it.runIf(process.platform === 'linux')(
  'has a store open once, and as long as it is told to',
  async () => {
    const link = path.join(root, 'link')
    symlinkSync(first, link)
    await Promise.all(
      [first, link].map((folder) =>
        inWorkspace(folder, {}, async () => expect(storesOpen()).toBe(1)),
      ),
    )
    expect(storesOpen()).toBe(0)
    await importedFiles(first, { keepOpen: 300 })
    await importedFiles(first, { keepOpen: 300 })
    expect(storesOpen()).toBe(1)
    await expect.poll(storesOpen, { timeout: 5000 }).toBe(0)
    await importedFiles(first, { keepOpen: 60_000 })
    await closeWorkspaces(first)
    expect(storesOpen()).toBe(0)
    const failing = inWorkspace(first, { keepOpen: 60_000 }, () => Promise.reject(new Error('x')))
    await expect(failing).rejects.toThrow('x')
    expect(storesOpen()).toBe(0)
  },
)

it('waits for a process that is about to end, where asked for patience', async () => {
  const holder = spawn(process.execPath, ['--input-type=module', '--eval', holding], {
    env: { store: path.join(first, 'store.duckdb') },
    cwd: import.meta.dirname,
  })
  const ended = once(holder, 'exit')
  await once(holder.stdout, 'data')
  await expect(importedFiles(first)).rejects.toMatchObject({ code: 'store.locked' })
  setTimeout(() => holder.kill('SIGKILL'), 400)
  expect(await importedFiles(first, { patience: 5000 })).toHaveLength(1)
  await ended
})

const holding = `
  import { DuckDBInstance } from '@duckdb/node-api'
  globalThis.held = await DuckDBInstance.create(process.env.store)
  console.log('open')
  setInterval(() => {}, 1000)
`
