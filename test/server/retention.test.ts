import { existsSync, mkdirSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportFolder } from '../../src/server/folders.ts'
import { sweepKept } from '../../src/server/retention.ts'
import { onEveryStore } from '../store/stores.ts'
import { firstOwner, type Owner, type TestServer, testServer } from './server.ts'

onEveryStore((_, kind) => {
  let server: TestServer
  let owner: Owner
  let path: string

  beforeAll(async () => {
    server = await testServer(kind)
    owner = await firstOwner(server)
    path = `/v1/organizations/${owner.organization}/retention`
  })
  afterAll(async () => server.close())

  test('all is kept for ever until an owner says otherwise', async () => {
    const { body, headers } = await owner.ask('GET', path)
    expect(body).toEqual({ jobs: null, messages: null, audit: null })
    const kept = { jobs: 30, messages: 7, audit: 365 }
    const match = { 'if-match': headers.get('etag') ?? '' }
    expect((await owner.ask('PUT', path, kept)).status).toBe(428)
    expect((await owner.ask('PUT', path, { ...kept, audit: 1 }, match)).status).toBe(422)
    expect((await owner.ask('PUT', path, kept, match)).status).toBe(204)
    expect((await owner.ask('PUT', path, kept, match)).status).toBe(412)
    expect((await owner.ask('GET', path)).body).toEqual(kept)
  })

  test('what is older goes, reports too; what is younger, at work or another’s stays', async () => {
    const { records, settings } = server
    const { db } = records
    const job = async (state: string, days: number) => {
      const { rows } = await sql<{ id: string }>`insert into job
        (workspace_id, kind, input, language, state, finished_at) values (${owner.workspace}, 'report',
        '{}', 'en', ${state}, ${new Date(Date.now() - days * 86_400_000)}) returning id`.execute(db)
      const id = rows[0]?.id ?? ''
      mkdirSync(reportFolder(settings, owner.workspace, id), { recursive: true })
      return id
    }
    const old = await job('done', 31)
    const young = await job('done', 29)
    const busy = await job('running', 400)
    await sql`insert into audit (organization_id, at, actor_kind, action) values
      (${owner.organization}, now() - interval '366 days', 'user', 'old'),
      ('another', now() - interval '366 days', 'user', 'old')`.execute(db)
    expect(await sweepKept(server, new Date())).toEqual({ jobs: 1, messages: 0, audit: 1 })
    expect(await sweepKept(server, new Date())).toEqual({ jobs: 0, messages: 0, audit: 0 })
    const folder = (id: string) => existsSync(reportFolder(settings, owner.workspace, id))
    expect([old, young, busy].map(folder)).toEqual([false, true, true])
    const left = await db
      .selectFrom('audit')
      .select('organizationId')
      .where('action', '=', 'old')
      .execute()
    expect(left).toEqual([{ organizationId: 'another' }])
    await expect(db.deleteFrom('audit').execute()).rejects.toThrow('append-only')
  })
})
