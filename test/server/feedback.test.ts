import { afterAll, beforeAll, expect, test } from 'vitest'
import { onEveryStore } from '../store/stores.ts'
import type { Client } from './client.ts'
import { type Company, servedCompany } from './company.ts'
import { keyWith, member } from './server.ts'

type Member = Client & { readonly user: string }

onEveryStore((_, kind) => {
  let company: Company
  let seller: Member
  let editor: Member
  let accounts: {
    readonly account: { readonly key: number; readonly id: string }
    readonly score: { readonly points: number; readonly tier: string }
  }[]
  const at = (rest: string) => company.at(rest)
  const ofVersion = (rest: string) => at(`/profiles/${company.version}${rest}`)
  const give = async (who: Client, place: number, said: object) => {
    const account = accounts[place]?.account.id ?? ''
    return await who.ask('POST', ofVersion('/feedback'), { account, ...said })
  }

  beforeAll(async () => {
    company = await servedCompany(kind)
    const { server, owner } = company
    seller = await member(server, owner, 'contributor')
    editor = await member(server, owner, 'editor')
    accounts = (await owner.ask('GET', at('/accounts?limit=3'))).body.items
  }, 300_000)
  afterAll(async () => company.server.close())

  test('a seller says which score is wrong and why, on what the version gave the account', async () => {
    const trait = 'account.industry'
    const said = { should: 'lower', reason: 'counts_too_much', trait, words: 'They never pay' }
    const given = await give(seller, 0, said)
    expect(given).toMatchObject({
      status: 201,
      body: {
        ...said,
        version: company.version,
        account: { key: accounts[0]?.account.key, id: accounts[0]?.account.id },
        score: { points: accounts[0]?.score.points, tier: accounts[0]?.score.tier },
        direction: 'lower',
        by: { id: seller.user, name: 'contributor' },
        resolved: null,
        revision: 1,
      },
    })
    expect((await company.owner.ask('GET', at(`/feedback/${given.body.id}`))).body).toEqual(
      given.body,
    )
    const published = at('/profiles/published/feedback?resolved=false')
    const key = await keyWith(company.server, company.owner, ['read'])
    expect((await key.ask('GET', published)).body.items).toEqual([given.body])
    const program = await keyWith(company.server, company.owner, ['admin'])
    expect((await give(program, 0, said)).body.code).toBe('access.key_not_allowed')
    const rows = await company.server.records.db.selectFrom('scoreFeedback').selectAll().execute()
    const name = (await seller.ask('GET', at(`/accounts/${given.body.account.id}`))).body.account
    expect(name.name).toEqual(expect.any(String))
    expect(JSON.stringify(rows)).not.toContain(name.name)
  })

  test('what cannot be is told', async () => {
    const said = { should: 'lower', reason: 'old_data' }
    const tier = accounts[1]?.score.tier
    expect(tier).toBe('good')
    expect((await give(seller, 1, { ...said, should: tier })).body).toMatchObject({
      code: 'feedback.same_tier',
      facts: { tier },
    })
    expect((await give(seller, 1, { ...said, trait: 'account.mood' })).body).toMatchObject({
      code: 'explain.no_trait',
      facts: { trait: 'account.mood' },
    })
    expect((await give(seller, 1, { ...said, reason: 'other' })).body).toMatchObject({
      code: 'request.invalid',
      errors: [{ path: 'body.words' }],
    })
    expect((await give(seller, 9, said)).body.code).toBe('request.invalid')
    const nobody = { account: 'nobody-of-that-name', ...said }
    expect(await seller.ask('POST', ofVersion('/feedback'), nobody)).toMatchObject({
      status: 404,
      body: { code: 'explain.no_account' },
    })
  })

  test('the owner sees what to review next, by trait and reason', async () => {
    const trait = 'account.industry'
    const said = { reason: 'counts_too_much', trait }
    const second = await give(editor, 1, { ...said, should: 'bad' })
    expect(second.body.direction).toBe('lower')
    const third = await give(editor, 0, { ...said, should: 'best' })
    expect(third.body.direction).toBe('higher')
    await give(seller, 2, { should: 'bad', reason: 'timing' })
    const settle = async (who: Client, revision: number, body: object) =>
      await who.ask('PUT', at(`/feedback/${second.body.id}/resolution`), body, {
        'if-match': `"${revision}"`,
      })
    const settled = { outcome: 'change_profile', note: 'Halve it' }
    expect((await settle(seller, 1, settled)).body.code).toBe('access.role')
    const done = await settle(editor, 1, settled)
    expect(done.body.resolved).toMatchObject({ ...settled, by: { name: 'editor' } })
    expect((await settle(editor, 1, settled)).status).toBe(412)
    const summary = await company.owner.ask('GET', ofVersion('/feedback/summary'))
    expect(summary.body).toEqual({
      version: company.version,
      items: [
        {
          ...{ trait, reason: 'counts_too_much', open: 2, resolved: 1, higher: 1, lower: 2 },
          ...{ changeProfile: 1, accounts: 2, people: 2 },
        },
        {
          ...{ trait: null, reason: 'timing', open: 1, resolved: 0, higher: 0, lower: 1 },
          ...{ changeProfile: 0, accounts: 1, people: 1 },
        },
      ],
    })
    const list = async (query: string) =>
      (await seller.ask('GET', ofVersion(`/feedback?${query}`))).body
    expect((await list('resolved=true')).items).toEqual([done.body])
    expect((await list(`trait=${trait}&direction=higher`)).items).toHaveLength(1)
    expect((await list(`account=${accounts[2]?.account.key}`)).items).toHaveLength(1)
    const page = await list('reason=counts_too_much&limit=2')
    expect((await list(`reason=counts_too_much&cursor=${page.next}`)).items).toHaveLength(1)
    expect((await settle(editor, 2, { outcome: null })).body.resolved).toBeNull()
  })

  test('authors take back what they said; who is erased leaves it without a name', async () => {
    const { owner, server } = company
    const leaver = await member(server, owner, 'editor')
    const said = { should: 'lower', reason: 'other', words: 'A subsidiary buys for them' }
    const { body: kept } = await give(leaver, 1, said)
    const { body: gone } = await give(leaver, 2, said)
    const match = { 'if-match': '"1"' }
    const place = at(`/feedback/${gone.id}`)
    expect((await seller.ask('DELETE', place, undefined, match)).body.code).toBe(
      'access.not_author',
    )
    expect((await leaver.ask('DELETE', place)).status).toBe(428)
    expect((await leaver.ask('DELETE', place, undefined, match)).status).toBe(204)
    expect((await leaver.ask('GET', place)).status).toBe(404)
    const resolution = { outcome: 'not_pursued' }
    await leaver.ask('PUT', at(`/feedback/${kept.id}/resolution`), resolution, match)
    const password = 'correct horse battery'
    expect((await leaver.ask('DELETE', '/v1/me', { password })).status).toBe(204)
    const nobody = { id: expect.stringMatching(/^erased-/), name: null }
    expect((await owner.ask('GET', at(`/feedback/${kept.id}`))).body).toMatchObject({
      words: said.words,
      by: nobody,
      resolved: { by: nobody, outcome: 'not_pursued' },
    })
    const log = await owner.ask('GET', `/v1/organizations/${owner.organization}/audit?limit=200`)
    const actions = log.body.items
      .filter(({ subject }: { subject: string }) => [kept.id, gone.id].includes(subject))
      .map(({ action }: { action: string }) => action)
    expect(actions.toSorted()).toEqual([
      ...['feedback.delete', 'feedback.give', 'feedback.give', 'feedback.resolve'],
    ])
  })
}, 'embedded')
