import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import { audit, bare, type Call, route } from '../http/index.ts'

/** What an organisation begins with. */
export const beginning = z.object({
  organization: z.string().trim().min(1).max(200),
  workspace: z.string().trim().min(1).max(200).default('Main'),
})

export const newOrganizationRoutes = [
  route({
    ...bare,
    method: 'post',
    path: '/v1/organizations',
    name: 'createOrganization',
    tag: 'Organisation',
    summary:
      'Make an organisation and its first workspace, where sign-up is open; one becomes its owner',
    access: { at: 'self' },
    idempotent: true,
    perMinute: 20,
    body: beginning,
    status: 201,
    answer: z.object({ organization: z.string(), workspace: z.string() }),
    handle: async (call) => {
      const { principal, services, body } = call
      if (services.settings.signUp !== 'open') throw new Fault('auth.closed')
      if (principal.kind !== 'user') throw new Fault('access.sign_in')
      const person = await services.records.db
        .selectFrom('person')
        .select('emailVerified')
        .where('id', '=', principal.id)
        .executeTakeFirst()
      if (person?.emailVerified !== true) throw new Fault('auth.email_not_verified')
      return { body: await makeOrganization(call, principal, body) }
    },
  }),
]

interface Owner {
  readonly id: string
  readonly name: string
  readonly email: string
}

/** An organisation with its first workspace, and somebody as its owner. */
export async function makeOrganization(
  call: Call,
  { id, name, email }: Owner,
  { organization: called, workspace: first }: z.output<typeof beginning>,
): Promise<{ organization: string; workspace: string }> {
  const { auth, records } = call.services
  const { id: organization } = await auth.api.createOrganization({
    body: { name: called, slug: randomBytes(8).toString('hex'), userId: id },
  })
  const { id: workspace } = await records.db
    .insertInto('workspace')
    .values({ organizationId: organization, name: first, createdBy: id })
    .returning('id')
    .executeTakeFirstOrThrow()
  const principal = { kind: 'user', id, name, email, session: '', via: 'bearer' } as const
  const doer = { ...call, principal, organization, workspace }
  await audit(records.db, doer, { action: 'organization.create', subject: organization })
  return { organization, workspace }
}
