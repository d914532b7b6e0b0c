import { z } from 'zod'
import { bare, keyOfCursor, page, pageOf, pageQuery, route } from '../http/index.ts'

const entry = z
  .object({
    sequence: z.string(),
    at: z.iso.datetime(),
    actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
    action: z.string(),
    subject: z.string().nullable(),
    workspace: z.string().nullable(),
    before: z.unknown(),
    after: z.unknown(),
    address: z.string().nullable(),
    request: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' })

const day = z.iso.datetime({ offset: true }).or(z.iso.date())

export const auditRoutes = [
  route({
    ...bare,
    method: 'get',
    path: '/v1/organizations/{organization}/audit',
    name: 'listAudit',
    tag: 'Audit',
    summary: 'Who did what to what, when and from where; newest first',
    access: { at: 'organization', role: 'admin', scope: 'admin' },
    query: pageQuery.extend({
      action: z.string().max(100).optional().describe('An action, or the start of one: `profile.`'),
      actor: z.string().max(100).optional(),
      subject: z.string().max(100).optional(),
      workspace: z.uuid().optional(),
      from: day.optional(),
      to: day.optional(),
    }),
    status: 200,
    answer: pageOf(entry),
    handle: async ({ services, organization, query }) => {
      const { limit, cursor, action, actor, subject, workspace, from, to } = query
      let rows = services.records.db
        .selectFrom('audit')
        .selectAll()
        .where('organizationId', '=', organization)
        .orderBy('sequence', 'desc')
        .limit(limit + 1)
      if (action !== undefined) rows = rows.where('action', 'like', `${escaped(action)}%`)
      if (actor !== undefined) rows = rows.where('actorId', '=', actor)
      if (subject !== undefined) rows = rows.where('subject', '=', subject)
      if (workspace !== undefined) rows = rows.where('workspaceId', '=', workspace)
      if (from !== undefined) rows = rows.where('at', '>=', new Date(from))
      if (to !== undefined) rows = rows.where('at', '<', new Date(to))
      if (cursor !== undefined) rows = rows.where('sequence', '<', wholeNumber(cursor))
      const shown = (row: Awaited<ReturnType<typeof rows.execute>>[number]) => ({
        sequence: row.sequence,
        at: row.at.toISOString(),
        actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
        action: row.action,
        subject: row.subject,
        workspace: row.workspaceId,
        before: row.before,
        after: row.after,
        address: row.address,
        request: row.requestId,
      })
      return { body: page(await rows.execute(), limit, shown, (row) => [row.sequence]) }
    },
  }),
]

function wholeNumber(cursor: string): string {
  const [sequence = ''] = keyOfCursor(cursor, 1)
  return String(Number.parseInt(String(sequence), 10) || 0)
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&')
}
