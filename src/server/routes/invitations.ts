import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import { createKnown, roles } from '../access/index.ts'
import { audit, bare, type Call, route } from '../http/index.ts'
import { newcomer, withSession } from './people.ts'

const invitedRole = z.enum([...roles, 'guest']).exclude(['owner'])
const invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.string(),
    expires: z.iso.datetime(),
  })
  .meta({ id: 'Invitation' })
const base = '/v1/organizations/{organization}/invitations'
const tag = 'Organisation'
const admins = { at: 'organization', role: 'admin' } as const
const idParams = z.object({ id: z.string().max(100) })

export const invitationRoutes = [
  route({
    ...bare,
    method: 'get',
    path: base,
    name: 'listInvitations',
    tag,
    summary: 'Invitations that wait for an answer',
    access: admins,
    status: 200,
    answer: z.object({ items: z.array(invitation) }),
    handle: async ({ services, organization, request, now }) => {
      const all = await services.auth.api.listInvitations({
        query: { organizationId: organization },
        headers: request.headers,
      })
      const waiting = all.filter(
        ({ status, expiresAt }) => status === 'pending' && expiresAt.getTime() > now.getTime(),
      )
      return { body: { items: waiting.map(shown) } }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: base,
    name: 'invite',
    tag,
    summary: 'Invite somebody by e-mail; the link holds for a week',
    access: admins,
    idempotent: true,
    body: z.object({ email: z.email().max(320), role: invitedRole.default('viewer') }),
    status: 201,
    answer: invitation,
    handle: async (call) => {
      const { services, organization, request, body } = call
      const made = await services.auth.api.createInvitation({
        body: { ...body, organizationId: organization },
        headers: request.headers,
      })
      const deed = { action: 'invitation.create', subject: made.id, after: { role: body.role } }
      await audit(services.records.db, call, deed)
      return { body: shown(made) }
    },
  }),
  route({
    ...bare,
    method: 'delete',
    path: `${base}/{id}`,
    name: 'cancelInvitation',
    tag,
    summary: 'Take an invitation back',
    access: admins,
    params: idParams,
    status: 204,
    handle: async (call) => {
      const { services, organization, request, params } = call
      const found = await waitingInvitation(call, params.id)
      if (found.organizationId !== organization) throw new Fault('access.not_found')
      await services.auth.api.cancelInvitation({
        body: { invitationId: params.id },
        headers: request.headers,
      })
      await audit(services.records.db, call, { action: 'invitation.cancel', subject: params.id })
      return { body: undefined }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: '/v1/invitations/{id}/accept',
    name: 'acceptInvitation',
    tag: 'Sign-in',
    summary:
      'Join by the link of an invitation: with a new account, or signed in with the address it went to',
    access: { at: 'public' },
    perMinute: 20,
    params: idParams,
    body: newcomer.optional(),
    status: 200,
    answer: z.object({ user: z.string(), organization: z.string(), token: z.string().optional() }),
    handle: accept,
  }),
]

async function accept(
  call: Call<z.output<typeof idParams>, unknown, z.output<typeof newcomer> | undefined>,
): Promise<Response> {
  const { services, params, body, principal, request } = call
  const found = await waitingInvitation(call, params.id)
  const organization = found.organizationId
  const join = async (headers: Headers, user: string, name: string) => {
    await services.auth.api.acceptInvitation({ body: { invitationId: params.id }, headers })
    const joined = {
      kind: 'user',
      id: user,
      name,
      email: found.email,
      session: '',
      via: 'bearer',
    } as const
    const doer = { ...call, principal: joined, organization, workspace: '' }
    await audit(services.records.db, doer, { action: 'member.join', subject: user })
  }
  if (principal.kind === 'user') {
    if (principal.email.toLowerCase() !== found.email.toLowerCase())
      throw new Fault('auth.other_address')
    await join(request.headers, principal.id, principal.name)
    return Response.json({ user: principal.id, organization })
  }
  if (body === undefined) throw new Fault('auth.newcomer_missing')
  const { db } = services.records
  const session = await createKnown(db, services.auth, { ...body, email: found.email }, call)
  await join(new Headers({ authorization: `Bearer ${session.token}` }), session.user, body.name)
  const { user, token } = session
  return withSession(session, 200, { user, organization, token })
}

async function waitingInvitation({ services, now }: Call, id: string) {
  const context = await services.auth.$context
  const found = await context.adapter.findOne<{
    organizationId: string
    email: string
    status: string
    expiresAt: Date
  }>({ model: 'invitation', where: [{ field: 'id', value: id }] })
  if (found === null || found.status !== 'pending' || found.expiresAt.getTime() < now.getTime())
    throw new Fault('auth.invitation')
  return found
}

function shown({
  id,
  email,
  role,
  expiresAt,
}: {
  id: string
  email: string
  role: string | null
  expiresAt: Date
}) {
  return { id, email, role: role ?? '', expires: expiresAt.toISOString() }
}
