import { Readable } from 'node:stream'
import exceljs from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onEveryStore } from '../store/stores.ts'
import { type Company, finished, servedCompany } from './company.ts'
import { member } from './server.ts'

onEveryStore((_, kind) => {
  let company: Company
  beforeAll(async () => {
    company = await servedCompany(kind)
  }, 300_000)
  afterAll(async () => company.server.close())

  const ask = async (method: string, rest: string, body?: unknown, headers = {}) =>
    company.owner.ask(method, company.at(rest), body, headers)
  const ranked = async (limit: number) =>
    (await ask('GET', `/accounts?limit=${limit}`)).body.items.map(
      ({ account }: { account: { id: string } }) => account.id,
    )
  const idsOf = (items: readonly { account: { id: string } }[]) =>
    items.map(({ account }) => account.id)

  test('a list is made of the top of the ranking, as far as its team has room', async () => {
    const source = { kind: 'ranking', most: 30 }
    const asked = { name: 'Next quarter', team: 'sales', capacity: 20, follows: true, source }
    const made = await ask('POST', '/target-lists', asked)
    expect(made).toMatchObject({
      status: 201,
      body: { name: 'Next quarter', accounts: 20, states: { to_contact: 20 }, added: 0, left: 0 },
    })
    const first = await ask('GET', `/target-lists/${made.body.id}/accounts?limit=12`)
    const second = await ask(
      'GET',
      `/target-lists/${made.body.id}/accounts?cursor=${first.body.next}`,
    )
    expect(idsOf([...first.body.items, ...second.body.items])).toEqual(await ranked(20))
    expect(second.body.next).toBeUndefined()
    expect(first.body.items[0]).toMatchObject({ state: 'to_contact', left: null, revision: 1 })
    // What it is, is in the records; who is on it, only in the customer data.
    const kept = await company.server.records.db.selectFrom('targetAccount').selectAll().execute()
    for (const { account } of first.body.items) {
      expect(JSON.stringify(kept)).not.toContain(account.name)
      expect(JSON.stringify(kept)).not.toContain(account.domain)
    }
  })

  test('a list follows the scoring; what was done with an account stays noted', async () => {
    const [list] = (await ask('GET', '/target-lists')).body.items
    const at = `/target-lists/${list.id}`
    const [top, next] = (await ask('GET', `${at}/accounts`)).body.items
    const state = `${at}/accounts/${top.ref}`
    expect((await ask('PUT', state, { state: 'won' })).status).toBe(428)
    const match = { 'if-match': '"1"' }
    const set = await ask('PUT', state, { state: 'won' }, match)
    expect(set.body).toMatchObject({ state: 'won', by: company.owner.user, revision: 2 })
    expect((await ask('PUT', state, { state: 'refused' }, match)).status).toBe(412)

    const again = await ask('POST', `${at}/refresh`)
    expect(again.body).toMatchObject({ accounts: 20, added: 0, left: 0, states: { won: 1 } })
    // Room for one more and then for one account only, and all are scored anew.
    const change = async (capacity: number) => {
      const { body, headers } = await ask('GET', at)
      const { name, team, notes, follows } = body
      const said = { name, team, notes, follows, capacity }
      const etag = headers.get('etag') ?? ''
      expect((await ask('PUT', at, said)).status).toBe(428)
      expect((await ask('PUT', at, said, { 'if-match': etag })).status).toBe(200)
      expect((await ask('PUT', at, said, { 'if-match': etag })).status).toBe(412)
    }
    await change(21)
    const scored = async () => {
      const order = { work: { kind: 'score' }, cron: '0 6 * * 1', zone: 'UTC' }
      const { body } = await ask('POST', '/schedules', order)
      const past = new Date(Date.now() - 1000)
      const { db } = company.server.records
      await db.updateTable('schedule').set({ nextAt: past }).where('id', '=', body.id).execute()
      for (;;) {
        const { items } = (await ask('GET', '/schedules')).body
        const found = items.find(({ id }: { id: string }) => id === body.id)
        if (found.lastJob !== null)
          return await finished(company.owner, company.at, { body: { id: found.lastJob } })
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }
    expect(await scored()).toMatchObject({ state: 'done' })
    expect((await ask('GET', at)).body).toMatchObject({ accounts: 21, added: 1, left: 0 })
    const added = await ask('GET', `${at}/accounts?change=added`)
    expect(idsOf(added.body.items)).toEqual([(await ranked(21)).at(-1)])

    await change(1)
    await ask('POST', `${at}/refresh`)
    expect((await ask('GET', at)).body).toMatchObject({ accounts: 1, left: 20 })
    const left = await ask('GET', `${at}/accounts?change=left&limit=1`)
    expect(left.body.items[0]).toMatchObject({ ref: next.ref, left: expect.any(String) })
    expect((await ask('GET', `${at}/accounts`)).body.items).toMatchObject([
      { ref: top.ref, state: 'won' },
    ])
  }, 300_000)

  test('named accounts make a frozen list, saved without formulas', async () => {
    const csv = 'Company name,Company Domain Name,Number of Employees\n=1+1,formula.example,12\n'
    const { body: upload } = await ask('POST', '/uploads?name=formula.csv', Buffer.from(csv))
    await finished(
      company.owner,
      company.at,
      await ask('POST', '/imports', { uploads: [upload.id] }),
    )
    const [best] = await ranked(1)
    const source = { kind: 'accounts', accounts: ['formula.example', best] }
    const asked = { name: 'By hand', source }
    expect((await ask('POST', '/target-lists', { ...asked, follows: true })).body).toMatchObject({
      code: 'list.frozen',
    })
    expect((await ask('POST', '/target-lists', { ...asked, capacity: 1 })).body).toMatchObject({
      code: 'list.over_capacity',
    })
    const wrong = { kind: 'accounts', accounts: [best, 'nobody.example'] }
    expect((await ask('POST', '/target-lists', { ...asked, source: wrong })).body).toMatchObject({
      code: 'list.unknown_accounts',
      facts: { places: ['2'] },
    })
    const made = await ask('POST', '/target-lists', asked)
    const at = `/target-lists/${made.body.id}`
    expect(made.body).toMatchObject({ accounts: 2, source: { kind: 'accounts' }, follows: false })
    expect((await ask('POST', `${at}/refresh`)).body.code).toBe('list.frozen')
    const file = await ask('GET', `${at}/files/list.csv`)
    expect(file.headers.get('content-disposition')).toContain('attachment')
    const [head, first] = file.body.split('\n')
    expect(head).toBe('id,name,domain,points,tier,state,since,added,ref')
    expect(first).toMatch(/^,'=1\+1,formula\.example,.*to_contact/)
    const answer = await fetch(`${company.server.url}${company.at(`${at}/files/list.xlsx`)}`, {
      headers: { authorization: `Bearer ${company.owner.token}` },
    })
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.read(Readable.from([Buffer.from(await answer.arrayBuffer())]))
    expect(workbook.worksheets[0]?.getCell('B2').value).toBe("'=1+1")
    expect(workbook.worksheets[0]?.rowCount).toBe(3)
  }, 300_000)

  test('a list is its team’s: others read it, and who manages may all', async () => {
    const { body } = await ask('GET', '/target-lists')
    const [sales] = body.items
    const contributor = await member(company.server, company.owner, 'contributor')
    const others = async (method: string, rest: string, asked?: object) =>
      await contributor.ask(method, company.at(rest), asked, { 'if-match': '"1"' })
    const at = `/target-lists/${sales.id}`
    const { body: page } = await others('GET', `${at}/accounts`)
    for (const refused of [
      await others('PUT', `${at}/accounts/${page.items[0].ref}`, { state: 'won' }),
      await others('DELETE', at),
      await others('POST', `${at}/refresh`),
    ])
      expect(refused).toMatchObject({ status: 403, body: { code: 'access.other_team' } })
    expect((await ask('DELETE', at)).status).toBe(204)
    expect((await ask('GET', at)).status).toBe(404)
    const log = await company.owner.ask(
      'GET',
      `/v1/organizations/${company.owner.organization}/audit`,
    )
    const actions = log.body.items.map(({ action }: { action: string }) => action)
    for (const deed of ['create', 'change', 'state', 'refresh', 'delete'])
      expect(actions).toContain(`list.${deed}`)
  })
}, 'PostgreSQL')
