import path from 'node:path'
import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import { isUuid } from '../access/index.ts'
import { jobFolder } from '../folders.ts'
import { bare, download, route } from '../http/index.ts'
import { requireEmpty } from '../imported.ts'
import { listInputs } from '../jobs/index.ts'
import { versionInForce, versionOf } from '../profiles.ts'
import { uploadedFile } from '../uploads.ts'
import { jobSchema, orderJob } from './job-answer.ts'

const tag = 'Lists'
const base = '/v1/workspaces/{workspace}'

export const listRoutes = [
  route({
    ...bare,
    method: 'post',
    path: `${base}/accounts/list`,
    name: 'writeAccounts',
    tag,
    summary: 'All accounts by points, or those of a tier, with their reasons, as a file; a job',
    access: { at: 'workspace', role: 'viewer', scope: 'read' },
    idempotent: true,
    body: listInputs.accounts,
    status: 202,
    answer: jobSchema,
    handle: async (call) => {
      await versionInForce(call.services.records.db, call.workspace)
      return await orderJob(call, 'list', call.body)
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: `${base}/score/files`,
    name: 'scoreFiles',
    tag,
    summary: 'Score the records of uploaded files, which are not imported, into a file; a job',
    access: { at: 'workspace', role: 'editor', scope: 'score' },
    idempotent: true,
    body: listInputs.files,
    status: 202,
    answer: jobSchema,
    handle: async (call) => {
      const { services, workspace, body } = call
      const { db } = services.records
      await versionOf(db, workspace, body.version ?? (await versionInForce(db, workspace)))
      for (const id of body.uploads) await uploadedFile(services.settings, workspace, id)
      return await orderJob(call, 'score-files', body)
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: `${base}/imports/sample`,
    name: 'importSample',
    tag: 'Imports',
    summary: 'Import a made-up company into an empty workspace, to look around; a job',
    access: { at: 'workspace', role: 'editor', scope: 'import' },
    idempotent: true,
    body: listInputs.sample,
    status: 202,
    answer: jobSchema,
    handle: async (call) => {
      await requireEmpty(call.services, call.workspace)
      return await orderJob(call, 'sample', call.body)
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/jobs/{id}/files/{file}`,
    name: 'downloadJobFile',
    tag,
    summary:
      'A file that a job wrote, as its result names it; those of the last 20 such jobs are kept',
    access: { at: 'workspace', role: 'viewer', scope: 'read' },
    params: z.object({
      id: z.string().max(100),
      file: z.string().regex(/^[a-z]{1,40}\.(csv|xlsx)$/),
    }),
    status: 200,
    type: 'application/octet-stream',
    handle: async ({ services, workspace, params: { id, file } }) => {
      if (!isUuid(id)) throw new Fault('access.not_found')
      return await download(path.join(jobFolder(services.settings, workspace, id), file))
    },
  }),
]
