import { z } from 'zod'
import { workspaceFolder } from '../folders.ts'
import { audit, bare, type Call, route } from '../http/index.ts'
import { accountRef } from './account-answer.ts'
import { jobSchema, orderJob } from './job-answer.ts'

const base = '/v1/workspaces/{workspace}/erasures'
const tag = 'Accounts'
const erases = { at: 'workspace', role: 'admin', scope: 'admin' } as const
const called = z.object({
  account: z.string().min(1).max(500).describe('Id, domain or name; exactly one account has it.'),
})
const erasure = z
  .object({
    id: z.string().describe('Of the job that did it.'),
    at: z.iso.datetime(),
    rows: z.int().describe('Rows of imported files that were taken out then.'),
  })
  .meta({ id: 'Erasure' })

export const erasureRoutes = [
  route({
    ...bare,
    method: 'post',
    path: base,
    name: 'eraseAccount',
    tag,
    summary: 'Erase an account everywhere, and leave it out of later imports; a job',
    access: erases,
    idempotent: true,
    body: called,
    status: 202,
    answer: jobSchema,
    handle: async (call) => {
      const { ref } = await lasting(call, call.body.account)
      return await orderJob(call, 'erase', { ref })
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: `${base}/preview`,
    name: 'previewErasure',
    tag,
    summary: 'Which account would be erased, and how many rows of which file; changes nothing',
    access: erases,
    body: called,
    status: 200,
    answer: z.object({
      account: accountRef,
      files: z.array(z.object({ file: z.string(), rows: z.int() })),
    }),
    handle: async (call) => {
      const { account, ref } = await lasting(call, call.body.account)
      const { files } = await call.services.analysis.call(
        'lookToErase',
        [folderOf(call), ref],
        asking(call),
      )
      return { body: { account, files: [...files] } }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: base,
    name: 'listErasures',
    tag,
    summary: 'The erasures that are remembered, oldest first; none says who it was',
    access: erases,
    status: 200,
    answer: z.object({ items: z.array(erasure) }),
    handle: async (call) => {
      const items = await call.services.analysis.call('erasuresIn', [folderOf(call)], asking(call))
      return { body: { items: [...items] } }
    },
  }),
  route({
    ...bare,
    method: 'delete',
    path: `${base}/{id}`,
    name: 'forgetErasure',
    tag,
    summary: 'Let an erased account come in again with later imports',
    access: erases,
    params: z.object({ id: z.string().max(100) }),
    status: 204,
    handle: async (call) => {
      const { id } = call.params
      await call.services.analysis.call('forgetErasureIn', [folderOf(call), id], asking(call))
      await audit(call.services.records.db, call, { action: 'erasure.forget', subject: id })
      return { body: undefined }
    },
  }),
]

function folderOf({ services, workspace }: Call): string {
  return workspaceFolder(services.settings, workspace)
}

function asking({ now, request }: Call) {
  return { now, signal: request.signal }
}

async function lasting(call: Call, account: string) {
  return await call.services.analysis.call(
    'lastingAccountIn',
    [folderOf(call), account],
    asking(call),
  )
}
