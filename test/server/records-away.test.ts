import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRecords } from '../../src/store/index.ts'
import { startPostgres, type TestPostgres } from '../store/postgres.ts'
import { addedProfile, finished } from './company.ts'
import { firstOwner, keyWith, type Owner, type TestServer, testServer } from './server.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-away-'))
let postgres: TestPostgres
let server: TestServer
let owner: Owner
const at = (rest: string) => `/v1/workspaces/${owner.workspace}${rest}`

beforeAll(async () => {
  postgres = await startPostgres(path.join(folder, 'postgres'))
  const records = await openRecords({ url: `${postgres.url}/postgres` })
  server = await testServer('PostgreSQL', { records, logLevel: 'silent' })
  owner = await firstOwner(server)
})
afterAll(async () => {
  await server.close()
  postgres.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('records that go away are said so, and work goes on when they are back', async () => {
  const version = await addedProfile(owner, at)
  await owner.ask('POST', at('/publications'), { kind: 'publish', version, expected: null })
  const key = await keyWith(server, owner, ['score', 'read'])
  const account = { account: { 'account.employees': 10 } }
  expect((await key.ask('POST', at('/score'), account)).status).toBe(200)

  postgres.stop()
  const scored = await key.ask('POST', at('/score'), account)
  // What is in memory still answers for a moment.
  expect([200, 503]).toContain(scored.status)
  await setTimeout(5_100)
  const signIn = { email: 'owner@example.com', password: 'correct horse battery' }
  for (const asked of [
    await server.client().ask('GET', '/v1/health/ready'),
    await owner.ask('GET', '/v1/me'),
    await owner.ask('GET', at('/jobs')),
    await key.ask('POST', at('/score'), account),
    await key.ask('GET', at('/jobs')),
    await owner.ask('POST', at('/profiles/learn'), {}, { 'idempotency-key': 'once' }),
    await server.client().ask('POST', '/v1/auth/sign-in/email', signIn),
  ]) {
    expect(asked).toMatchObject({ status: 503, body: { code: 'records.away' } })
    expect(asked.headers.get('retry-after')).toBe('5')
  }
  expect((await server.client().ask('GET', '/v1/health/live')).status).toBe(200)

  postgres.start()
  expect((await server.client().ask('GET', '/v1/health/ready')).status).toBe(200)
  expect((await key.ask('POST', at('/score'), account)).status).toBe(200)
  expect((await server.client().ask('POST', '/v1/auth/sign-in/email', signIn)).status).toBe(200)
  const ordered = await owner.ask('POST', at('/profiles/learn'), {}, { 'idempotency-key': 'once' })
  expect(ordered.status).toBe(202)
  // There is nothing to learn from; that it is taken up and told is what counts.
  expect(await finished(owner, at, ordered)).toMatchObject({ state: 'failed' })
})
