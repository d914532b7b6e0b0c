import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import {
  audit,
  bare,
  type Call,
  newestFirst,
  newestPage,
  olderThan,
  pageOf,
  pageQuery,
  route,
} from '../http/index.ts'
import { isOver } from '../jobs/index.ts'
import { jobAnswer, jobSchema } from './job-answer.ts'
import { rowById } from './row-by-id.ts'

const base = '/v1/workspaces/{workspace}/jobs'
const tag = 'Jobs'
const params = z.object({ id: z.string().max(100) })
const reads = { at: 'workspace', role: 'viewer', scope: 'read' } as const

export const jobRoutes = [
  route({
    ...bare,
    method: 'get',
    path: base,
    name: 'listJobs',
    tag,
    summary: 'The workspace’s jobs, newest first',
    access: reads,
    query: pageQuery,
    status: 200,
    answer: pageOf(jobSchema),
    handle: async (call) => {
      const { services, workspace, query } = call
      const { limit, cursor } = query
      const rows = await services.records.db
        .selectFrom('job')
        .selectAll()
        .where('workspaceId', '=', workspace)
        .where(olderThan('job', cursor))
        .orderBy(newestFirst('job'))
        .limit(limit + 1)
        .execute()
      const body = newestPage(rows, limit, (row) => jobAnswer(row, call))
      return { body }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/{id}`,
    name: 'getJob',
    tag,
    summary: 'A job: how far it is, what came of it, or why it failed',
    access: reads,
    params,
    status: 200,
    answer: jobSchema,
    handle: async (call) => ({
      body: jobAnswer(await jobOf(call, call.params.id), call),
    }),
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/{id}/events`,
    name: 'followJob',
    tag,
    summary: 'The same as it changes, as server-sent events, until it is over',
    access: reads,
    params,
    status: 200,
    type: 'text/event-stream',
    handle: async (call) => {
      await jobOf(call, call.params.id)
      return new Response(ReadableStream.from(events(call, call.params.id)), {
        headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
      })
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: `${base}/{id}/cancel`,
    name: 'cancelJob',
    tag,
    summary: 'Stop a job; what was there before is whole',
    access: { at: 'workspace', role: 'editor', scope: 'import' },
    params,
    status: 202,
    answer: jobSchema,
    handle: async (call) => {
      const { services, params: asked } = call
      await services.jobs.cancel(await jobOf(call, asked.id))
      await audit(services.records.db, call, { action: 'job.cancel', subject: asked.id })
      return { body: jobAnswer(await jobOf(call, asked.id), call) }
    },
  }),
]

async function jobOf({ services, workspace }: Call, id: string) {
  return await rowById(id, () =>
    services.records.db
      .selectFrom('job')
      .selectAll()
      .where('id', '=', id)
      .where('workspaceId', '=', workspace)
      .executeTakeFirst(),
  )
}

const lookEvery = 400
const sayEvery = 15_000

/** What changed, as it changes; a comment now and then keeps proxies from hanging up. */
async function* events(call: Call, id: string): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let before = ''
  let said = Date.now()
  const signal = AbortSignal.any([call.request.signal, call.services.closing])
  while (!signal.aborted) {
    const row = await jobOf(call, id)
    const text = JSON.stringify(jobAnswer(row, { ...call, now: new Date() }))
    if (text !== before) {
      yield encoder.encode(`event: job\ndata: ${text}\n\n`)
      said = Date.now()
    } else if (Date.now() - said > sayEvery) {
      yield encoder.encode(': still here\n\n')
      said = Date.now()
    }
    before = text
    if (isOver(row.state)) return
    await setTimeout(lookEvery, undefined, { signal }).catch(() => undefined)
  }
}
