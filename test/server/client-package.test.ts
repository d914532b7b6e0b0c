import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest'
import {
  type Client,
  createClient,
  type Item,
  type Job,
  NorthfitProblem,
} from '../../src/client/index.ts'
import { operations } from '../../src/client/operations.ts'
import { routes } from '../../src/server/routes/index.ts'
import { firstOwner, type TestServer, testServer } from './server.ts'

const run = promisify(execFile)
const root = path.join(import.meta.dirname, '../..')
let server: TestServer
let client: Client
let workspace: string
beforeAll(async () => {
  server = await testServer('embedded')
  const owner = await firstOwner(server)
  workspace = owner.workspace
  client = createClient({ url: server.url, token: owner.token })
}, 300_000)
afterAll(async () => server.close())

test('what the client knows is what the routes are; else run node tools/client-operations.mjs', async () => {
  const script = `import { readFileSync } from 'node:fs'
    import { clientOperations } from './tools/client-operations.mjs'
    process.stdout.write(String(clientOperations() === readFileSync('src/client/operations.ts', 'utf8')))`
  const args = ['--input-type=module', '--eval', script]
  expect((await run(process.execPath, args, { cwd: root })).stdout).toBe('true')
  const named = routes.filter((route) => route.path.startsWith('/v1/')).map(({ name }) => name)
  expect(Object.keys(operations).toSorted()).toEqual(named.toSorted())
})

test('a company is imported, followed and read, each answer of its own type', async () => {
  const ordered = await client.importSample({ workspace, body: { accounts: 400, seed: 4 } })
  expectTypeOf(ordered).toEqualTypeOf<Job>()
  const seen: Job[] = []
  for await (const job of client.follow(ordered)) seen.push(job)
  expect(seen.at(-1)).toMatchObject({ id: ordered.id, state: 'done' })
  const { snapshot } = await client.getStatus({ workspace })
  expectTypeOf(snapshot.accounts).toEqualTypeOf<number>()
  expect(snapshot.accounts).toBeGreaterThan(300)

  const { id } = await client.uploadFile({
    workspace,
    name: 'prospects.csv',
    body: new Blob(['Company name,Industry\n', 'Bolt,Retail\n']).stream(),
  })
  const made = await client.finished(
    await client.useHypothesis({ workspace, body: { template: 'saas_smb' } }),
  )
  expect(made.state).toBe('done')
  const { items } = await client.listVersions({ workspace })
  const version = items[0]?.id ?? ''
  const scored = await client.finished(
    await client.scoreFiles({ workspace, body: { uploads: [id], version } }),
  )
  const file = await client.downloadJobFile({ workspace, id: scored.id, file: 'scored.csv' })
  expectTypeOf(file).toEqualTypeOf<Response>()
  expect(await file.text()).toContain('Bolt')
}, 300_000)

test('pages follow one another', async () => {
  const { organization } = await client.getWorkspace({ workspace })
  for (const name of ['A', 'B', 'C']) await client.createWorkspace({ organization, body: { name } })
  const names: string[] = []
  const args = { organization, limit: 2 }
  for await (const one of client.each('listWorkspaces', args)) {
    expectTypeOf(one).toEqualTypeOf<Item<'listWorkspaces'>>()
    names.push(one.name)
  }
  expect(names.slice(0, 3)).toEqual(['C', 'B', 'A'])
})

test('an edit names what it started from; a problem is thrown with its code', async () => {
  const { etag = '' } = await client.ask('getWorkspace', { workspace })
  const rename = (name: string) =>
    client.renameWorkspace({ workspace, body: { name } }, { ifMatch: etag })
  await rename('North')
  const late = await rename('South').catch((error: unknown) => error)
  expect(late).toBeInstanceOf(NorthfitProblem)
  expect(late).toMatchObject({ code: 'request.changed', status: 412 })
  const persian = createClient({ url: server.url, language: 'fa' })
  await expect(persian.getStatus({ workspace })).rejects.toMatchObject({
    code: 'access.sign_in',
    message: expect.stringMatching(/[آ-ی]/),
  })
})

test('a request is sent again where that is safe, under one key, and only there', async () => {
  const asked: { method?: string; key?: string | string[]; status: number }[] = []
  const statuses = [503, 429, 202, 503, 201, 429, 201]
  const busy = createServer((request, response) => {
    const status = statuses.shift() ?? 200
    const key = request.headers['idempotency-key']
    asked.push({ status, ...(key === undefined ? {} : { key }) })
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0' })
    response.end('{}')
  })
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', () => resolve()))
  const { port } = busy.address() as AddressInfo
  const there = createClient({ url: `http://127.0.0.1:${port}` })
  await there.learn({ workspace, body: {} })
  expect(asked.map(({ status }) => status)).toEqual([503, 429, 202])
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1)
  const hook = { url: 'https://hook.example', events: ['job.finished' as const] }
  // Nothing keeps a webhook from being made twice.
  await expect(there.createWebhook({ workspace, body: hook })).rejects.toMatchObject({
    status: 503,
  })
  statuses.shift()
  await there.createWebhook({ workspace, body: hook })
  expect(asked.slice(3).map(({ status }) => status)).toEqual([503, 429, 201])
  await new Promise((resolve) => busy.close(resolve))
})

test('an answer, an argument or an operation that is not there is no program', () => {
  // @ts-expect-error no such operation
  expect(client.flyToTheMoon).toBeUndefined()
  const wrong = () => {
    // @ts-expect-error the workspace is missing
    client.getStatus({})
    // @ts-expect-error no such team
    client.weighForTeam({ workspace, team: 'catering', body: {} })
    // @ts-expect-error not page by page
    client.each('getStatus', { workspace })
  }
  expect(wrong).toBeTypeOf('function')
})

test('built, it is as the package says, and needs nothing else', async () => {
  const out = mkdtempSync(path.join(os.tmpdir(), 'northfit-client-'))
  const tsc = path.join(root, 'node_modules/.bin/tsc')
  await run(tsc, ['-p', 'tsconfig.browser.json', '--outDir', out], { cwd: root })
  const exported = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).exports
  const file = exported['./client'].default.replace('./dist', out)
  const script = `import { createClient } from ${JSON.stringify(pathToFileURL(file).href)}
    const client = createClient({ url: ${JSON.stringify(server.url)} })
    process.stdout.write((await client.live({})).status)`
  const args = ['--input-type=module', '--eval', script]
  expect((await run(process.execPath, args, { cwd: out })).stdout).toBe('live')
  rmSync(out, { recursive: true })
}, 300_000)
