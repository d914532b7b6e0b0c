import { connect } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { letterTo } from './letters.ts'
import { firstOwner, member, type Owner, type TestServer, testServer } from './server.ts'

const email = 'owner@example.com'
const password = 'correct horse battery'
let server: TestServer
let owner: Owner

beforeAll(async () => {
  server = await testServer('embedded')
  owner = await firstOwner(server)
})
afterAll(async () => server.close())

test('behind https, cookies belong to this host alone', async () => {
  const secure = await testServer('embedded', { url: 'https://icp.example.com' })
  try {
    await firstOwner(secure)
    const origin = { origin: 'https://icp.example.com' }
    const signed = await secure
      .client()
      .ask('POST', '/v1/auth/sign-in/email', { email, password }, origin)
    const [cookie = ''] = signed.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-northfit\.session_token=/)
    for (const attribute of [/; Secure/, /; HttpOnly/, /; SameSite=Lax/, /; Path=\/;|; Path=\/$/])
      expect(cookie).toMatch(attribute)
    expect(cookie).not.toMatch(/domain/i)
    const page = await secure.client().ask('GET', '/sign-in?lang=fa')
    expect(page.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-northfit\.language=fa;.*; Secure$/),
    ])
    const known = { cookie: cookie.split(';')[0] ?? '' }
    expect((await secure.client().ask('GET', '/v1/me', undefined, known)).status).toBe(200)
  } finally {
    await secure.close()
  }
})

test('nobody stays signed in for longer than thirty days, however busy', async () => {
  const busy = await member(server, owner, 'viewer')
  expect((await busy.ask('GET', '/v1/me')).status).toBe(200)
  await sql`update session set "createdAt" = now() - interval '31 days'
    where "userId" = ${busy.user}`.execute(server.records.db)
  expect(await busy.ask('GET', '/v1/me')).toMatchObject({ status: 401 })
  const { rows } = await sql`select from session where "userId" = ${busy.user}`.execute(
    server.records.db,
  )
  expect(rows).toEqual([])
})

test('a new password is not made of what others know of its owner', async () => {
  const guessable = { status: 422, body: { code: 'auth.password_guessable' } }
  const someone = await member(server, owner, 'editor')
  const change = (newPassword: string) =>
    someone.ask('POST', '/v1/auth/change-password', { currentPassword: password, newPassword })
  for (const guess of ['Northfit2026!', 'Acme-12345678', 'editor editor'])
    expect(await change(guess)).toMatchObject(guessable)
  const address = (await someone.ask('GET', '/v1/me')).body.user.email
  await server.client().ask('POST', '/v1/auth/request-password-reset', { email: address })
  const { link } = await letterTo(server, address)
  const reset = { token: link.searchParams.get('token'), newPassword: 'acme editor 1234' }
  const refused = await server.client().ask('POST', '/v1/auth/reset-password', reset)
  expect(refused).toMatchObject(guessable)
  const invitations = `/v1/organizations/${owner.organization}/invitations`
  const { body } = await owner.ask('POST', invitations, { email: 'leah@example.com' })
  const join = { name: 'Leah', password: 'leah acme leah' }
  const joining = server.client().ask('POST', `/v1/invitations/${body.id}/accept`, join)
  expect(await joining).toMatchObject(guessable)
})

test('changing the password ends all other sessions', async () => {
  const signIn = () => server.client().ask('POST', '/v1/auth/sign-in/email', { email, password })
  const [here, there] = [await signIn(), await signIn()].map(({ headers }) =>
    server.client(headers.get('set-auth-token') ?? ''),
  )
  const change = { currentPassword: password, newPassword: 'another long sentence' }
  expect((await here?.ask('POST', '/v1/auth/change-password', change))?.status).toBe(200)
  expect((await there?.ask('GET', '/v1/me'))?.status).toBe(401)
})

test('other websites get nothing, and no answer may be kept', async () => {
  const evil = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
  for (const method of ['GET', 'OPTIONS']) {
    const { headers } = await server.client().ask(method, '/v1/health/live', undefined, evil)
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('strict-transport-security')).toMatch(/includeSubDomains/)
    expect(headers.get('content-security-policy')).toMatch(/object-src 'none'.*base-uri 'none'/)
  }
})

test('a message whose end could be read in two ways, and TRACE, are refused', async () => {
  const host = `Host: ${new URL(server.url).host}\r\n`
  const smuggled = `POST /v1/auth/sign-out HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`
  expect(await raw(smuggled)).toMatch(/^HTTP\/1\.1 400 /)
  const secret = 'X-Secret: of-the-request\r\n'
  const traced = await raw(`TRACE /v1/me HTTP/1.1\r\n${host}${secret}Connection: close\r\n\r\n`)
  expect(traced).toMatch(/^HTTP\/1\.1 [45]/)
  expect(traced).not.toContain('of-the-request')
})

function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    let said = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.setTimeout(2000, () => socket.end())
    socket.on('data', (chunk) => {
      said += chunk
    })
    socket.on('close', () => resolve(said))
    socket.on('error', reject)
  })
}
