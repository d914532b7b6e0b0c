import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { openDuckDb } from '../../src/warehouse/index.ts'
import { finished } from './company.ts'
import { firstOwner, type Owner, type TestServer, testServer } from './server.ts'

let server: TestServer
let owner: Owner
let other: string
/** A job that a server ordered and did not live to queue. */
let forgotten: string
const at = (rest: string, workspace = owner.workspace) => `/v1/workspaces/${workspace}${rest}`
const crm = 'Company name,Company Domain Name\nAcme,acme.example\nZeta,zeta.example\n'

beforeAll(async () => {
  server = await testServer('embedded', { clientPatience: 1, uploadLimit: 5_000_000 })
  owner = await firstOwner(server)
  const made = await owner.ask('POST', `/v1/organizations/${owner.organization}/workspaces`, {
    name: 'Another',
  })
  other = made.body.id
  forgotten = await orderedBySomebodyElse()
  for (const workspace of [owner.workspace, other])
    expect(await imported(workspace, crm)).toMatchObject({ state: 'done' })
})
afterAll(async () => server.close())

async function orderedBySomebodyElse(): Promise<string> {
  const { id } = await server.records.db
    .insertInto('job')
    .values({
      workspaceId: other,
      kind: 'learn',
      input: '{}',
      language: 'en',
      ...{ createdBy: null, step: null, startedAt: null, finishedAt: null },
      createdAt: new Date(Date.now() - 120_000),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function upload(workspace: string, text: string) {
  return await owner.ask('POST', at('/uploads?name=companies.csv', workspace), text)
}

async function imported(workspace: string, text: string) {
  const { body } = await upload(workspace, text)
  const started = await owner.ask('POST', at('/imports', workspace), { uploads: [body.id] })
  return await finished(owner, (rest) => at(rest, workspace), started)
}

/** The process that has the stores open. */
function analysis(): number {
  const ours = ['-P', String(process.pid), '-f', 'analysis-child']
  return Number(execFileSync('pgrep', ours, { encoding: 'utf8' }))
}

const host = () => new URL(server.url).host
const head = (line: string, ...more: readonly string[]) =>
  [line, `Host: ${host()}`, `Authorization: Bearer ${owner.token}`, ...more].join('\r\n')

/** What the server says to bytes that come as they are given, and when it hangs up. */
function spoken(...pieces: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve) => {
    let said = ''
    const socket = connect(Number(port), hostname, async () => {
      for (const piece of pieces) {
        socket.write(piece)
        await setTimeout(50)
      }
    })
    socket.on('data', (chunk) => {
      said += chunk
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(said))
  })
}

describe('bytes that are no request', () => {
  const json = { 'content-type': 'application/json' }
  const text = new TextEncoder().encode('{"uploads": ["')
  test.each([
    ['half a document', '{"uploads": [', json, 400, 'request.malformed'],
    ['no UTF-8', new Uint8Array([...text, 0xff, 0xfe]), json, 400, 'request.malformed'],
    ['a form', 'uploads=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    [
      'parts without an end',
      '--x\r\nContent-Disposition: form-data; name="a"',
      { 'content-type': 'multipart/form-data; boundary=x' },
      415,
    ],
    ['parts without a boundary', '--', { 'content-type': 'multipart/form-data' }, 415],
    ['compressed', 'x', { ...json, 'content-encoding': 'gzip' }, 400, 'request.malformed'],
  ])('%s', async (_, body, headers, status, code = 'request.media') => {
    const refused = await owner.ask('POST', at('/imports'), body, headers)
    expect(refused).toMatchObject({ status, body: { code } })
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
  })

  test('a path that cannot be decoded is not there, and a broken head is refused', async () => {
    const broken = await spoken(
      `GET /v1/%ff%zz HTTP/1.1\r\nHost: ${host()}\r\nConnection: close\r\n\r\n`,
    )
    expect(broken).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(await spoken('NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    const long = 'x'.repeat(100_000)
    expect(await spoken(`GET / HTTP/1.1\r\nHost: ${host()}\r\nX: ${long}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    )
  })
})

describe('a file', () => {
  const waiting = () => readdirSync(path.join(server.settings.home, 'uploads', owner.workspace))

  test('that is too large is refused when it was sent, and leaves nothing', async () => {
    const refused = await upload(owner.workspace, 'x'.repeat(20_000_000))
    expect(refused).toMatchObject({ status: 413, body: { code: 'request.too_large' } })
    expect(waiting()).toEqual([])
  })

  test('that is cut off leaves nothing', async () => {
    const { hostname, port } = new URL(server.url)
    const line = `POST ${at('/uploads?name=cut.csv')} HTTP/1.1`
    const socket = connect(Number(port), hostname)
    socket.write(head(line, 'Content-Length: 99', '', 'Company name'))
    while (waiting().length === 0) await setTimeout(10)
    socket.destroy()
    while (waiting().length > 0) await setTimeout(10)
  })
})

describe('clients that are slow', () => {
  test('are cut off, in the head, in a document and in a file, and hold nobody up', async () => {
    const slow = [
      spoken(head('GET /v1/me HTTP/1.1', 'X-Slow: a')),
      spoken(
        head(
          `POST ${at('/imports')} HTTP/1.1`,
          'Content-Type: application/json',
          'Content-Length: 99',
          '',
          '{"up',
        ),
      ),
      spoken(
        head(
          `POST ${at('/imports')} HTTP/1.1`,
          'Content-Type: application/json',
          'Transfer-Encoding: chunked',
          '',
          '4\r\n{"up\r\n',
        ),
      ),
      spoken(
        head(
          `POST ${at('/uploads?name=slow.csv')} HTTP/1.1`,
          'Content-Length: 99',
          '',
          'Company name',
        ),
      ),
      ...Array.from({ length: 200 }, () => spoken(head('GET /v1/me HTTP/1.1', 'X-Slow: a'))),
    ]
    const begun = performance.now()
    expect((await owner.ask('GET', '/v1/me')).status).toBe(200)
    expect(performance.now() - begun).toBeLessThan(2000)
    const [cut, document, chunked, file] = await Promise.all(slow)
    expect(cut).toMatch(/^HTTP\/1\.1 408 /)
    for (const said of [document, chunked, file]) {
      expect(said).toMatch(/^HTTP\/1\.1 408 /)
      expect(said).toContain('request.slow')
    }
    const waiting = path.join(server.settings.home, 'uploads', owner.workspace)
    expect(readdirSync(waiting).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

describe('a store that cannot be read', () => {
  const store = (workspace: string) =>
    path.join(server.settings.home, 'workspaces', workspace, 'store.duckdb')

  test('is said so where it is damaged, others go on, and a copy put back is in use at once', async () => {
    const folder = path.dirname(store(owner.workspace))
    const before = (await owner.ask('GET', at('/imports'))).body
    const pid = analysis()
    process.kill(pid, 'SIGSTOP')
    const asked = owner.ask('GET', at('/imports'))
    await setTimeout(1000)
    process.kill(pid, 'SIGKILL')
    const cut = await asked
    expect(cut).toMatchObject({ status: 503, body: { code: 'server.busy' } })
    expect(cut.headers.get('retry-after')).toBe('1')
    cpSync(folder, `${folder}.copy`, { recursive: true })
    writeFileSync(store(owner.workspace), Buffer.alloc(200_000, 7))
    const damaged = {
      status: 503,
      body: { code: 'store.damaged', place: { file: 'store.duckdb' } },
    }
    for (const rest of ['/imports', '/status', '/customers'])
      expect(await owner.ask('GET', at(rest)), rest).toMatchObject(damaged)
    expect(await imported(owner.workspace, `${crm}Nova,nova.example\n`)).toMatchObject({
      state: 'failed',
      problem: { code: 'store.damaged' },
    })
    expect((await owner.ask('GET', at('/imports', other))).status).toBe(200)
    expect(await imported(other, `${crm}Nova,nova.example\n`)).toMatchObject({ state: 'done' })
    rmSync(folder, { recursive: true })
    cpSync(`${folder}.copy`, folder, { recursive: true })
    expect(await owner.ask('GET', at('/imports'))).toMatchObject({ status: 200, body: before })
  })

  test('is said so where another program has it, and others go on', async () => {
    process.kill(analysis(), 'SIGKILL')
    await setTimeout(500)
    const engine = await openDuckDb(store(owner.workspace))
    const locked = await owner.ask('GET', at('/imports'))
    expect(locked).toMatchObject({ status: 503, body: { code: 'store.locked' } })
    expect((await owner.ask('GET', at('/imports', other))).status).toBe(200)
    await engine.close()
    expect((await owner.ask('GET', at('/imports'))).status).toBe(200)
  })
})

describe('a clock that jumps', () => {
  afterEach(() => vi.useRealTimers())
  const hour = 3_600_000

  test.each([
    ['forward', 5 * hour],
    ['back', -5 * hour],
  ])('%s leaves people signed in, and jobs go on', async (_, jump) => {
    const signIn = { email: 'owner@example.com', password: 'correct horse battery' }
    const signed = await server.client().ask('POST', '/v1/auth/sign-in/email', signIn)
    const person = server.client(signed.headers.get('set-auth-token') ?? '')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + jump })
    expect((await person.ask('GET', '/v1/me')).status).toBe(200)
    expect(await imported(other, `${crm}After ${jump},after${jump}.example\n`)).toMatchObject({
      state: 'done',
    })
    vi.useRealTimers()
    expect((await person.ask('GET', '/v1/me')).status).toBe(200)
    expect(await imported(other, `${crm}Back ${jump},back${jump}.example\n`)).toMatchObject({
      state: 'done',
    })
  })
})

test('a job that its server did not live to queue is taken up by another', async () => {
  const job = await finished(owner, (rest) => at(rest, other), { body: { id: forgotten } })
  expect(job).toMatchObject({ id: forgotten, attempts: 1 })
})
