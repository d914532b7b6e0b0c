import { type ChildProcess, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '../../src/stats/index.ts'
import { long } from '../long.ts'
import { clientOf } from './client.ts'
import { addedProfile, finished, uploadSample } from './company.ts'
import { firstOwnerOf, type ServedProcess, serveHome } from './served-process.ts'
import type { Owner } from './server.ts'

/** All together; a hundred are asked for by NORTHFIT_TEST_KILLS=100. */
const kills = Number(process.env['NORTHFIT_TEST_KILLS'] ?? (long ? 12 : 2))

const home = mkdtempSync(path.join(os.tmpdir(), 'northfit-kills-'))
const random = seededRandom(4)
let server: ServedProcess
let owner: Owner
/** Two that score alike, published by turns. */
let versions: readonly [string, string]
let version: string
const at = (rest: string) => `/v1/workspaces/${owner.workspace}${rest}`
/** Asks, once more where the analysis was killed under the question. */
const ask = async (method: string, rest: string, body?: unknown) => {
  const answer = await owner.ask(method, at(rest), body)
  return answer.body.code === 'server.busy' ? await owner.ask(method, at(rest), body) : answer
}

beforeAll(async () => {
  server = await serveHome(home)
  owner = await firstOwnerOf(server)
  versions = [await addedProfile(owner, at), await addedProfile(owner, at, { name: 'Another' })]
  version = versions[0]
  const published = { kind: 'publish', version, expected: null }
  await finished(owner, at, { body: (await ask('POST', '/publications', published)).body.job })
})
afterAll(async () => {
  await server.kill()
  rmSync(home, { recursive: true, force: true })
})

/** Ends the process that has the store open, where it runs; the server goes on. */
function killAnalysis({ pid }: ChildProcess): void {
  const asked = ['-P', String(pid), '-f', 'analysis-child']
  const found = spawnSync('pgrep', asked, { encoding: 'utf8' }).stdout.trim()
  if (found !== '') process.kill(Number(found), 'SIGKILL')
}

interface Work {
  readonly kind: string
  /** Orders it; gives the job. */
  order(): Promise<string>
  /** What can be seen of what it does, whichever time it was done. */
  seen(): Promise<unknown>
}

const receipts = async () => {
  const { items } = (await ask('GET', '/imports')).body
  return items.map(({ files }: { files: { file: string; rows: number }[] }) =>
    files.map(({ file, rows }) => ({ file, rows })),
  )
}
const ordered = async (method: string, rest: string, body?: unknown): Promise<string> => {
  const { status, body: job } = await ask(method, rest, body)
  expect(status, JSON.stringify(job)).toBe(202)
  return job.id
}
const results = async () => {
  const { items } = (await ask('GET', '/jobs?limit=1')).body
  // Each learning has the time at which it was asked for, so versions have names of their own.
  return { ...items[0].result, version: undefined }
}
const accounts = async () => ({
  ...(await ask('GET', '/accounts?limit=20')).body,
  version: undefined,
})

/** One after the other, so that each begins with what the one before has left. */
const works: readonly Work[] = [
  {
    kind: 'import',
    order: async () => {
      const uploads = await uploadSample(home, owner, at)
      return await ordered('POST', '/imports', { uploads })
    },
    seen: receipts,
  },
  { kind: 'learn', order: () => ordered('POST', '/profiles/learn', {}), seen: results },
  {
    kind: 'score',
    order: async () => {
      const expected = version
      version = version === versions[0] ? versions[1] : versions[0]
      const { body } = await ask('POST', '/publications', { kind: 'publish', version, expected })
      return body.job.id
    },
    seen: accounts,
  },
  { kind: 'report', order: () => ordered('POST', '/reports', {}), seen: results },
  {
    kind: 'segments',
    order: () => ordered('POST', '/segments', { most: 2, depth: 1 }),
    seen: async () => {
      const { ideal } = (await ask('GET', '/segments')).body
      return { ...ideal, found: undefined }
    },
  },
  {
    kind: 'erase',
    order: async () => {
      const [{ account }] = (await ask('GET', '/accounts?limit=1')).body.items
      return await ordered('POST', '/erasures', { account: account.id })
    },
    seen: async () => {
      const { objects } = (await ask('GET', '/status')).body
      const { items } = (await ask('GET', '/erasures')).body
      // The next import is to bring in as much as the last.
      for (const { id } of items) await ask('DELETE', `/erasures/${id}`)
      return { objects, erasures: items.map(({ rows }: { rows: number }) => rows) }
    },
  },
  {
    kind: 'undo-import',
    order: async () => {
      const [receipt] = (await ask('GET', '/imports')).body.items
      return await ordered('DELETE', `/imports/${receipt.id}`)
    },
    seen: receipts,
  },
]

test('a server killed in any job, and started again, ends the job as if nothing had happened', async () => {
  // Each leaves what the next begins with: a few kills need only the first.
  const tried = works.slice(0, kills)
  const undisturbed = new Map<string, { readonly took: number; readonly seen: unknown }>()
  for (const { kind, order, seen } of tried) {
    const begun = performance.now()
    const job = await finished(owner, at, { body: { id: await order() } })
    expect(job, JSON.stringify(job)).toMatchObject({ kind, state: 'done', attempts: 1 })
    undisturbed.set(kind, { took: performance.now() - begun, seen: await seen() })
  }
  const cutOff: string[] = []
  for (let kill = 0; kill < kills; kill += 1) {
    const { kind, order, seen } = tried[kill % tried.length] ?? { kind: '' }
    const { took, seen: expected } = undisturbed.get(kind) ?? { took: 0, seen: undefined }
    const id = await order?.()
    await setTimeout(random.next() * took)
    if (random.next() < 1 / 3) killAnalysis(server.child)
    else {
      await server.kill()
      server = await serveHome(home)
      owner = { ...owner, ...clientOf(server.url, owner.token) }
    }
    const job = await finished(owner, at, { body: { id } })
    expect(job, `kill ${kill}: ${JSON.stringify(job)}`).toMatchObject({
      kind,
      state: 'done',
      problem: null,
    })
    expect(await seen?.(), `${kind}, kill ${kill}`).toEqual(expected)
    if (job.attempts > 1) cutOff.push(kind)
  }
  const counts = tried.map(({ kind }) => [kind, cutOff.filter((one) => one === kind).length])
  process.stdout.write(`cut off of ${kills}: ${JSON.stringify(Object.fromEntries(counts))}\n`)
  expect(cutOff.length).toBeGreaterThan(kills > 20 ? kills / 4 : 0)
  const waiting = readdirSync(path.join(home, 'uploads', owner.workspace))
  expect(waiting.filter((name) => name.endsWith('.part'))).toEqual([])
}, 3_600_000)
