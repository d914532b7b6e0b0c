import path from 'node:path'
import { z } from 'zod'
import { Fault, type Receipt, receiptSchema } from '../../domain/index.ts'
import { audit, bare, download, route } from '../http/index.ts'
import { imported } from '../imported.ts'
import { receive, uploadedFile, withMapping } from '../uploads.ts'
import { jobSchema, orderJob } from './job-answer.ts'

const base = '/v1/workspaces/{workspace}'
const tag = 'Imports'
const imports = { at: 'workspace', role: 'editor', scope: 'import' } as const
const reads = { at: 'workspace', role: 'viewer', scope: 'read' } as const
const upload = z.object({ id: z.uuid(), name: z.string(), bytes: z.int() }).meta({ id: 'Upload' })
const chosen = z.object({
  uploads: z.array(z.uuid()).min(1).max(50),
  mapping: z
    .string()
    .max(500_000)
    .optional()
    .describe('How to read the files: YAML, as a preview gives it.'),
})

export const importRoutes = [
  route({
    ...bare,
    method: 'post',
    path: `${base}/uploads`,
    name: 'uploadFile',
    tag,
    summary: 'Send one file, as it is, in the body; it waits a day to be previewed or imported',
    access: imports,
    upload: true,
    query: z.object({ name: z.string().max(500).describe('The file’s name, with its ending.') }),
    status: 201,
    answer: upload,
    handle: async ({ services, workspace, query, request }) => ({
      body: await receive(services.settings, workspace, query.name, request.body),
    }),
  }),
  route({
    ...bare,
    method: 'post',
    path: `${base}/imports/preview`,
    name: 'previewImport',
    tag,
    summary:
      'How uploaded files would be read, as a mapping to edit and give back; changes nothing',
    access: imports,
    body: chosen,
    status: 200,
    answer: z.object({ mapping: z.string(), plans: z.array(z.unknown()) }),
    handle: async ({ services, workspace, body, now, request }) => {
      const { settings, analysis } = services
      const files = await filesOf(settings, workspace, body.uploads)
      const plan = await withMapping(settings, workspace, body.mapping, (options) =>
        analysis.call('planImport', [files, options], { now, signal: request.signal }),
      )
      return { body: { mapping: plan.mapping, plans: [...plan.plans] } }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: `${base}/imports`,
    name: 'startImport',
    tag,
    summary: 'Import uploaded files, all of them or none; a job',
    access: imports,
    idempotent: true,
    body: chosen,
    status: 202,
    answer: jobSchema,
    handle: async (call) => {
      await filesOf(call.services.settings, call.workspace, call.body.uploads)
      return await orderJob(call, 'import', call.body)
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/imports`,
    name: 'listImports',
    tag,
    summary: 'The receipts of all imports in force, oldest first',
    access: reads,
    status: 200,
    answer: z.object({ items: z.array(receiptSchema) }),
    handle: async (call) => ({
      body: { items: (await imported(call.services, call.workspace)).map(withoutPlaces) },
    }),
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/imports/{id}/rejects/{file}`,
    name: 'downloadRejects',
    tag,
    summary:
      'Rejected rows to mend and import again, or the list of what could not be read, as CSV',
    access: reads,
    params: z.object({
      id: z.string().max(40),
      file: z
        .string()
        .max(500)
        .describe('As the receipt names it, in `rejects` or `problemFiles`.'),
    }),
    status: 200,
    type: 'text/csv',
    handle: async (call) => {
      const { id, file: asked } = call.params
      const receipt = (await imported(call.services, call.workspace)).find((one) => one.id === id)
      const written = [...(receipt?.rejects ?? []), ...(receipt?.problemFiles ?? [])]
      const file = written.find((one) => path.basename(one) === asked)
      if (file === undefined) throw new Fault('access.not_found')
      return await download(file)
    },
  }),
  route({
    ...bare,
    method: 'delete',
    path: `${base}/imports/{id}`,
    name: 'undoImport',
    tag,
    summary: 'Take an import back; everything is as before it; a job',
    access: imports,
    params: z.object({ id: z.string().max(40) }),
    status: 202,
    answer: jobSchema,
    handle: async (call) => {
      const { id } = call.params
      const receipts = await imported(call.services, call.workspace)
      if (!receipts.some((receipt) => receipt.id === id)) throw new Fault('access.not_found')
      await audit(call.services.records.db, call, { action: 'import.undo', subject: id })
      return await orderJob(call, 'undo-import', { id })
    },
  }),
]

async function filesOf(
  settings: Parameters<typeof uploadedFile>[0],
  workspace: string,
  ids: readonly string[],
): Promise<string[]> {
  return await Promise.all(ids.map((id) => uploadedFile(settings, workspace, id)))
}

/** A receipt without the server's folders. */
function withoutPlaces(receipt: Receipt): Receipt {
  const names = (files: readonly string[]) => files.map((file) => path.basename(file))
  return { ...receipt, rejects: names(receipt.rejects), problemFiles: names(receipt.problemFiles) }
}
