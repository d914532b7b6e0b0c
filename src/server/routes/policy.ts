import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../store/index.ts'
import { requireSecondFactor } from '../access/index.ts'
import { audit, bare, requireMatch, route } from '../http/index.ts'

const path = '/v1/organizations/{organization}/policy'
const tag = 'Organisation'
const policy = z
  .object({
    secondFactor: z
      .boolean()
      .describe('Only members who sign in with a second factor are let in; keys are as they were.'),
  })
  .meta({ id: 'Policy' })

export const policyRoutes = [
  route({
    ...bare,
    method: 'get',
    path,
    name: 'getPolicy',
    tag,
    summary: 'What the organisation demands of its members',
    access: { at: 'organization', role: 'viewer' },
    status: 200,
    answer: policy,
    handle: async (call) => {
      const { secondFactor, revision } = await policyOf(call.services.records.db, call.organization)
      return { body: { secondFactor }, revision }
    },
  }),
  route({
    ...bare,
    method: 'put',
    path,
    name: 'setPolicy',
    tag,
    summary: 'Demand a second factor of all members, or no longer; who demands it needs one',
    access: { at: 'organization', role: 'owner' },
    body: policy,
    status: 204,
    handle: async (call) => {
      const { services, organization: organizationId, principal, body } = call
      const { db } = services.records
      if (body.secondFactor && principal.kind === 'user')
        await requireSecondFactor(db, principal.id)
      const revision = await db.transaction().execute(async (tx) => {
        await sql`select from organization where id = ${organizationId} for update`.execute(tx)
        const before = await policyOf(tx, organizationId)
        requireMatch(call, before.revision)
        const said = { ...body, revision: before.revision + 1 }
        await tx
          .insertInto('organizationPolicy')
          .values({ organizationId, ...said })
          .onConflict((conflict) => conflict.column('organizationId').doUpdateSet(said))
          .execute()
        const was = { secondFactor: before.secondFactor }
        await audit(tx, call, { action: 'organization.policy', before: was, after: body })
        return said.revision
      })
      return { body: undefined, revision }
    },
  }),
]

/** Nothing is demanded where nobody has said so. */
async function policyOf(db: Db, organization: string) {
  const row = await db
    .selectFrom('organizationPolicy')
    .select(['secondFactor', 'revision'])
    .where('organizationId', '=', organization)
    .executeTakeFirst()
  return row ?? { secondFactor: false, revision: 0 }
}
