import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../store/index.ts'
import { audit, bare, requireMatch, route } from '../http/index.ts'
import type { Retention } from '../retention.ts'

const path = '/v1/organizations/{organization}/retention'
const tag = 'Organisation'
const days = (least: number) => z.int().min(least).max(36_500).nullable()
const retention = z
  .object({
    jobs: days(1).describe(
      'Days that jobs are kept when they are over, with their reports and files; null is for ever',
    ),
    messages: days(1).describe('The same for messages to webhooks'),
    audit: days(30).describe('The same for the audit log'),
  })
  .meta({ id: 'Retention' })

export const retentionRoutes = [
  route({
    ...bare,
    method: 'get',
    path,
    name: 'getRetention',
    tag,
    summary: 'How long the organisation keeps what passes',
    access: { at: 'organization', role: 'admin' },
    status: 200,
    answer: retention,
    handle: async (call) => {
      const { revision, ...body } = await retentionOf(call.services.records.db, call.organization)
      return { body, revision }
    },
  }),
  route({
    ...bare,
    method: 'put',
    path,
    name: 'setRetention',
    tag,
    summary: 'Say how long; what is older is deleted within the hour, and does not come back',
    access: { at: 'organization', role: 'owner' },
    body: retention,
    status: 204,
    handle: async (call) => {
      const { services, organization: organizationId, body } = call
      const revision = await services.records.db.transaction().execute(async (tx) => {
        await sql`select from organization where id = ${organizationId} for update`.execute(tx)
        const { revision: last, ...before } = await retentionOf(tx, organizationId)
        requireMatch(call, last)
        const said = { ...body, revision: last + 1 }
        await tx
          .insertInto('retention')
          .values({ organizationId, ...said })
          .onConflict((conflict) => conflict.column('organizationId').doUpdateSet(said))
          .execute()
        await audit(tx, call, { action: 'organization.retention', before, after: body })
        return said.revision
      })
      return { body: undefined, revision }
    },
  }),
]

/** All is kept for ever where nobody has said otherwise. */
async function retentionOf(
  db: Db,
  organization: string,
): Promise<Retention & { readonly revision: number }> {
  const row = await db
    .selectFrom('retention')
    .select(['jobs', 'messages', 'audit', 'revision'])
    .where('organizationId', '=', organization)
    .executeTakeFirst()
  return row ?? { jobs: null, messages: null, audit: null, revision: 0 }
}
