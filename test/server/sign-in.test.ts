import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onEveryStore } from '../store/stores.ts'
import { browserLike } from './browser-like.ts'
import { lettersTo, letterTo } from './letters.ts'
import { firstOwner, member, type Owner, type TestServer, testServer } from './server.ts'
import { totp } from './totp.ts'

const email = 'owner@example.com'
const password = 'correct horse battery'

onEveryStore((_, kind) => {
  let server: TestServer
  let owner: Owner
  const people = () => `/v1/organizations/${owner.organization}/invitations`
  const signIn = (secret = password, address = email) =>
    server.client().ask('POST', '/v1/auth/sign-in/email', { email: address, password: secret })

  beforeAll(async () => {
    server = await testServer(kind)
    owner = await firstOwner(server)
  })
  afterAll(async () => server.close())

  test('a password opens a session, as a cookie and for programs', async () => {
    const browser = browserLike(server)
    const signed = await browser.ask('POST', '/v1/auth/sign-in/email', { email, password })
    expect(signed.status).toBe(200)
    expect(signed.headers.getSetCookie().join()).toMatch(/HttpOnly.*SameSite=Lax/i)
    expect((await browser.ask('GET', '/v1/me')).body.user.email).toBe(email)
    const token = signed.headers.get('set-auth-token') ?? ''
    expect((await server.client(token).ask('GET', '/v1/me')).body.user.email).toBe(email)
    await browser.ask('POST', '/v1/auth/sign-out')
    expect((await server.client(token).ask('GET', '/v1/me')).status).toBe(401)
  })

  test('a wrong password and an unknown address are answered alike', async () => {
    const wrong = await signIn('another password')
    const unknown = await signIn(password, 'nobody@example.com')
    for (const { status, body } of [wrong, unknown])
      expect({ status, code: body.code }).toEqual({ status: 401, code: 'auth.invalid' })
    expect(wrong.body.detail).toBe(unknown.body.detail)
  })

  test('a cookie counts only where the request comes from our own pages', async () => {
    const browser = browserLike(server)
    await browser.ask('POST', '/v1/auth/sign-in/email', { email, password })
    const keys = `/v1/organizations/${owner.organization}/keys`
    const make = { name: 'k', scopes: ['read'] }
    for (const origin of ['https://evil.example', 'null', '']) {
      const refused = await browser.ask('POST', keys, make, origin)
      expect(refused).toMatchObject({ status: 403, body: { code: 'request.origin' } })
    }
    expect((await browser.ask('POST', keys, make)).status).toBe(201)
  })

  test('a forgotten password is set anew by the letter, and old sessions end', async () => {
    const forgetful = await member(server, owner, 'viewer')
    const address = (await forgetful.ask('GET', '/v1/me')).body.user.email
    const ask = (to: string) =>
      server.client().ask('POST', '/v1/auth/request-password-reset', { email: to })
    expect(await ask('nobody@example.com')).toMatchObject({ status: 200 })
    expect((await ask(address)).status).toBe(200)
    expect(await lettersTo(server, 'nobody@example.com')).toEqual([])
    const { link } = await letterTo(server, address)
    expect(`${link.origin}${link.pathname}`).toBe(`${server.settings.url}/reset-password`)
    const reset = { token: link.searchParams.get('token'), newPassword: 'a longer new password' }
    expect((await server.client().ask('POST', '/v1/auth/reset-password', reset)).status).toBe(200)
    expect((await forgetful.ask('GET', '/v1/me')).status).toBe(401)
    expect((await signIn(reset.newPassword, address)).status).toBe(200)
    const again = await server.client().ask('POST', '/v1/auth/reset-password', reset)
    expect(again.body.code).toBe('auth.link_invalid')
  })

  test('sessions are listed and ended', async () => {
    const here = await signIn()
    const there = await signIn()
    const asked = server.client(here.headers.get('set-auth-token') ?? '')
    const elsewhere = server.client(there.headers.get('set-auth-token') ?? '')
    const listed = await asked.ask('GET', '/v1/auth/list-sessions')
    expect(listed.body.length).toBeGreaterThanOrEqual(2)
    const mine = await elsewhere.ask('GET', '/v1/me')
    expect(mine.status).toBe(200)
    const { token } = listed.body.find(
      (session: { token: string }) => session.token === there.body.token,
    )
    expect((await asked.ask('POST', '/v1/auth/revoke-session', { token })).status).toBe(200)
    expect((await elsewhere.ask('GET', '/v1/me')).status).toBe(401)
    expect((await asked.ask('POST', '/v1/auth/revoke-other-sessions')).status).toBe(200)
    expect((await owner.ask('GET', '/v1/me')).status).toBe(401)
    owner = { ...owner, ...asked }
  })

  describe('two-factor sign-in', () => {
    test('needs a code of the authenticator, or a recovery code, once', async () => {
      const careful = await member(server, owner, 'editor')
      const address = (await careful.ask('GET', '/v1/me')).body.user.email
      const browser = browserLike(server)
      await browser.ask('POST', '/v1/auth/sign-in/email', { email: address, password })
      const wrong = await browser.ask('POST', '/v1/auth/two-factor/enable', { password: 'no' })
      expect(wrong.body.code).toBe('auth.invalid')
      const begun = await browser.ask('POST', '/v1/auth/two-factor/enable', { password })
      const { totpURI, backupCodes } = begun.body
      const verify = (code: string) =>
        browser.ask('POST', '/v1/auth/two-factor/verify-totp', { code })
      expect((await verify(wrongCode(totpURI))).body.code).toBe('auth.code_invalid')
      const begunAt = Date.now()
      expect((await verify(totp(totpURI, begunAt))).status).toBe(200)

      const first = () =>
        browser.ask('POST', '/v1/auth/sign-in/email', { email: address, password })
      browser.jar.clear()
      expect(await verify(totp(totpURI))).toMatchObject({ body: { code: 'auth.step_missing' } })
      expect((await first()).body.twoFactorRedirect).toBe(true)
      expect((await browser.ask('GET', '/v1/me')).status).toBe(401)
      expect((await verify(wrongCode(totpURI))).body.code).toBe('auth.code_invalid')
      // The code that turned it on is spent; the next one is good within the time that clocks may differ.
      const spent = totp(totpURI, begunAt)
      expect((await verify(spent)).body.code).toBe('auth.code_invalid')
      expect((await browser.ask('GET', '/v1/me')).status).toBe(401)
      await first()
      expect((await verify(totp(totpURI, begunAt + 30_000))).status).toBe(200)
      expect((await browser.ask('GET', '/v1/me')).status).toBe(200)

      for (const status of [200, 401]) {
        browser.jar.clear()
        await first()
        const code = backupCodes[0]
        await browser.ask('POST', '/v1/auth/two-factor/verify-backup-code', { code })
        expect((await browser.ask('GET', '/v1/me')).status).toBe(status)
      }
    })
  })

  test('an organisation may demand a second factor, of whoever demands it too', async () => {
    const policy = `/v1/organizations/${owner.organization}/policy`
    const demand = { secondFactor: true }
    const match = { 'if-match': '"0"' }
    const refused = { status: 403, body: { code: 'access.second_factor' } }
    expect(await owner.ask('PUT', policy, demand, match)).toMatchObject(refused)
    const person = (user: string, on: boolean) =>
      sql`update "user" set "twoFactorEnabled" = ${on} where id = ${user}`.execute(
        server.records.db,
      )
    const other = await member(server, owner, 'viewer')
    await person(owner.user, true)
    expect((await owner.ask('PUT', policy, demand, match)).status).toBe(204)
    expect((await owner.ask('PUT', policy, demand, match)).status).toBe(412)
    const workspace = `/v1/workspaces/${owner.workspace}`
    expect(await other.ask('GET', workspace)).toMatchObject(refused)
    expect((await owner.ask('GET', workspace)).status).toBe(200)
    expect((await other.ask('GET', '/v1/me')).status).toBe(200)
    await person(other.user, true)
    expect((await other.ask('GET', workspace)).status).toBe(200)
    const off = { secondFactor: false }
    expect((await owner.ask('PUT', policy, off, { 'if-match': '"1"' })).status).toBe(204)
    await person(owner.user, false)
  })

  test('whoever manages members ends their sessions, and only owners those of owners', async () => {
    const lost = await member(server, owner, 'editor')
    const admin = await member(server, owner, 'admin')
    const sessions = (user: string) =>
      `/v1/organizations/${owner.organization}/members/${user}/sessions`
    expect((await lost.ask('DELETE', sessions(admin.user))).status).toBe(403)
    expect((await admin.ask('DELETE', sessions(lost.user))).status).toBe(204)
    expect((await lost.ask('GET', '/v1/me')).status).toBe(401)
    expect((await admin.ask('DELETE', sessions(owner.user))).status).toBe(403)
    expect((await owner.ask('GET', '/v1/me')).status).toBe(200)
  })

  test('of two owners who take the role from each other at once, one stays', async () => {
    const members = `/v1/organizations/${owner.organization}/members`
    const second = await member(server, owner, 'viewer')
    await owner.ask('PATCH', `${members}/${second.user}`, { role: 'owner' })
    const answers = await Promise.all([
      owner.ask('PATCH', `${members}/${second.user}`, { role: 'viewer' }),
      second.ask('PATCH', `${members}/${owner.user}`, { role: 'viewer' }),
    ])
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
    const { body } = await owner.ask('GET', members)
    const owners = body.items.filter(({ role }: { role: string }) => role === 'owner')
    expect(owners).toHaveLength(1)
    if (owners[0].user === owner.user) return
    await second.ask('PATCH', `${members}/${owner.user}`, { role: 'owner' })
  })

  describe('an invitation', () => {
    const invite = async (address: string) => {
      const made = await owner.ask('POST', people(), { email: address, role: 'editor' })
      return made.body.id as string
    }
    const accept = (id: string, client = server.client()) =>
      client.ask('POST', `/v1/invitations/${id}/accept`, { name: 'New', password })
    const invalid = { status: 422, body: { code: 'auth.invitation' } }

    test('goes out as a letter, and works once', async () => {
      const id = await invite('new@example.com')
      const { link } = await letterTo(server, 'new@example.com')
      expect(link.href).toBe(`${server.settings.url}/invitation?id=${id}`)
      const joined = await accept(id)
      expect(joined.status).toBe(200)
      const me = await server.client(joined.body.token).ask('GET', '/v1/me')
      expect(me.body.organizations).toMatchObject([{ id: owner.organization, role: 'editor' }])
      expect(await accept(id)).toMatchObject(invalid)
      const again = await owner.ask('POST', people(), { email: 'new@example.com' })
      expect(again).toMatchObject({ status: 422, body: { code: 'auth.member_already' } })
    })

    test('is void once it was taken back or has expired', async () => {
      const taken = await invite('taken@example.com')
      expect((await owner.ask('DELETE', `${people()}/${taken}`)).status).toBe(204)
      expect(await accept(taken)).toMatchObject(invalid)
      const late = await invite('late@example.com')
      await sql`update invitation set "expiresAt" = now() - interval '1 minute' where id = ${late}`.execute(
        server.records.db,
      )
      expect(await accept(late)).toMatchObject(invalid)
      expect((await owner.ask('GET', people())).body.items).toEqual([])
    })

    test('is only for the address it went to', async () => {
      const id = await invite('meant@example.com')
      const other = await member(server, owner, 'viewer')
      const refused = await other.ask('POST', `/v1/invitations/${id}/accept`)
      expect(refused).toMatchObject({ status: 422, body: { code: 'auth.other_address' } })
      const bare = await server.client().ask('POST', `/v1/invitations/${id}/accept`)
      expect(bare).toMatchObject({ status: 422, body: { code: 'auth.newcomer_missing' } })
    })
  })

  test('accounts and organisations are by invitation unless sign-up is open', async () => {
    const newcomer = { name: 'N', email: 'n@example.com', password }
    const closed = { status: 403, body: { code: 'auth.closed' } }
    expect(await server.client().ask('POST', '/v1/auth/sign-up/email', newcomer)).toMatchObject(
      closed,
    )
    expect(await owner.ask('POST', '/v1/organizations', { organization: 'Other' })).toMatchObject(
      closed,
    )
  })
}, 'embedded')

describe('open sign-up', () => {
  let server: TestServer
  const newcomer = { name: 'Newcomer', email: 'new@example.com', password }
  const signUp = (body: object = newcomer) =>
    server.client().ask('POST', '/v1/auth/sign-up/email', body)

  beforeAll(async () => {
    server = await testServer('embedded', { signUp: 'open' })
    await firstOwner(server)
  })
  afterAll(async () => server.close())

  test('sends a link, and only then lets in', async () => {
    const fresh = await signUp()
    expect(fresh).toMatchObject({ status: 202, body: { status: 'sent' } })
    const signIn = () =>
      server.client().ask('POST', '/v1/auth/sign-in/email', { email: newcomer.email, password })
    expect((await signIn()).body.code).toBe('auth.email_not_verified')
    const { link } = await letterTo(server, newcomer.email)
    const opened = await server.client().ask('GET', link.pathname + link.search)
    expect(opened.status).toBe(302)
    expect(opened.headers.get('location')).toBe('/sign-in?confirmed=yes')
    const signed = await signIn()
    const person = server.client(signed.headers.get('set-auth-token') ?? '')
    expect((await person.ask('GET', '/v1/me')).body.organizations).toEqual([])
    const made = await person.ask('POST', '/v1/organizations', { organization: 'Second' })
    expect(made.status).toBe(201)
    const workspace = await person.ask('GET', `/v1/workspaces/${made.body.workspace}`)
    expect(workspace).toMatchObject({ status: 200, body: { name: 'Main' } })
    const { body } = await person.ask('GET', '/v1/me')
    expect(body.organizations).toMatchObject([{ id: made.body.organization, role: 'owner' }])
  })

  test('does not tell whether an address has an account', async () => {
    const taken = await signUp({ ...newcomer, email, password: 'not the owner’s' })
    const fresh = await signUp({ ...newcomer, email: 'fresh@example.com' })
    expect({ ...taken, headers: 0 }).toEqual({ ...fresh, headers: 0 })
    expect(await lettersTo(server, email)).toEqual([])
    const signed = { email, password: 'not the owner’s' }
    expect((await server.client().ask('POST', '/v1/auth/sign-in/email', signed)).status).toBe(401)
  })

  test('a link that is not ours ends on the page for signing in', async () => {
    const at = '/v1/auth/verify-email?token=x&callbackURL=%2Fsign-in%3Fconfirmed%3Dyes'
    const opened = await server.client().ask('GET', at)
    expect(opened.headers.get('location')).toBe('/sign-in?confirmed=yes&error=INVALID_TOKEN')
  })
})

test('signing in again and again is slowed down', async () => {
  const server = await testServer('embedded', { usual: true })
  try {
    const signIn = () => server.client().ask('POST', '/v1/auth/sign-in/email', {})
    for (let attempt = 0; attempt < 20; attempt += 1) expect((await signIn()).status).toBe(422)
    const slowed = await signIn()
    expect(slowed).toMatchObject({ status: 429, body: { code: 'request.too_many' } })
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
  } finally {
    await server.close()
  }
})

/** A code that is not the one of now, nor of the half minutes beside it. */
function wrongCode(link: string): string {
  const near = [-30_000, 0, 30_000].map((shift) => totp(link, Date.now() + shift))
  return ['000000', '111111', '222222', '333333'].find((code) => !near.includes(code)) ?? ''
}
