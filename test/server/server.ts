import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type RateLimits, usualLimits } from '../../src/server/http/index.ts'
import { type ServerSettings, serverSettings, startServer } from '../../src/server/index.ts'
import type { Records } from '../../src/store/index.ts'
import { newRecords, type StoreKind } from '../store/stores.ts'
import { type Client, clientOf } from './client.ts'

export interface TestServer {
  readonly url: string
  readonly settings: ServerSettings
  readonly records: Records
  readonly setupToken: string
  client(token?: string): Client
  close(): Promise<void>
}

/** Tests ask often. */
const manyRequests: RateLimits = { address: 1e9, person: 1e9, key: 1e9 }

/** A whole server of its own, with nothing in it; a home or records that are given may have something. */
export async function testServer(
  kind: StoreKind,
  options: Partial<ServerSettings> & {
    readonly usual?: boolean
    /** Instead of new ones. */
    readonly records?: Records
  } = {},
): Promise<TestServer> {
  const { usual = false, records = await newRecords(kind), home: given, ...more } = options
  const home = given ?? mkdtempSync(path.join(os.tmpdir(), 'northfit-server-'))
  const server = await startServer(
    { ...serverSettings({ home, port: 0, logLevel: 'error' }), ...more },
    { records, limits: usual ? usualLimits : manyRequests },
  )
  return {
    url: server.url,
    settings: server.settings,
    records,
    setupToken: server.setupLink?.split('token=')[1] ?? '',
    client: (token) => clientOf(server.url, token),
    close: async () => {
      await server.close()
      if (given === undefined) rmSync(home, { recursive: true, force: true })
    },
  }
}

interface OwnerFacts {
  readonly user: string
  readonly organization: string
  readonly workspace: string
}

export interface Owner extends Client, OwnerFacts {
  readonly token: string
}

const ownerSignIn = { email: 'owner@example.com', password: 'correct horse battery' }

/** The first owner, made by the one-time token. */
export async function firstOwner(server: TestServer): Promise<Owner> {
  const { body, status } = await server.client().ask('POST', '/v1/setup', {
    token: server.setupToken,
    name: 'Owner',
    ...ownerSignIn,
    organization: 'Acme',
  })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return { ...server.client(body.token), ...body }
}

/** The first owner with a new session: some things are asked only of who signed in just now. */
export async function signedInAgain(server: TestServer, owner: OwnerFacts): Promise<Owner> {
  const { headers, body } = await server.client().ask('POST', '/v1/auth/sign-in/email', ownerSignIn)
  const token = headers.get('set-auth-token')
  if (token === null) throw new Error(JSON.stringify(body))
  return { ...owner, ...server.client(token), token }
}

/** Somebody who joined by an invitation. */
export async function member(
  server: TestServer,
  owner: Owner,
  role: string,
): Promise<Client & { readonly user: string }> {
  const email = `${role}-${Math.floor(performance.now() * 1000)}@example.com`
  const invited = await owner.ask('POST', `/v1/organizations/${owner.organization}/invitations`, {
    email,
    role,
  })
  const joined = await server.client().ask('POST', `/v1/invitations/${invited.body.id}/accept`, {
    name: role,
    password: 'correct horse battery',
  })
  if (joined.status !== 200) throw new Error(JSON.stringify(joined.body))
  return { ...server.client(joined.body.token), user: joined.body.user }
}

/** A key of the owner's organisation. */
export async function keyWith(
  server: TestServer,
  owner: Owner,
  scopes: readonly string[],
): Promise<Client> {
  const made = await owner.ask('POST', `/v1/organizations/${owner.organization}/keys`, {
    name: scopes.join(' '),
    scopes,
  })
  return server.client(made.body.key)
}
