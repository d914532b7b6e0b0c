import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import { newWebhookSecret } from '../../outgoing/index.ts'
import { isUuid } from '../access/index.ts'
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
import { openSecretsOf, order, sealSecrets, webhookEvents } from '../webhooks/index.ts'
import { rowById } from './row-by-id.ts'

const webhook = z
  .object({
    id: z.uuid(),
    url: z.string(),
    events: z.array(z.string()),
    created: z.iso.datetime(),
    disabled: z
      .object({ at: z.iso.datetime(), reason: z.string() })
      .nullable()
      .describe(
        '`gone`: the receiver answered 410; `unreachable`: it took nothing for three days.',
      ),
  })
  .meta({ id: 'Webhook' })
const delivery = z
  .object({
    id: z.uuid(),
    event: z.string(),
    state: z.enum(['queued', 'delivered', 'failed']),
    attempts: z.int(),
    next: z.iso.datetime().nullable(),
    status: z.int().nullable().describe('What the receiver answered last.'),
    fault: z.string().nullable().describe('Why it could not be reached last.'),
    created: z.iso.datetime(),
  })
  .meta({ id: 'WebhookDelivery' })
const list = '/v1/workspaces/{workspace}/webhooks'
const one = `${list}/{id}`
const tag = 'Webhooks'
const admins = { at: 'workspace', role: 'admin', scope: 'admin' } as const
const params = z.object({ id: z.string().max(100) })
const secret = z.object({
  secret: z.string().describe('Shown this once; messages are signed with it.'),
})
/** An older secret still signs beside the newest, until the next change. */
const kept = 2

export const webhookRoutes = [
  route({
    ...bare,
    method: 'get',
    path: list,
    name: 'listWebhooks',
    tag,
    summary: 'The webhooks: who is told of what',
    access: admins,
    status: 200,
    answer: z.object({ items: z.array(webhook) }),
    handle: async ({ services, workspace }) => {
      const rows = await services.records.db
        .selectFrom('webhook')
        .selectAll()
        .where('workspaceId', '=', workspace)
        .orderBy('createdAt')
        .execute()
      return { body: { items: rows.map(shown) } }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: list,
    name: 'createWebhook',
    tag,
    summary: 'Tell an address of events, by messages signed as Standard Webhooks has it',
    access: admins,
    body: z.object({
      url: z.url({ protocol: /^https?$/ }).max(2000),
      events: z.array(z.enum(webhookEvents)).min(1),
    }),
    status: 201,
    answer: webhook.extend(secret.shape),
    handle: async (call) => {
      const { services, workspace, body, principal } = call
      const plain = newWebhookSecret()
      const id = randomUUID()
      const row = await services.records.db.transaction().execute(async (tx) => {
        const made = await tx
          .insertInto('webhook')
          .values({
            id,
            workspaceId: workspace,
            url: body.url,
            events: [...new Set(body.events)],
            secrets: sealSecrets(services.secrets, id, [plain]),
            createdBy: principal.kind === 'nobody' ? null : principal.id,
            disabledAt: null,
            disabledReason: null,
          })
          .returningAll()
          .executeTakeFirstOrThrow()
        await audit(tx, call, { action: 'webhook.create', subject: id, after: body })
        return made
      })
      return { body: { ...shown(row), secret: plain } }
    },
  }),
  route({
    ...bare,
    method: 'delete',
    path: one,
    name: 'deleteWebhook',
    tag,
    summary: 'Delete a webhook: it is told nothing any more',
    access: admins,
    params,
    status: 204,
    handle: async (call) => {
      const hook = await hookOf(call, call.params.id)
      await call.services.records.db.transaction().execute(async (tx) => {
        await tx.deleteFrom('webhook').where('id', '=', hook.id).execute()
        const deed = { action: 'webhook.delete', subject: hook.id, before: shown(hook) }
        await audit(tx, call, deed)
      })
      return { body: undefined }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: `${one}/secret`,
    name: 'changeWebhookSecret',
    tag,
    summary: 'A new signing secret; the one before signs beside it until the next change',
    access: admins,
    params,
    status: 200,
    answer: secret,
    handle: async (call) => {
      const { services, params: asked } = call
      const hook = await hookOf(call, asked.id)
      const plain = newWebhookSecret()
      const all = [plain, ...openSecretsOf(services.secrets, hook)].slice(0, kept)
      await services.records.db.transaction().execute(async (tx) => {
        await tx
          .updateTable('webhook')
          .set({ secrets: sealSecrets(services.secrets, hook.id, all) })
          .where('id', '=', hook.id)
          .execute()
        await audit(tx, call, { action: 'webhook.secret', subject: hook.id })
      })
      return { body: { secret: plain } }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: `${one}/test`,
    name: 'testWebhook',
    tag,
    summary: 'Send a webhook a test message; one that was disabled is enabled again',
    access: admins,
    params,
    status: 202,
    answer: z.object({}),
    handle: async (call) => {
      const { services, workspace, params: asked, now } = call
      const hook = await hookOf(call, asked.id)
      await services.records.db.transaction().execute(async (tx) => {
        await tx
          .updateTable('webhook')
          .set({ disabledAt: null, disabledReason: null })
          .where('id', '=', hook.id)
          .execute()
        await order(tx, hook.id, workspace, 'test', {}, now)
        await audit(tx, call, { action: 'webhook.test', subject: hook.id })
      })
      services.webhooks.look()
      return { body: {} }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${one}/deliveries`,
    name: 'listDeliveries',
    tag,
    summary: 'The messages to a webhook and how they were taken, newest first',
    access: admins,
    params,
    query: pageQuery,
    status: 200,
    answer: pageOf(delivery),
    handle: async (call) => {
      const { services, params: asked, query } = call
      const { limit, cursor } = query
      const hook = await hookOf(call, asked.id)
      const rows = await services.records.db
        .selectFrom('webhookDelivery')
        .selectAll()
        .where('webhookId', '=', hook.id)
        .where(olderThan('webhookDelivery', cursor))
        .orderBy(newestFirst('webhookDelivery'))
        .limit(limit + 1)
        .execute()
      const body = newestPage(rows, limit, deliveryOf)
      return { body }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: `${one}/deliveries/{delivery}/replay`,
    name: 'replayDelivery',
    tag,
    summary: 'Send a message once more, with the same id, as if for the first time',
    access: admins,
    params: params.extend({ delivery: z.string().max(100) }),
    status: 202,
    answer: z.object({}),
    handle: async (call) => {
      const { services, params: asked, now } = call
      const hook = await hookOf(call, asked.id)
      const again = isUuid(asked.delivery)
        ? await services.records.db
            .updateTable('webhookDelivery')
            .set({ state: 'queued', attempts: 0, nextAt: now, finishedAt: null })
            .where('id', '=', asked.delivery)
            .where('webhookId', '=', hook.id)
            .returning('id')
            .executeTakeFirst()
        : undefined
      if (again === undefined) throw new Fault('access.not_found')
      await audit(services.records.db, call, { action: 'webhook.replay', subject: again.id })
      services.webhooks.look()
      return { body: {} }
    },
  }),
]

async function hookOf({ services, workspace }: Call, id: string) {
  return await rowById(id, () =>
    services.records.db
      .selectFrom('webhook')
      .selectAll()
      .where('id', '=', id)
      .where('workspaceId', '=', workspace)
      .executeTakeFirst(),
  )
}

interface Hook {
  readonly id: string
  readonly url: string
  readonly events: string[]
  readonly createdAt: Date
  readonly disabledAt: Date | null
  readonly disabledReason: string | null
}

function shown({ id, url, events, createdAt, disabledAt, disabledReason }: Hook) {
  const disabled =
    disabledAt === null ? null : { at: disabledAt.toISOString(), reason: disabledReason ?? '' }
  return { id, url, events, created: createdAt.toISOString(), disabled }
}

interface Delivery {
  readonly id: string
  readonly event: string
  readonly state: string
  readonly attempts: number
  readonly nextAt: Date
  readonly status: number | null
  readonly fault: string | null
  readonly createdAt: Date
}

function deliveryOf({ id, event, state, attempts, nextAt, status, fault, createdAt }: Delivery) {
  return {
    id,
    event,
    state: z.enum(['queued', 'delivered', 'failed']).parse(state),
    attempts,
    next: state === 'queued' ? nextAt.toISOString() : null,
    status,
    fault,
    created: createdAt.toISOString(),
  }
}
