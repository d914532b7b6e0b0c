import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onEveryStore } from '../../../test/store/stores.ts'
import type { Records } from '../../store/index.ts'
import { Jobs, workspaceJobs } from '../jobs/index.ts'
import { Schedules } from './schedules.ts'

const hour = 3_600_000
const start = new Date('2026-03-28T12:30:00Z')
const after = (hours: number) => new Date(start.getTime() + hours * hour)

const fail = (error: unknown) => {
  throw error
}

onEveryStore((open) => {
  let records: Records
  let workspaceId: string
  const woken: string[] = []
  /** A server that orders by the clock, and leaves the work to others. */
  const server = () => {
    const jobs = new Jobs(records, workspaceJobs, fail)
    const order: Jobs['order'] = (...given) => jobs.order(...given)
    const wake = async (job: string) => {
      woken.push(job)
    }
    return new Schedules({ db: records.db, jobs: { order, wake }, onError: fail })
  }
  beforeAll(async () => {
    records = await open()
    await sql`insert into organization (id, name, slug, "createdAt")
      values ('acme', 'Acme', 'acme', now())`.execute(records.db)
    const workspace = { organizationId: 'acme', name: 'Main', createdBy: null }
    const made = await records.db
      .insertInto('workspace')
      .values(workspace)
      .returning('id')
      .executeTakeFirstOrThrow()
    workspaceId = made.id
  })
  afterAll(async () => records.close())

  const scheduled = async (changes: object = {}) => {
    const timetable = { kind: 'learn', cron: '0 * * * *', zone: 'Europe/Berlin', ...changes }
    const { id } = await records.db
      .insertInto('schedule')
      .values({
        ...{ ...timetable, workspaceId, input: '{}', language: 'th', createdBy: 'somebody' },
        ...{ nextAt: after(0.5), createdAt: start, lastAt: null, lastJob: null },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const row = () =>
      records.db.selectFrom('schedule').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    return { row, drop: () => records.db.deleteFrom('schedule').where('id', '=', id).execute() }
  }
  const jobs = () => records.db.selectFrom('job').selectAll().orderBy('createdAt').execute()

  test('what is due is ordered once, by whichever servers look, and told to the audit log', async () => {
    const { row, drop } = await scheduled()
    const [one, two] = [server(), server()]
    await one.orderDue(after(0.4))
    expect(await jobs()).toEqual([])
    await Promise.all([
      one.orderDue(after(0.6)),
      two.orderDue(after(0.6)),
      one.orderDue(after(0.6)),
    ])
    await two.orderDue(after(0.6))
    const [job, ...more] = await jobs()
    expect(more).toEqual([])
    expect(job).toMatchObject({ kind: 'learn', state: 'queued', language: 'th' })
    expect(job?.createdBy).toBe('somebody')
    expect(woken).toEqual([job?.id])
    expect(await row()).toMatchObject({ nextAt: after(1.5), lastAt: after(0.6), lastJob: job?.id })
    const noted = await records.db.selectFrom('audit').selectAll().executeTakeFirstOrThrow()
    expect(noted).toMatchObject({ actorKind: 'schedule', action: 'job.learn', subject: job?.id })
    await drop()
  })

  test('what was missed is made up for once, and nothing is ordered over a job that is at work', async () => {
    const { row, drop } = await scheduled()
    const before = (await jobs()).length
    const one = server()
    await one.orderDue(after(10))
    expect((await jobs()).length).toBe(before + 1)
    expect((await row()).nextAt).toEqual(after(10.5))
    await one.orderDue(after(10.6))
    expect((await jobs()).length).toBe(before + 1)
    expect((await row()).nextAt).toEqual(after(11.5))
    await records.db.updateTable('job').set({ state: 'failed' }).execute()
    await one.orderDue(after(11.6))
    expect((await jobs()).length).toBe(before + 2)
    await drop()
  })

  test('a clock put back a little repeats nothing; one that was days ahead holds nothing up', async () => {
    const { row, drop } = await scheduled()
    const before = (await jobs()).length
    const one = server()
    await one.orderDue(after(0.6))
    await records.db.updateTable('job').set({ state: 'done' }).execute()
    await one.orderDue(after(0.3))
    await one.orderDue(after(0.5))
    expect((await jobs()).length).toBe(before + 1)
    expect((await row()).nextAt).toEqual(after(1.5))
    await one.orderDue(after(1000.6))
    await records.db.updateTable('job').set({ state: 'done' }).execute()
    expect((await row()).nextAt).toEqual(after(1001.5))
    await one.orderDue(after(2))
    expect((await row()).nextAt).toEqual(after(2.5))
    expect((await jobs()).length).toBe(before + 2)
    await drop()
  })

  test('what is paused orders nothing; a zone that is known no more is paused', async () => {
    const paused = await scheduled({ paused: true })
    const gone = await scheduled({ zone: 'Atlantis/Main' })
    const before = (await jobs()).length
    await server().orderDue(after(5))
    expect((await jobs()).length).toBe(before)
    expect((await gone.row()).paused).toBe(true)
    await gone.drop()
    await paused.drop()
  })
})
