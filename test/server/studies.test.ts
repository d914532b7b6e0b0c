import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Company, finished, servedCompany } from './company.ts'

let company: Company
beforeAll(async () => {
  company = await servedCompany()
}, 300_000)
afterAll(async () => company.server.close())

test.each([
  ['segments', { negative: true, most: 2, depth: 1 }],
  ['lookalikes', { limit: 5 }],
  ['lifetime', { months: 12 }],
  ['expected', { limit: 5 }],
])(
  '%s are a job that names nobody, and are read where the data is',
  async (what, body) => {
    const { owner, at } = company
    const none = await owner.ask('GET', at(`/${what}`))
    expect(none).toMatchObject({ status: 409, body: { code: 'results.none' } })
    const job = await finished(owner, at, await owner.ask('POST', at(`/${what}`), body))
    expect(job).toMatchObject({ kind: what, state: 'done', problem: null })
    const ranked = await owner.ask('GET', at('/accounts?limit=200&everyone=true'))
    const said = JSON.stringify(job.result)
    for (const { account } of ranked.body.items) expect(said).not.toContain(account.domain)
    const found = await owner.ask('GET', at(`/${what}`))
    expect([found.status, typeof found.body]).toEqual([200, 'object'])
  },
  300_000,
)
