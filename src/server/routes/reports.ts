import path from 'node:path'
import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import { isUuid } from '../access/index.ts'
import { reportFolder } from '../folders.ts'
import { bare, download, route } from '../http/index.ts'
import { versionInForce, versionOf } from '../profiles.ts'
import { jobSchema, orderJob } from './job-answer.ts'

const tag = 'Reports'
const base = '/v1/workspaces/{workspace}/reports'
const files = ['report.html', 'report.md', 'report.xlsx', 'profile.json'] as const

export const reportRoutes = [
  route({
    ...bare,
    method: 'post',
    path: base,
    name: 'writeReport',
    tag,
    summary:
      'Write the report of a version, in the caller’s language; a job, whose id the report has',
    access: { at: 'workspace', role: 'editor', scope: 'admin' },
    idempotent: true,
    body: z.object({ version: z.string().max(64).default('published') }).prefault({}),
    status: 202,
    answer: jobSchema,
    handle: async (call) => {
      const { services, workspace, body } = call
      const { db } = services.records
      const version =
        body.version === 'published' ? await versionInForce(db, workspace) : body.version
      await versionOf(db, workspace, version)
      return await orderJob(call, 'report', { version })
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/{id}/{file}`,
    name: 'downloadReport',
    tag,
    summary: 'A file of a report, to be saved',
    access: { at: 'workspace', role: 'viewer', scope: 'read' },
    params: z.object({ id: z.string().max(100), file: z.enum(files) }),
    status: 200,
    type: 'application/octet-stream',
    handle: async ({ services, workspace, params }) => {
      if (!isUuid(params.id)) throw new Fault('access.not_found')
      const folder = reportFolder(services.settings, workspace, params.id)
      return await download(path.join(folder, params.file))
    },
  }),
]
