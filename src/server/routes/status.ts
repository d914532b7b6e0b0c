import { z } from 'zod'
import { workspaceFolder } from '../folders.ts'
import { bare, route } from '../http/index.ts'

const count = z.int()
const day = z.string().nullable()
const named = z.object({ count, examples: z.array(z.string()).readonly() })

export const statusRoutes = [
  route({
    ...bare,
    method: 'get',
    path: '/v1/workspaces/{workspace}/status',
    name: 'getStatus',
    tag: 'Workspaces',
    summary: 'What the workspace holds: records, outcomes, and what could not be joined',
    access: { at: 'workspace', role: 'viewer', scope: 'read' },
    status: 200,
    answer: z.object({
      imports: count,
      files: count,
      objects: z.record(z.string(), count).describe('Records by what they are.'),
      snapshot: z.object({
        accounts: count,
        decided: count.describe('Accounts whose outcome is known.'),
        won: count,
        customers: count,
        stayed: count,
        churned: count,
        decidedFrom: day,
        decidedTo: day,
      }),
      best: count.describe('Best customers among the customers.'),
      conflicts: z
        .array(z.object({ field: z.string(), accounts: count }))
        .readonly()
        .describe('Fields on which records of one account disagree.'),
      orphans: z.array(z.unknown()).readonly().describe('Records that belong to no account.'),
      ambiguousNames: named,
      overlaps: z.array(z.unknown()).readonly().describe('Records that several files hold.'),
      published: z.string().nullable().describe('Id of the profile version in force.'),
    }),
    handle: async ({ services, workspace, now, request }) => {
      const folder = workspaceFolder(services.settings, workspace)
      const {
        profile: _,
        folder: __,
        ...status
      } = await services.analysis.call('workspaceStatus', [folder], { now, signal: request.signal })
      const row = await services.records.db
        .selectFrom('inForce')
        .select('versionId')
        .where('workspaceId', '=', workspace)
        .executeTakeFirst()
      const { objects, ...rest } = status
      return {
        body: { ...rest, objects: { ...objects }, published: row?.versionId ?? null },
      }
    },
  }),
]
