import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import { roles } from '../access/index.ts'
import {
  audit,
  bare,
  newestFirst,
  newestPage,
  olderThan,
  pageOf,
  pageQuery,
  requireMatch,
  route,
} from '../http/index.ts'

const workspace = z
  .object({
    id: z.uuid(),
    organization: z.string(),
    name: z.string(),
    created: z.iso.datetime(),
    published: z.string().nullable().describe('Id of the profile version in force.'),
  })
  .meta({ id: 'Workspace' })
const name = z.string().trim().min(1).max(200)
const list = '/v1/organizations/{organization}/workspaces'
const one = '/v1/workspaces/{workspace}'
const tag = 'Workspaces'

export const workspaceRoutes = [
  route({
    ...bare,
    method: 'get',
    path: list,
    name: 'listWorkspaces',
    tag,
    summary: 'The organisation’s workspaces, newest first',
    access: { at: 'organization', role: 'viewer', scope: 'read' },
    query: pageQuery,
    status: 200,
    answer: pageOf(workspace),
    handle: async ({ services, organization, query: { limit, cursor } }) => {
      const rows = await services.records.db
        .selectFrom('workspace')
        .leftJoin('inForce', 'inForce.workspaceId', 'workspace.id')
        .selectAll('workspace')
        .select('inForce.versionId')
        .where('organizationId', '=', organization)
        .where(olderThan('workspace', cursor))
        .orderBy(newestFirst('workspace'))
        .limit(limit + 1)
        .execute()
      return { body: newestPage(rows, limit, shown) }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: list,
    name: 'createWorkspace',
    tag,
    summary: 'Make a workspace: customer data of its own, profiles of its own',
    access: { at: 'organization', role: 'admin', scope: 'admin' },
    idempotent: true,
    body: z.object({ name }),
    status: 201,
    answer: workspace,
    handle: async (call) => {
      const { services, organization, body, principal } = call
      const createdBy = principal.kind === 'user' ? principal.id : null
      const row = await services.records.db.transaction().execute(async (tx) => {
        const made = await tx
          .insertInto('workspace')
          .values({ organizationId: organization, name: body.name, createdBy })
          .onConflict((conflict) => conflict.columns(['organizationId', 'name']).doNothing())
          .returningAll()
          .executeTakeFirst()
        if (made === undefined) throw new Fault('conflict.workspace_name', { name: body.name })
        const deed = { action: 'workspace.create', subject: made.id, after: { name: body.name } }
        await audit(tx, { ...call, workspace: made.id }, deed)
        return made
      })
      return { body: shown({ ...row, versionId: null }), revision: row.revision }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: one,
    name: 'getWorkspace',
    tag,
    summary: 'A workspace',
    access: { at: 'workspace', role: 'viewer', scope: 'read' },
    status: 200,
    answer: workspace,
    handle: async (call) => {
      const row = await call.services.records.db
        .selectFrom('workspace')
        .leftJoin('inForce', 'inForce.workspaceId', 'workspace.id')
        .selectAll('workspace')
        .select('inForce.versionId')
        .where('id', '=', call.workspace)
        .executeTakeFirstOrThrow()
      return { body: shown(row), revision: row.revision }
    },
  }),
  route({
    ...bare,
    method: 'patch',
    path: one,
    name: 'renameWorkspace',
    tag,
    summary: 'Rename a workspace',
    access: { at: 'workspace', role: 'admin', scope: 'admin' },
    body: z.object({ name }),
    status: 204,
    handle: async (call) => {
      const revision = await call.services.records.db.transaction().execute(async (tx) => {
        const before = await tx
          .selectFrom('workspace')
          .selectAll()
          .where('id', '=', call.workspace)
          .forUpdate()
          .executeTakeFirstOrThrow()
        requireMatch(call, before.revision)
        const next = before.revision + 1
        const { name: wanted } = call.body
        await tx
          .updateTable('workspace')
          .set({ name: wanted, revision: next })
          .where('id', '=', call.workspace)
          .execute()
        const deed = { action: 'workspace.rename', subject: call.workspace }
        await audit(tx, call, { ...deed, before: { name: before.name }, after: { name: wanted } })
        return next
      })
      return { body: undefined, revision }
    },
  }),
  route({
    ...bare,
    method: 'put',
    path: `${one}/roles/{user}`,
    name: 'setWorkspaceRole',
    tag,
    summary: 'Give a member a role in this workspace that is more than the one in the organisation',
    access: { at: 'workspace', role: 'admin' },
    params: z.object({ user: z.string().max(100) }),
    body: z.object({ role: z.enum(roles).exclude(['owner']).nullable() }),
    status: 204,
    handle: async (call) => {
      const { params, body, workspace: workspaceId } = call
      await call.services.records.db.transaction().execute(async (tx) => {
        const member = await tx
          .selectFrom('membership')
          .select('id')
          .where('organizationId', '=', call.organization)
          .where('userId', '=', params.user)
          .executeTakeFirst()
        if (member === undefined) throw new Fault('access.not_found')
        await tx
          .deleteFrom('workspaceRole')
          .where('workspaceId', '=', workspaceId)
          .where('userId', '=', params.user)
          .execute()
        if (body.role !== null)
          await tx
            .insertInto('workspaceRole')
            .values({ workspaceId, userId: params.user, role: body.role })
            .execute()
        await audit(tx, call, { action: 'workspace.role', subject: params.user, after: body })
      })
      return { body: undefined }
    },
  }),
]

interface Row {
  readonly id: string
  readonly organizationId: string
  readonly name: string
  readonly createdAt: Date
  readonly versionId: string | null
}

function shown({ id, organizationId, name, createdAt, versionId }: Row) {
  const created = createdAt.toISOString()
  return { id, organization: organizationId, name, created, published: versionId }
}
