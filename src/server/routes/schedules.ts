import type { Selectable } from 'kysely'
import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import type { Db, ScheduleRow } from '../../store/index.ts'
import { audit, bare, type Call, requireMatch, route } from '../http/index.ts'
import { learnOptions } from '../jobs/index.ts'
import { nextRun, requireTimetable } from '../schedules/index.ts'
import { rowById } from './row-by-id.ts'

const base = '/v1/workspaces/{workspace}/schedules'
const tag = 'Schedules'
const reads = { at: 'workspace', role: 'viewer', scope: 'read' } as const
const edits = { at: 'workspace', role: 'editor', scope: 'admin' } as const
const params = z.object({ id: z.string().max(100) })

const work = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('score') }),
    z.object({ kind: z.literal('report') }),
    z.object({ kind: z.literal('learn'), options: learnOptions.prefault({}) }),
  ])
  .describe('Score or report with the version in force then, or learn a version to look at.')
const stated = z.object({
  work,
  cron: z.string().max(100).describe('Minute, hour, day of the month, month, day of the week.'),
  zone: z.string().max(100).describe('Time zone by its name: `Asia/Ho_Chi_Minh`.'),
  paused: z.boolean().default(false),
})
const schedule = z
  .object({
    id: z.uuid(),
    work,
    cron: z.string(),
    zone: z.string(),
    paused: z.boolean(),
    next: z.iso.datetime().nullable(),
    last: z.iso.datetime().nullable(),
    lastJob: z.uuid().nullable(),
    created: z.iso.datetime(),
    revision: z.int().describe('What `If-Match` has to name, in quotes.'),
  })
  .meta({ id: 'Schedule' })
/** As many as people keep an eye on. */
const most = 50

export const scheduleRoutes = [
  route({
    ...bare,
    method: 'get',
    path: base,
    name: 'listSchedules',
    tag,
    summary: 'The schedules: what is done by the clock, and when next',
    access: reads,
    status: 200,
    answer: z.object({ items: z.array(schedule) }),
    handle: async ({ services, workspace }) => {
      const rows = await services.records.db
        .selectFrom('schedule')
        .selectAll()
        .where('workspaceId', '=', workspace)
        .orderBy('createdAt')
        .orderBy('id')
        .execute()
      return { body: { items: rows.map(shown) } }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: base,
    name: 'createSchedule',
    tag,
    summary: 'Score, report or learn by the clock',
    access: edits,
    idempotent: true,
    body: stated,
    status: 201,
    answer: schedule,
    handle: async (call) => {
      const { workspace, body, now, principal, translator, services } = call
      requireTimetable(body, now)
      const row = await services.records.db.transaction().execute(async (tx) => {
        await requireRoom(tx, workspace)
        const made = await tx
          .insertInto('schedule')
          .values({
            workspaceId: workspace,
            ...columnsOf(body, now),
            language: translator.language,
            createdBy: principal.kind === 'nobody' ? null : principal.id,
            lastAt: null,
            lastJob: null,
          })
          .returningAll()
          .executeTakeFirstOrThrow()
        await audit(tx, call, { action: 'schedule.create', subject: made.id, after: body })
        return made
      })
      return { body: shown(row), revision: row.revision }
    },
  }),
  route({
    ...bare,
    method: 'put',
    path: `${base}/{id}`,
    name: 'changeSchedule',
    tag,
    summary: 'Change a schedule, pause it or let it go on',
    access: edits,
    params,
    body: stated,
    status: 200,
    answer: schedule,
    handle: async (call) => {
      const { body, now, services } = call
      requireTimetable(body, now)
      const row = await services.records.db.transaction().execute(async (tx) => {
        const before = await scheduleOf(tx, call)
        requireMatch(call, before.revision)
        const after = await tx
          .updateTable('schedule')
          .set({ ...columnsOf(body, now), revision: before.revision + 1 })
          .where('id', '=', before.id)
          .returningAll()
          .executeTakeFirstOrThrow()
        const deed = { action: 'schedule.change', subject: before.id }
        await audit(tx, call, { ...deed, before: statedBy(before), after: body })
        return after
      })
      return { body: shown(row), revision: row.revision }
    },
  }),
  route({
    ...bare,
    method: 'delete',
    path: `${base}/{id}`,
    name: 'deleteSchedule',
    tag,
    summary: 'Delete a schedule; what it did stays',
    access: edits,
    params,
    status: 204,
    handle: async (call) => {
      await call.services.records.db.transaction().execute(async (tx) => {
        const before = await scheduleOf(tx, call)
        await tx.deleteFrom('schedule').where('id', '=', before.id).execute()
        const deed = { action: 'schedule.delete', subject: before.id }
        await audit(tx, call, { ...deed, before: statedBy(before) })
      })
      return { body: undefined }
    },
  }),
]

type Row = Selectable<ScheduleRow>
type Stated = z.output<typeof stated>

async function scheduleOf(
  tx: Db,
  { workspace, params: { id } }: Call<z.output<typeof params>>,
): Promise<Row> {
  return await rowById(id, () =>
    tx
      .selectFrom('schedule')
      .selectAll()
      .where('workspaceId', '=', workspace)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )
}

async function requireRoom(tx: Db, workspace: string): Promise<void> {
  const { count } = await tx
    .selectFrom('schedule')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('workspaceId', '=', workspace)
    .executeTakeFirstOrThrow()
  if (Number(count) >= most) throw new Fault('schedule.too_many', { most })
}

function columnsOf({ work: wanted, cron, zone, paused }: Stated, now: Date) {
  const input = JSON.stringify(wanted.kind === 'learn' ? wanted.options : {})
  return { kind: wanted.kind, input, cron, zone, paused, nextAt: nextRun({ cron, zone }, now) }
}

function statedBy({ kind, input, cron, zone, paused }: Row): z.input<typeof stated> {
  return { work: work.parse({ kind, options: input }), cron, zone, paused }
}

function shown(row: Row): z.input<typeof schedule> {
  const { id, paused, nextAt, lastAt, lastJob, createdAt, revision } = row
  return {
    id,
    ...statedBy(row),
    paused,
    next: paused ? null : nextAt.toISOString(),
    last: lastAt?.toISOString() ?? null,
    lastJob,
    created: createdAt.toISOString(),
    revision,
  }
}
