import { z } from 'zod'
import { createKnown, spendToken } from '../access/index.ts'
import { bare, type Call, route } from '../http/index.ts'
import { beginning, makeOrganization } from './new-organization.ts'
import { newcomer, withSession } from './people.ts'

const owner = newcomer.extend({
  token: z.string().max(200),
  email: z.email().max(320),
  ...beginning.shape,
})

/** The first owner, by the link that the server's first start prints. */
export const setupRoutes = [
  route({
    ...bare,
    method: 'post',
    path: '/v1/setup',
    name: 'setUp',
    tag: 'Sign-in',
    summary:
      'Make the first owner, organisation and workspace, with the one-time token of the terminal',
    access: { at: 'public' },
    perMinute: 20,
    body: owner,
    status: 201,
    answer: z.object({
      user: z.string(),
      organization: z.string(),
      workspace: z.string(),
      token: z.string().describe('A session, for `Authorization: Bearer`.'),
    }),
    handle: async (call) =>
      await spendToken(call.services.records.db, call.body.token, () => setUp(call)),
  }),
]

async function setUp(call: Call<unknown, unknown, z.output<typeof owner>>) {
  const { services, body } = call
  const session = await createKnown(services.records.db, services.auth, body, call)
  const { user, token } = session
  const made = await makeOrganization(call, { ...body, id: user }, body)
  return withSession(session, 201, { user, ...made, token })
}
