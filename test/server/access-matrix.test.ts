import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { atLeast, roles, type Scope, scopes } from '../../src/server/access/index.ts'
import type { Route } from '../../src/server/http/index.ts'
import { routes } from '../../src/server/routes/index.ts'
import type { Client } from './client.ts'
import { firstOwner, keyWith, member, type Owner, testServer } from './server.ts'

/** Who tries every route, and where it may be let in. */
interface Caller {
  readonly name: string
  readonly client: Client
  readonly allowed: (route: Route) => boolean
}

let owner: Owner
let stranger: Owner
const callers: Caller[] = []
let server: Awaited<ReturnType<typeof testServer>>

beforeAll(async () => {
  server = await testServer('embedded')
  owner = await firstOwner(server)
  stranger = await anotherOrganisation()
  callers.push({ name: 'nobody', client: server.client(), allowed: isPublic })
  callers.push({ name: 'owner elsewhere', client: stranger, allowed: isPersonal })
  const bogus = server.client('nf_of-somebody-who-never-was')
  callers.push({ name: 'an unknown key', client: bogus, allowed: () => false })
  const guest = await member(server, owner, 'guest')
  callers.push({ name: 'guest', client: guest, allowed: isPersonal })
  for (const role of roles) {
    const client = role === 'owner' ? owner : await member(server, owner, role)
    const allowed = ({ access }: Route) =>
      access.at === 'public' ||
      access.at === 'self' ||
      (access.at !== 'secret' && atLeast(role, access.role))
    callers.push({ name: role, client, allowed })
  }
  for (const scope of scopes) {
    const client = await keyWith(server, owner, [scope])
    callers.push({ name: `key ${scope}`, client, allowed: (route) => keyMay(route, scope) })
    const foreign = await keyWith(server, stranger, [scope])
    callers.push({ name: `key ${scope} elsewhere`, client: foreign, allowed: isPublic })
  }
}, 300_000)

afterAll(async () => server.close())

const isPublic = ({ access }: Route) => access.at === 'public'
const isPersonal = ({ access }: Route) => access.at === 'public' || access.at === 'self'
const keyMay = ({ access }: Route, scope: Scope) =>
  access.at === 'public' ||
  (access.at !== 'self' &&
    access.at !== 'secret' &&
    access.scope !== undefined &&
    (scope === 'admin' || access.scope === scope))

/** What is said to whom may not: nothing of what was asked for is looked at before. */
const denials = ['access.', 'request.origin']

describe.each(routes.filter(({ name }) => name !== 'signOut'))('$method $path', (route) => {
  test('lets in whom its table lets in, and nobody else', async () => {
    const path = route.path
      .replace('{organization}', owner.organization)
      .replace('{workspace}', owner.workspace)
      .replaceAll(/\{\w+\}/g, 'nothing-of-that-name')
    for (const { name, client, allowed } of callers) {
      // A body that no route takes: whoever is let in changes nothing.
      const body = route.method === 'get' ? undefined : { nonsense: true }
      const { status, body: said } = await client.ask(route.method.toUpperCase(), path, body)
      const denied = denials.some((code) => String(said?.code ?? '').startsWith(code))
      const label = `${name}: ${status} ${said?.code ?? ''}`
      // Who is let in may still ask for what is not there.
      if (allowed(route)) expect([401, 403].includes(status) && denied, label).toBe(false)
      else expect(denied, label).toBe(true)
      expect(status, label).toBeLessThan(500)
    }
  })
})

/** Another organisation with its own owner, as a second customer of one server has it. */
async function anotherOrganisation(): Promise<Owner> {
  const other = await member(server, owner, 'viewer')
  const { db } = server.records
  const organization = 'another-organisation'
  await sql`insert into organization (id, name, slug, "createdAt")
    values (${organization}, 'Other', 'other', now())`.execute(db)
  await sql`update member set "organizationId" = ${organization}, role = 'owner'
    where "userId" = ${other.user}`.execute(db)
  const { id } = await db
    .insertInto('workspace')
    .values({ organizationId: organization, name: 'Main', createdBy: other.user })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { ...other, token: other.token ?? '', organization, workspace: id }
}
