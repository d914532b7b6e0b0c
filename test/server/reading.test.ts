import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Company, finished, servedCompany } from './company.ts'
import { member } from './server.ts'

let company: Company
beforeAll(async () => {
  company = await servedCompany()
}, 300_000)
afterAll(async () => company.server.close())

const ask = async (method: string, rest: string, body?: unknown, headers = {}) =>
  company.owner.ask(method, company.at(rest), body, headers)

test('what the workspace holds', async () => {
  const { body } = await ask('GET', '/status')
  expect(body).toMatchObject({ imports: 1, published: company.version })
  expect(body.snapshot.customers).toBeGreaterThan(body.best)
  expect(JSON.stringify(body)).not.toContain(company.server.settings.home)
})

test('customers by value, page by page, their parts making the value', async () => {
  const first = await ask('GET', '/customers?limit=3')
  const second = await ask('GET', `/customers?limit=3&cursor=${first.body.next}`)
  const places = [...first.body.items, ...second.body.items].map(({ place }) => place)
  expect(places).toEqual([1, 2, 3, 4, 5, 6])
  for (const { parts, value } of first.body.items)
    expect(
      parts.reduce((sum: number, one: { contribution: number }) => sum + one.contribution, 0),
    ).toBeCloseTo(value, 6)
  const report = await ask('GET', '/value/report')
  expect(report.body).toMatchObject({ customers: first.body.customers, best: first.body.best })
})

test('how scores stood is kept from the first scoring of a published profile on', async () => {
  const { body } = await ask('GET', '/accounts?everyone=true&limit=1')
  const scorings = await ask('GET', '/scorings?limit=1')
  expect(scorings.body.items).toMatchObject([
    { version: company.version, tiers: { all: body.tiers } },
  ])
  const [{ account, score }] = body.items
  const history = await ask('GET', `/accounts/${encodeURIComponent(account.id)}/history`)
  expect(history.body).toMatchObject({
    account,
    items: [{ at: scorings.body.items[0].at, points: score.points, tier: score.tier, changes: [] }],
  })
})

test('a definition is stated once for all, and weighed by each team', async () => {
  const before = await ask('GET', '/value')
  expect(before.headers.get('etag')).toBe('"0"')
  const stated = { ...before.body.definition, cut: { customers: 7 } }
  expect((await ask('PUT', '/value', stated)).status).toBe(428)
  const put = await ask('PUT', '/value', stated, { 'if-match': '"0"' })
  expect([put.status, put.headers.get('etag')]).toEqual([204, '"1"'])
  const late = await ask('PUT', '/value', stated, { 'if-match': '"0"' })
  expect(late).toMatchObject({ status: 412, body: { code: 'request.changed' } })
  expect((await ask('GET', '/customers?limit=1')).body.best).toBe(7)

  await ask('PUT', '/value/weights/sales', { net_profit: 1 })
  await ask('PUT', '/value/weights/support', { net_profit: 1, tickets: 1 })
  const after = await ask('GET', '/value')
  expect(after.body.definition).toEqual(stated)
  expect(after.body.inForce.criteria).toMatchObject({
    net_profit: { weight: 75 },
    tickets: { weight: 25 },
    referrals: { weight: 0 },
  })
  expect(after.body.combined.criteria[0].most).toEqual({ team: 'sales', share: 1 })
  const file = path.join(
    company.server.settings.home,
    'workspaces',
    company.owner.workspace,
    'value.yaml',
  )
  expect(existsSync(file) && readFileSync(file, 'utf8')).toContain('customers: 7')

  const outsider = await member(company.server, company.owner, 'contributor')
  const refused = await outsider.ask('PUT', company.at('/value/weights/sales'), {})
  expect(refused).toMatchObject({ status: 403, body: { code: 'access.other_team' } })
})

test('traits tell two groups apart, down to the accounts behind a statement', async () => {
  const { body } = await ask('GET', '/traits?question=won_lost&limit=4&all=true')
  expect(body).toMatchObject({ question: 'won_lost', traits: { length: 4 } })
  expect(body.traits[0].levels.length).toBeGreaterThan(1)
  const trait = await ask('GET', '/traits/account.employees?level=1&limit=2')
  expect(trait.body).toMatchObject({ version: company.version, accounts: { length: 2 } })
  expect(trait.body.accounts[0]).toMatchObject({
    level: 1,
    sources: [{ record: expect.any(Number) }],
  })
  expect((await ask('GET', '/traits/nonsense')).body.code).toBe('explain.no_trait')
})

test('a report is written as files to be saved, never shown', async () => {
  const job = await finished(
    company.owner,
    company.at,
    await ask('POST', '/reports', {}, { 'accept-language': 'fa' }),
  )
  expect(job.result.files).toEqual(['report.html', 'report.md', 'report.xlsx', 'profile.json'])
  const html = await ask('GET', `/reports/${job.id}/report.html`)
  expect(html.body).toContain('dir="rtl"')
  expect(html.headers.get('content-disposition')).toMatch(/^attachment; filename="report.html"/)
  expect(html.headers.get('content-security-policy')).toMatch(/^sandbox/)
  expect(html.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await ask('GET', `/reports/${company.owner.workspace}/report.html`)).status).toBe(404)
  expect((await ask('GET', `/reports/${job.id}/..%2F..%2Fvalue.yaml`)).status).toBe(422)
})

test('rejected rows come back as they were, to be mended', async () => {
  const csv = 'Company name,Company Domain Name,Number of Employees\n=1+1,one.com,12\n,,7\n'
  const { body } = await ask('POST', '/uploads?name=more%20companies.csv', Buffer.from(csv))
  const job = await finished(
    company.owner,
    company.at,
    await ask('POST', '/imports', { uploads: [body.id] }),
  )
  const receipts = await ask('GET', '/imports')
  const receipt = receipts.body.items.find(({ id }: { id: string }) => id === job.result.id)
  const file = await ask(
    'GET',
    `/imports/${receipt.id}/rejects/${encodeURIComponent(receipt.rejects[0])}`,
  )
  expect(file.headers.get('content-disposition')).toContain('attachment')
  expect(file.body).toContain(',,7')
  const elsewhere = await ask('GET', `/imports/${receipt.id}/rejects/store.duckdb`)
  expect(elsewhere.status).toBe(404)
})
