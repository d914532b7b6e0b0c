import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import { safeFileName } from '../../workspace/index.ts'
import { requireFresh } from '../access/index.ts'
import { exportFile } from '../archives.ts'
import { exportResultSchema, goneAfter } from '../export/index.ts'
import {
  audit,
  bare,
  type Call,
  download,
  newestFirst,
  newestPage,
  olderThan,
  pageOf,
  pageQuery,
  route,
} from '../http/index.ts'
import { type JobAnswerRow, jobSchema, stateOf } from './job-answer.ts'
import { rowById } from './row-by-id.ts'

const base = '/v1/organizations/{organization}/exports'
const tag = 'Organisation'
const params = z.object({ id: z.string().max(100) })
/** All of an organisation in one file: for no key, and nobody but those who could delete it. */
const owners = { at: 'organization', role: 'owner' } as const

const exportSchema = jobSchema
  .omit({ workspace: true, kind: true, result: true })
  .extend({
    archive: exportResultSchema
      .extend({ until: z.iso.datetime().describe('When it is deleted.') })
      .nullable()
      .describe('What there is to download; nothing before it is done, and once it was deleted.'),
  })
  .meta({ id: 'Export' })

export const exportRoutes = [
  route({
    ...bare,
    method: 'post',
    path: base,
    name: 'startExport',
    tag,
    summary: 'Put everything the organisation has into one archive, to take along; a job',
    access: owners,
    idempotent: true,
    status: 202,
    answer: exportSchema,
    handle: async (call) => {
      const { services, organization, principal, translator, now } = call
      await requireFresh(services.records.db, principal, now)
      const by = principal.kind === 'nobody' ? undefined : principal.id
      const row = await services.records.db.transaction().execute(async (tx) => {
        await sql`select from organization where id = ${organization} for update`.execute(tx)
        const open = await tx
          .selectFrom('job')
          .select('id')
          .where('organizationId', '=', organization)
          .where('state', 'in', ['queued', 'running'])
          .executeTakeFirst()
        if (open !== undefined) throw new Fault('export.under_way', { id: open.id })
        const order = { organization, kind: 'export', input: {}, by, language: translator.language }
        const id = await services.jobs.order(tx, order)
        await audit(tx, call, { action: 'export.start', subject: id })
        return await tx.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      })
      await services.jobs.wake(row.id, organization)
      return {
        body: exportAnswer(row, call),
        headers: { location: `/v1/organizations/${organization}/exports/${row.id}` },
      }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: base,
    name: 'listExports',
    tag,
    summary: 'Exports of the organisation, newest first',
    access: owners,
    query: pageQuery,
    status: 200,
    answer: pageOf(exportSchema),
    handle: async (call) => {
      const { limit, cursor } = call.query
      const rows = await exportsOf(call)
        .where(olderThan('job', cursor))
        .orderBy(newestFirst('job'))
        .limit(limit + 1)
        .execute()
      return { body: newestPage(rows, limit, (row) => exportAnswer(row, call)) }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/{id}`,
    name: 'getExport',
    tag,
    summary: 'An export: how far it is, and the archive once it is done',
    access: owners,
    params,
    status: 200,
    answer: exportSchema,
    handle: async (call) => ({ body: exportAnswer(await exportOf(call), call) }),
  }),
  route({
    ...bare,
    method: 'post',
    path: `${base}/{id}/cancel`,
    name: 'cancelExport',
    tag,
    summary: 'Stop an export; nothing stays of it',
    access: owners,
    params,
    status: 202,
    answer: exportSchema,
    handle: async (call) => {
      const { services, params: asked } = call
      await services.jobs.cancel(await exportOf(call))
      await audit(services.records.db, call, { action: 'export.cancel', subject: asked.id })
      return { body: exportAnswer(await exportOf(call), call) }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/{id}/archive`,
    name: 'downloadExport',
    tag,
    summary: 'The archive, a ZIP file; the last one is there for a week',
    access: owners,
    params,
    status: 200,
    type: 'application/zip',
    handle: async (call) => {
      const { services, organization, principal, now } = call
      await requireFresh(services.records.db, principal, now)
      const row = await exportOf(call)
      const file = exportFile(services.settings, row.id)
      const { archive } = exportAnswer(row, call)
      if (archive === null) throw new Fault('export.gone')
      const { db } = services.records
      const called = sql<{ name: string }>`select name from organization where id = ${organization}`
      const name = safeFileName((await called.execute(db)).rows[0]?.name ?? '')
      const day = row.createdAt.toISOString().slice(0, 10)
      const after = { sha256: archive.sha256 }
      await audit(db, call, { action: 'export.download', subject: row.id, after })
      return await download(file, `northfit-export-${name}-${day}.zip`)
    },
  }),
]

function exportsOf({ services, organization }: Call) {
  return services.records.db
    .selectFrom('job')
    .selectAll()
    .where('organizationId', '=', organization)
    .where('kind', '=', 'export')
}

async function exportOf(call: Call<z.output<typeof params>>) {
  return await rowById(call.params.id, (id) =>
    exportsOf(call).where('id', '=', id).executeTakeFirst(),
  )
}

function exportAnswer(row: JobAnswerRow, call: Call): z.input<typeof exportSchema> {
  const { kind: _, result, ...state } = stateOf(row, call)
  const there = row.finishedAt !== null && existsSync(exportFile(call.services.settings, row.id))
  const archive =
    row.state === 'done' && there
      ? { ...exportResultSchema.parse(result), until: goneAfter(row.finishedAt).toISOString() }
      : null
  return { ...state, archive }
}
