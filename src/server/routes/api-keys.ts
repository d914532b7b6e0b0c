import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import { isUuid, newKey, scopes } from '../access/index.ts'
import { audit, bare, route } from '../http/index.ts'

const scope = z.enum(scopes)
const apiKey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    start: z.string().describe('Its first characters.'),
    workspace: z.uuid().nullable().describe('The only workspace it opens; all where null.'),
    scopes: z.array(z.string()),
    created: z.iso.datetime(),
    expires: z.iso.datetime().nullable(),
    lastUsed: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' })
const base = '/v1/organizations/{organization}/keys'
const tag = 'API keys'
const admins = { at: 'organization', role: 'admin' } as const
const day = 86_400_000

export const apiKeyRoutes = [
  route({
    ...bare,
    method: 'get',
    path: base,
    name: 'listKeys',
    tag,
    summary: 'The API keys in use',
    access: admins,
    status: 200,
    answer: z.object({ items: z.array(apiKey) }),
    handle: async ({ services, organization }) => {
      const rows = await services.records.db
        .selectFrom('apiKey')
        .selectAll()
        .where('organizationId', '=', organization)
        .where('revokedAt', 'is', null)
        .orderBy('createdAt', 'desc')
        .execute()
      return { body: { items: rows.map(shown) } }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: base,
    name: 'createKey',
    tag,
    summary: 'Make a key; it is shown this once and kept only as a hash',
    access: admins,
    body: z.object({
      name: z.string().trim().min(1).max(200),
      scopes: z.array(scope).min(1).max(scopes.length),
      workspace: z.uuid().optional(),
      days: z
        .int()
        .min(1)
        .max(3650)
        .nullable()
        .default(365)
        .describe('Days until it expires; null: never.'),
    }),
    status: 201,
    answer: apiKey.extend({ key: z.string() }),
    handle: async (call) => {
      const { services, organization, body, principal, now } = call
      const { key, start, hash } = newKey()
      const row = await services.records.db.transaction().execute(async (tx) => {
        if (body.workspace !== undefined) {
          const owned = await tx
            .selectFrom('workspace')
            .select('id')
            .where('id', '=', body.workspace)
            .where('organizationId', '=', organization)
            .executeTakeFirst()
          if (owned === undefined) throw new Fault('access.not_found')
        }
        const made = await tx
          .insertInto('apiKey')
          .values({
            organizationId: organization,
            workspaceId: body.workspace ?? null,
            name: body.name,
            start,
            hash,
            scopes: [...new Set(body.scopes)],
            createdBy: principal.kind === 'user' ? principal.id : null,
            expiresAt: body.days === null ? null : new Date(now.getTime() + body.days * day),
            lastUsedAt: null,
            revokedAt: null,
          })
          .returningAll()
          .executeTakeFirstOrThrow()
        await audit(tx, call, { action: 'key.create', subject: made.id, after: shown(made) })
        return made
      })
      return { body: { ...shown(row), key } }
    },
  }),
  route({
    ...bare,
    method: 'delete',
    path: `${base}/{id}`,
    name: 'revokeKey',
    tag,
    summary: 'Revoke a key; it opens nothing from now on',
    access: admins,
    params: z.object({ id: z.string().max(100) }),
    status: 204,
    handle: async (call) => {
      const { services, organization, params, now } = call
      await services.records.db.transaction().execute(async (tx) => {
        const revoked = isUuid(params.id)
          ? await tx
              .updateTable('apiKey')
              .set({ revokedAt: now })
              .where('id', '=', params.id)
              .where('organizationId', '=', organization)
              .where('revokedAt', 'is', null)
              .returning('name')
              .executeTakeFirst()
          : undefined
        if (revoked === undefined) throw new Fault('access.not_found')
        await audit(tx, call, { action: 'key.revoke', subject: params.id, before: revoked })
      })
      services.keys.forget()
      return { body: undefined }
    },
  }),
]

interface Row {
  readonly id: string
  readonly name: string
  readonly start: string
  readonly workspaceId: string | null
  readonly scopes: string[]
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
}

function shown({
  id,
  name,
  start,
  workspaceId,
  scopes: may,
  createdAt,
  expiresAt,
  lastUsedAt,
}: Row) {
  return {
    id,
    name,
    start,
    workspace: workspaceId,
    scopes: may,
    created: createdAt.toISOString(),
    expires: expiresAt?.toISOString() ?? null,
    lastUsed: lastUsedAt?.toISOString() ?? null,
  }
}
