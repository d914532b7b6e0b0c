import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserLike } from './browser-like.ts'
import { type Provider, startProvider } from './provider.ts'
import { firstOwner, type Owner, type TestServer, testServer } from './server.ts'

let provider: Provider
let server: TestServer
let owner: Owner

beforeAll(async () => {
  const clientId = 'northfit'
  const clientSecret = 'of the provider'
  provider = await startProvider(clientId, clientSecret)
  const oidc = { issuer: provider.issuer, clientId, clientSecret }
  server = await testServer('embedded', { oidc })
  owner = await firstOwner(server)
})
afterAll(async () => {
  await server?.close()
  await provider?.close()
})

/** Goes to the provider and back, as a browser follows the redirects. */
async function enter(callbackURL: string) {
  const browser = browserLike(server)
  const begun = await browser.ask('POST', '/v1/auth/sign-in/social', {
    provider: 'oidc',
    callbackURL,
  })
  expect(begun.status).toBe(200)
  const there = await fetch(begun.body.url, { redirect: 'manual' })
  const back = new URL(there.headers.get('location') ?? '')
  expect(back.origin + back.pathname).toBe(`${server.settings.url}/v1/auth/callback/oidc`)
  const landed = await browser.ask('GET', back.pathname + back.search)
  return { browser, landed: landed.headers.get('location') }
}

test('somebody who has an account is known by the address that the provider confirms', async () => {
  provider.person = { sub: 'o', email: 'owner@example.com', email_verified: true, name: 'O' }
  const { browser, landed } = await enter('/account')
  expect(landed).toBe('/account')
  expect((await browser.ask('GET', '/v1/me')).body.user.id).toBe(owner.user)
  expect(provider.refused).toEqual([])
})

test('an address that the provider does not confirm opens nobody’s account', async () => {
  provider.person = { sub: 'x', email: 'owner@example.com', email_verified: false, name: 'X' }
  const { browser, landed } = await enter('/account')
  expect(landed).toMatch(/^[^?]*\/sign-in\?error=/)
  expect((await browser.ask('GET', '/v1/me')).status).toBe(401)
})

test('somebody new comes in where they were invited, and only there', async () => {
  provider.person = { sub: 'n', email: 'New@example.com', email_verified: true, name: 'New' }
  const refused = await enter('/account')
  expect(refused.landed).toMatch(/^[^?]*\/sign-in\?error=/)
  const email = 'new@example.com'
  const invitations = `/v1/organizations/${owner.organization}/invitations`
  const { body } = await owner.ask('POST', invitations, { email, role: 'editor' })
  const { browser, landed } = await enter(`/invitation?id=${body.id}`)
  expect(landed).toBe(`/invitation?id=${body.id}`)
  expect((await browser.ask('POST', `/v1/invitations/${body.id}/accept`)).status).toBe(200)
  const me = await browser.ask('GET', '/v1/me')
  expect(me.body.organizations).toMatchObject([{ id: owner.organization, role: 'editor' }])
})
