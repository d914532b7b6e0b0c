import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/messages/index.ts'
import { routes } from '../../src/server/routes/index.ts'
import { letterTo } from '../server/letters.ts'
import { type TestServer, testServer } from '../server/server.ts'
import { totp } from '../server/totp.ts'

const executablePath = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((file) => existsSync(file))
const password = 'correct horse battery'

describe.skipIf(executablePath === undefined)('the pages', () => {
  let browser: Browser
  let server: TestServer
  let first: BrowserContext
  const said: string[] = []

  beforeAll(async () => {
    server = await testServer('embedded')
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
    })
    first = await visitor()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const visitor = async () => {
    const context = await browser.newContext({ baseURL: server.settings.url, locale: 'en-GB' })
    context.setDefaultTimeout(20_000)
    return context
  }

  const open = async (context: BrowserContext, path: string): Promise<Page> => {
    const page = await context.newPage()
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) said.push(message.text())
    })
    page.on('pageerror', (error) => said.push(error.message))
    await page.goto(path)
    return page
  }

  const broken = async (page: Page): Promise<unknown> => {
    await page.evaluate('for (const part of document.querySelectorAll("details")) part.open = true')
    // The policy of the page lets no script in; the check comes in beside it.
    await page.evaluate(axe.source)
    return await page.evaluate(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))',
    )
  }

  it('lead from the link of the terminal to an account and a key that works', async () => {
    const page = await open(first, `/setup?token=${server.setupToken}`)
    expect(await broken(page)).toEqual([])
    await page.getByLabel('Your name').fill('Ada')
    await page.getByLabel('E-mail address').fill('ada@example.com')
    await page.getByLabel('Name of the organisation').fill('Acme')
    await page.getByLabel('Password').fill('too short')
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).pathname).toBe('/setup')
    await page.getByLabel('Password').fill(password)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/account')
    expect(await page.getByRole('main').textContent()).toContain(
      'Signed in as Ada (ada@example.com)',
    )
    await page.getByLabel('What the key is for').fill('Test')
    await page.getByRole('button', { name: 'Make a key' }).click()
    await page.locator('[data-wrong=scopes]').filter({ hasText: /./ }).waitFor()
    await page.getByLabel('read results').check()
    await page.getByRole('button', { name: 'Make a key' }).click()
    const shown = page.locator('[data-answer=key]').filter({ hasText: /^nf_/ })
    const key = (await shown.textContent()) ?? ''
    expect(await broken(page)).toEqual([])
    const { db } = server.records
    const { id } = await db.selectFrom('workspace').select('id').executeTakeFirstOrThrow()
    const read = await server.client(key).ask('GET', `/v1/workspaces/${id}`)
    expect(read).toMatchObject({ status: 200, body: { name: 'Main' } })

    await page.goto('/account')
    const row = page.getByRole('listitem').filter({ hasText: `${key.slice(0, 9)}…` })
    expect(await broken(page)).toEqual([])
    await row.getByRole('button', { name: 'Revoke' }).click()
    await row.waitFor({ state: 'detached' })
    expect((await server.client(key).ask('GET', `/v1/workspaces/${id}`)).status).toBe(401)
  })

  it('say on a page, in its language, what is wrong with a link', async () => {
    const page = await open(await visitor(), '/accounts?lang=fa')
    expect(await page.evaluate('document.documentElement.dir')).toBe('rtl')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/\p{L}/u)
    expect(await broken(page)).toEqual([])
    await page.goto(`/setup?token=${'x'.repeat(5000)}`)
    expect(await page.locator('main').textContent()).not.toContain('{')
  })

  it('let somebody join by the letter of an invitation', async () => {
    const { db } = server.records
    const { organizationId } = await db
      .selectFrom('membership')
      .select('organizationId')
      .executeTakeFirstOrThrow()
    const invited = await first.request.post(`/v1/organizations/${organizationId}/invitations`, {
      data: { email: 'bob@example.com', role: 'editor' },
      headers: { origin: server.settings.url },
    })
    expect(invited.status()).toBe(201)
    const { link } = await letterTo(server, 'bob@example.com')
    const page = await open(await visitor(), link.href)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Join Acme')
    expect(await broken(page)).toEqual([])
    await page.getByLabel('Your name').fill('Bob')
    await page.getByLabel('Password').fill(password)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/account')
    expect(await page.getByRole('listitem').first().textContent()).toMatch(/Acme\s+editor/)
    await page.goto(link.href)
    expect(await page.getByRole('main').textContent()).toContain('not valid any more')
  })

  it('set a forgotten password anew, then sign in with two factors', async () => {
    const page = await open(await visitor(), '/')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    expect(await broken(page)).toEqual([])
    const signIn = async (secret: string) => {
      await page.locator('#sign-in').getByLabel('E-mail address').fill('bob@example.com')
      await page.locator('#sign-in').getByLabel('Password').fill(secret)
      await page.keyboard.press('Enter')
    }
    await signIn('not my password')
    await page.getByRole('alert').filter({ hasText: 'password is wrong' }).waitFor()
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await page.getByLabel('E-mail address').fill('bob@example.com')
    await page.keyboard.press('Enter')
    await page.getByText('a link is on its way').waitFor()
    const { link } = await letterTo(server, 'bob@example.com')
    await page.goto(link.href)
    expect(await broken(page)).toEqual([])
    await page.getByLabel('New password').fill('another horse battery')
    await page.keyboard.press('Enter')
    await page.getByText('Your new password is set').waitFor()
    await signIn('another horse battery')
    await page.waitForURL('**/account')

    const changing = page.locator('#password')
    await changing.getByLabel('Current password').fill('another horse battery')
    await changing.getByLabel('New password').fill(password)
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    await page.locator('#two-factor').getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Turn on' }).click()
    const totpLink = page.locator('a[href^="otpauth:"]')
    const address = (await totpLink.getAttribute('href')) ?? ''
    expect(
      await page
        .getByRole('listitem')
        .filter({ hasText: /^\w{5}-\w{5}$/ })
        .count(),
    ).toBe(10)
    expect(await broken(page)).toEqual([])
    await page.getByLabel('Code from the authenticator app').fill(totp(address))
    await page.keyboard.press('Enter')
    await page.getByText('It is on').waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in')
    await signIn(password)
    await page
      .getByLabel('Code from the authenticator app')
      .fill(totp(address, Date.now() + 30_000))
    expect(await broken(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.waitForURL('**/account')
  })

  it.each(languages)('fit a phone and keep to the language chosen in %s', async (language) => {
    const context = await visitor()
    const page = await open(context, '/reset-password?token=x')
    await page.setViewportSize({ width: 360, height: 780 })
    await page.goto(`/reset-password?token=x&lang=${language}`)
    await page.goto('/sign-in')
    const at = await page.evaluate('[document.documentElement.lang, document.documentElement.dir]')
    expect(at).toEqual([language, language === 'fa' ? 'rtl' : 'ltr'])
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
    expect(await broken(page)).toEqual([])
    await context.close()
  })

  it('show every operation of the API, which every caller may read', async () => {
    const page = await open(await visitor(), '/docs/api')
    const operations = routes.map(({ name }) => name)
    const shown = await page.evaluate(
      "[...document.querySelectorAll('section:not(#schemas) > article')].map(({ id }) => id)",
    )
    expect(new Set(Array.isArray(shown) ? shown : [])).toEqual(new Set(operations))
    expect(await page.evaluate('document.scripts.length')).toBe(1)
    expect(await broken(page)).toEqual([])
    const links =
      '[...document.querySelectorAll(\'a[href^="#"]\')].map(({ hash }) => hash.slice(1))'
    expect(await page.evaluate(`${links}.filter((id) => !document.getElementById(id))`)).toEqual([])
  })

  it('never send anybody to another site', async () => {
    const page = await open(await visitor(), '/sign-in?next=//evil.example/')
    expect(await page.locator('#sign-in').getAttribute('data-next')).toBe('/account')
  })

  it('say nothing on the console but that requests were refused', () => {
    expect(
      said.filter((line) => !line.includes('the server responded with a status of 4')),
    ).toEqual([])
  })
})
