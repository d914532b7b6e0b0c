import { sql } from 'kysely'
import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import { roles, teams } from '../access/index.ts'
import { erasePerson } from '../erase-person.ts'
import { audit, bare, type Call, route } from '../http/index.ts'

const memberRole = z.enum([...roles, 'guest'])
const team = z.enum(teams)
const member = z
  .object({
    user: z.string(),
    name: z.string(),
    email: z.string(),
    role: memberRole,
    teams: z.array(z.string()),
    twoFactor: z.boolean(),
    since: z.iso.datetime(),
  })
  .meta({ id: 'Member' })
const base = '/v1/organizations/{organization}'
const tag = 'Organisation'
const admins = { at: 'organization', role: 'admin' } as const
const done = { status: 204 } as const
const userParams = z.object({ user: z.string().max(100) })

export const organizationRoutes = [
  route({
    ...bare,
    method: 'get',
    path: '/v1/me',
    name: 'me',
    tag: 'Sign-in',
    summary: 'Who one is, and where one is a member',
    access: { at: 'self' },
    status: 200,
    answer: z.object({
      user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
      organizations: z.array(z.object({ id: z.string(), role: memberRole })),
    }),
    handle: async ({ principal, services }) => {
      if (principal.kind !== 'user') throw new Fault('access.sign_in')
      const { id, name, email } = principal
      const memberships = await services.records.db
        .selectFrom('membership')
        .select(['organizationId', 'role'])
        .where('userId', '=', id)
        .orderBy('createdAt')
        .execute()
      const organizations = memberships.map(({ organizationId, role }) => ({
        id: organizationId,
        role: memberRole.parse(role),
      }))
      return { body: { user: { id, name, email }, organizations } }
    },
  }),
  route({
    ...bare,
    method: 'delete',
    path: '/v1/me',
    name: 'eraseMe',
    tag: 'Sign-in',
    summary: 'Erase oneself: account, sessions, memberships; deeds stay told by a pseudonym',
    access: { at: 'self' },
    perMinute: 20,
    body: z.object({ password: z.string().min(1).max(256) }),
    status: 204,
    handle: async ({ principal, services, body, request }) => {
      if (principal.kind !== 'user') throw new Fault('access.sign_in')
      const { headers } = request
      await services.auth.api.verifyPassword({ body, headers }).catch(() => {
        throw new Fault('auth.invalid')
      })
      await services.records.db.transaction().execute((tx) => erasePerson(tx, principal.id))
      return { body: undefined }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/members`,
    name: 'listMembers',
    tag,
    summary: 'The members, with their roles and teams',
    access: { at: 'organization', role: 'viewer' },
    status: 200,
    answer: z.object({ items: z.array(member) }),
    handle: async (call) => ({ body: { items: await membersOf(call) } }),
  }),
  route({
    ...bare,
    method: 'patch',
    path: `${base}/members/{user}`,
    name: 'changeMember',
    tag,
    summary: 'Change a member’s role or teams; the last owner stays one',
    access: admins,
    params: userParams,
    body: z.object({ role: memberRole.optional(), teams: z.array(team).max(6).optional() }),
    ...done,
    handle: async (call) => {
      const { params, body, services, organization } = call
      const before = await memberOf(call, params.user)
      if (body.role !== undefined && body.role !== before.role) {
        await requireOwnerFor(call, before.role, body.role)
        await services.auth.api.updateMemberRole({
          body: { memberId: before.id, role: body.role, organizationId: organization },
          headers: call.request.headers,
        })
      }
      await services.records.db.transaction().execute(async (tx) => {
        if (body.teams !== undefined) {
          const rows = [...new Set(body.teams)].map((name) => ({
            organizationId: organization,
            userId: params.user,
            team: name,
          }))
          await tx
            .deleteFrom('memberTeam')
            .where('organizationId', '=', organization)
            .where('userId', '=', params.user)
            .execute()
          if (rows.length > 0)
            await tx
              .insertInto('memberTeam')
              .values(rows)
              .onConflict((conflict) => conflict.doNothing())
              .execute()
        }
        const deed = {
          action: 'member.change',
          subject: params.user,
          before: { role: before.role },
        }
        await audit(tx, call, { ...deed, after: body })
      })
      return { body: undefined }
    },
  }),
  route({
    ...bare,
    method: 'delete',
    path: `${base}/members/{user}`,
    name: 'removeMember',
    tag,
    summary: 'Remove a member; their sessions no longer open anything of the organisation',
    access: admins,
    params: userParams,
    ...done,
    handle: async (call) => {
      const { params, services, organization } = call
      const before = await memberOf(call, params.user)
      await requireOwnerFor(call, before.role, 'viewer')
      await services.auth.api.removeMember({
        body: { memberIdOrEmail: before.id, organizationId: organization },
        headers: call.request.headers,
      })
      await services.records.db
        .deleteFrom('workspaceRole')
        .where('userId', '=', params.user)
        .where('workspaceId', 'in', (is) =>
          is.selectFrom('workspace').select('id').where('organizationId', '=', organization),
        )
        .execute()
      const deed = { action: 'member.remove', subject: params.user, before: { role: before.role } }
      await audit(services.records.db, call, deed)
      return { body: undefined }
    },
  }),
  route({
    ...bare,
    method: 'delete',
    path: `${base}/members/{user}/sessions`,
    name: 'endMemberSessions',
    tag,
    summary: 'End all sessions of a member: they have to sign in again, on every device',
    access: admins,
    params: userParams,
    ...done,
    handle: async (call) => {
      const { user } = call.params
      const { role } = await memberOf(call, user)
      await requireOwnerFor(call, role, role)
      await call.services.records.db.transaction().execute(async (tx) => {
        await sql`delete from session where "userId" = ${user}`.execute(tx)
        await audit(tx, call, { action: 'member.end_sessions', subject: user })
      })
      return { body: undefined }
    },
  }),
]

async function membersOf({ services, organization }: Call): Promise<z.input<typeof member>[]> {
  const { db } = services.records
  const rows = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.userId')
    .select(['person.id', 'person.name', 'person.email', 'person.twoFactor', 'membership.role'])
    .select('membership.createdAt')
    .where('organizationId', '=', organization)
    .orderBy('membership.createdAt')
    .execute()
  const inTeams = await db
    .selectFrom('memberTeam')
    .selectAll()
    .where('organizationId', '=', organization)
    .execute()
  return rows.map(({ id, name, email, role, twoFactor, createdAt }) => ({
    user: id,
    name,
    email,
    role: memberRole.parse(role),
    teams: inTeams.filter(({ userId }) => userId === id).map((row) => row.team),
    twoFactor,
    since: createdAt.toISOString(),
  }))
}

async function memberOf({ services, organization }: Call, user: string) {
  const row = await services.records.db
    .selectFrom('membership')
    .select(['id', 'role'])
    .where('organizationId', '=', organization)
    .where('userId', '=', user)
    .executeTakeFirst()
  if (row === undefined) throw new Fault('access.not_found')
  return row
}

/** Only an owner makes or unmakes owners; that one always stays is a rule of the records. */
async function requireOwnerFor(call: Call, from: string, to: string): Promise<void> {
  if (from !== 'owner' && to !== 'owner') return
  const { principal } = call
  const asks = principal.kind === 'nobody' ? undefined : await memberOf(call, principal.id)
  if (asks?.role !== 'owner') throw new Fault('access.role', { role: 'admin', least: 'owner' })
}
