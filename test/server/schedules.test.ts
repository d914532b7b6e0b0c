import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRecords } from '../../src/store/index.ts'
import { newDatabase } from '../store/postgres.ts'
import { onEveryStore } from '../store/stores.ts'
import { firstOwner, type Owner, type TestServer, testServer } from './server.ts'

const weekly = { work: { kind: 'score' }, cron: '0 6 * * 1', zone: 'Asia/Ho_Chi_Minh' }

/** As if its time had come. */
async function makeDue({ records }: TestServer, id: string): Promise<void> {
  const past = new Date(Date.now() - 1000)
  await records.db.updateTable('schedule').set({ nextAt: past }).where('id', '=', id).execute()
}

onEveryStore((_, kind) => {
  let server: TestServer
  let owner: Owner
  const ask = async (method: string, rest: string, body?: unknown, headers = {}) =>
    await owner.ask(method, `/v1/workspaces/${owner.workspace}${rest}`, body, headers)

  beforeAll(async () => {
    server = await testServer(kind)
    owner = await firstOwner(server)
  })
  afterAll(async () => server.close())

  test('what is due is ordered once, and says who ordered it', async () => {
    const made = await ask('POST', '/schedules', weekly)
    expect(made).toMatchObject({ status: 201, body: { ...weekly, paused: false, last: null } })
    const next = new Date(made.body.next)
    expect([next.getUTCDay(), next.getUTCHours()]).toEqual([0, 23])
    await makeDue(server, made.body.id)
    let listed = made.body
    while (listed.last === null) {
      await setTimeout(200)
      listed = (await ask('GET', '/schedules')).body.items[0]
    }
    expect(listed.next).toBe(made.body.next)
    const job = await ask('GET', `/jobs/${listed.lastJob}`)
    expect(job.body).toMatchObject({ kind: 'score' })
    const log = await owner.ask('GET', `/v1/organizations/${owner.organization}/audit`)
    expect(log.body.items).toContainEqual(
      expect.objectContaining({
        action: 'job.score',
        subject: listed.lastJob,
        actor: { kind: 'schedule', id: listed.id, name: null },
      }),
    )
    expect((await ask('GET', '/jobs')).body.items).toHaveLength(1)
  })

  test('it is paused, changed and deleted by whoever saw what stands there', async () => {
    const [before] = (await ask('GET', '/schedules')).body.items
    const at = `/schedules/${before.id}`
    const paused = { ...weekly, work: { kind: 'report' }, paused: true }
    expect((await ask('PUT', at, paused)).status).toBe(428)
    const match = { 'if-match': `"${before.revision}"` }
    expect((await ask('PUT', at, paused, match)).body).toMatchObject({ ...paused, next: null })
    expect((await ask('PUT', at, paused, match)).status).toBe(412)
    const wrong = { ...weekly, zone: 'Asia/Atlantis' }
    expect((await ask('PUT', at, wrong, match)).body).toMatchObject({
      code: 'schedule.zone',
      place: { field: 'zone' },
    })
    expect((await ask('DELETE', at)).status).toBe(204)
    expect((await ask('GET', '/schedules')).body.items).toEqual([])
  })
}, 'PostgreSQL')

test('of two servers on the same records one orders it', async () => {
  const url = await newDatabase()
  const first = await testServer('PostgreSQL', { records: await openRecords({ url }) })
  const second = await testServer('PostgreSQL', { records: await openRecords({ url }) })
  try {
    // The link of the server that started last is the one that holds.
    const owner = await firstOwner(second)
    const base = `/v1/workspaces/${owner.workspace}`
    const count = 6
    for (let made = 0; made < count; made += 1) await owner.ask('POST', `${base}/schedules`, weekly)
    const past = new Date(Date.now() - 1000)
    await first.records.db.updateTable('schedule').set({ nextAt: past }).execute()
    const ordered = async () => (await owner.ask('GET', `${base}/jobs`)).body.items.length
    while ((await ordered()) < count) await setTimeout(200)
    // Both have looked since.
    await setTimeout(5500)
    expect(await ordered()).toBe(count)
  } finally {
    await first.close()
    await second.close()
  }
})
