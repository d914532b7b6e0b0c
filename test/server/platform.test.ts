import { afterAll, beforeAll, expect, test } from 'vitest'
import { onEveryStore } from '../store/stores.ts'
import { finished, uploadSample } from './company.ts'
import { firstOwner, keyWith, member, type Owner, testServer } from './server.ts'

/** From the first owner to a scored account, as somebody new goes, on either kind of records. */
onEveryStore((_, kind) => {
  let server: Awaited<ReturnType<typeof testServer>>
  let owner: Owner
  const at = (rest: string) => `/v1/workspaces/${owner.workspace}${rest}`

  beforeAll(async () => {
    server = await testServer(kind)
    owner = await firstOwner(server)
  })
  afterAll(async () => server.close())

  test('the one-time link works once', async () => {
    const again = await server.client().ask('POST', '/v1/setup', {
      token: server.setupToken,
      name: 'Second',
      email: 'second@example.com',
      password: 'correct horse battery',
      organization: 'Other',
    })
    expect(again).toMatchObject({ status: 422, body: { code: 'auth.setup_token' } })
  })

  test('an export is uploaded, imported, learned from, published, and scores an account', async () => {
    const uploads = await uploadSample(server.settings.home, owner, at)
    const key = { 'idempotency-key': 'first-import' }
    const ordered = await owner.ask('POST', at('/imports'), { uploads }, key)
    expect(ordered.status).toBe(202)
    const repeated = await owner.ask('POST', at('/imports'), { uploads }, key)
    expect(repeated.body.id).toBe(ordered.body.id)
    expect(repeated.headers.get('idempotent-replayed')).toBe('true')
    const imported = await finished(owner, at, ordered)
    expect(imported).toMatchObject({ state: 'done', result: { unchanged: false } })
    const receipts = await owner.ask('GET', at('/imports'))
    expect(receipts.body.items).toHaveLength(1)
    expect(JSON.stringify(receipts.body)).not.toContain(server.settings.home)

    const none = await owner.ask('POST', at('/score'), { account: { Industry: 'Software' } })
    expect(none).toMatchObject({ status: 409, body: { code: 'profile.none_published' } })

    const learning = await owner.ask('POST', at('/profiles/learn'), { seed: 7 })
    const learned = await finished(owner, at, learning)
    expect(learned.state).toBe('done')
    const { version } = learned.result
    const publication = { kind: 'publish', version, expected: null }
    const published = await owner.ask('POST', at('/publications'), publication)
    expect(published.status).toBe(201)
    const scoredAll = await finished(owner, at, { ...published, body: published.body.job })
    expect(scoredAll.result.accounts).toBeGreaterThan(500)

    const late = await owner.ask('POST', at('/publications'), publication)
    expect(late).toMatchObject({ status: 409, body: { code: 'conflict.published' } })

    const machine = await keyWith(server, owner, ['score'])
    const scored = await machine.ask('POST', at('/score'), {
      account: { Industry: 'Software', employees: 250 },
    })
    expect(scored).toMatchObject({ status: 200, body: { version } })

    const ranked = await owner.ask('GET', at('/accounts?limit=3'))
    expect(ranked.body.items).toHaveLength(3)
    const { account, score } = ranked.body.items[0]
    const explained = await owner.ask('GET', at(`/accounts/${encodeURIComponent(account.domain)}`))
    expect(explained.body.score.points).toBe(score.points)
  }, 300_000)

  test('what was done stands in the audit log, and only there', async () => {
    const log = await owner.ask('GET', `/v1/organizations/${owner.organization}/audit?limit=200`)
    const actions = log.body.items.map(({ action }: { action: string }) => action)
    for (const action of ['organization.create', 'job.import', 'job.learn', 'profile.publish'])
      expect(actions).toContain(action)
    const only = await owner.ask(
      'GET',
      `/v1/organizations/${owner.organization}/audit?action=profile.&limit=1`,
    )
    expect(only.body.items).toHaveLength(1)
  })

  test('two people who edit at once do not lose one’s work', async () => {
    const read = await owner.ask('GET', at(''))
    const etag = read.headers.get('etag') ?? ''
    expect((await owner.ask('PATCH', at(''), { name: 'North' })).status).toBe(428)
    const first = await owner.ask('PATCH', at(''), { name: 'North' }, { 'if-match': etag })
    expect(first.status).toBe(204)
    const second = await owner.ask('PATCH', at(''), { name: 'South' }, { 'if-match': etag })
    expect(second).toMatchObject({ status: 412, body: { code: 'request.changed' } })
    expect((await owner.ask('GET', at(''))).body.name).toBe('North')
  })

  test('a role may be more in one workspace', async () => {
    const guest = await member(server, owner, 'guest')
    expect((await guest.ask('GET', at(''))).status).toBe(404)
    await owner.ask('PUT', at(`/roles/${guest.user}`), { role: 'editor' })
    expect((await guest.ask('GET', at(''))).status).toBe(200)
    expect((await guest.ask('PATCH', at(''), { name: 'x' })).status).toBe(403)
  })

  test('a member may be in several teams, as often as it is said', async () => {
    const editor = await member(server, owner, 'editor')
    const members = `/v1/organizations/${owner.organization}/members`
    const teams = ['sales', 'success', 'sales']
    for (let time = 0; time < 2; time++)
      expect((await owner.ask('PATCH', `${members}/${editor.user}`, { teams })).status).toBe(204)
    const { items } = (await owner.ask('GET', members)).body
    const listed = items.find(({ user }: { user: string }) => user === editor.user)
    expect(listed.teams.toSorted()).toEqual(['sales', 'success'])
  })

  test('a text that no record can hold is refused, wherever it stands', async () => {
    for (const text of ['a\u0000', '\ud800'])
      for (const body of [{ name: text }, { [text]: 1 }])
        expect(await owner.ask('PATCH', at(''), body)).toMatchObject({
          status: 422,
          body: { code: 'request.text' },
        })
    const place = await owner.ask('GET', at('/jobs/%00'))
    expect(place).toMatchObject({ status: 422, body: { code: 'request.text' } })
    const deep = '['.repeat(50_000) + ']'.repeat(50_000)
    const type = { 'content-type': 'application/json', 'idempotency-key': 'deep' }
    expect(await owner.ask('POST', at('/profiles/learn'), deep, type)).toMatchObject({
      status: 422,
      body: { code: 'request.deep' },
    })
  })

  test('who erases themselves leaves no name behind, and an organisation keeps an owner', async () => {
    const password = 'correct horse battery'
    expect(await owner.ask('DELETE', '/v1/me', { password })).toMatchObject({
      status: 409,
      body: { code: 'conflict.last_owner' },
    })
    const admin = await member(server, owner, 'admin')
    await admin.ask('POST', `/v1/organizations/${owner.organization}/workspaces`, { name: 'East' })
    expect((await admin.ask('DELETE', '/v1/me', { password: 'wrong' })).status).toBe(401)
    expect((await admin.ask('DELETE', '/v1/me', { password })).status).toBe(204)
    expect((await admin.ask('GET', '/v1/me')).status).toBe(401)
    const log = await owner.ask('GET', `/v1/organizations/${owner.organization}/audit?limit=200`)
    expect(JSON.stringify(log.body)).not.toContain(admin.user)
    const made = log.body.items.find(
      ({ action }: { action: string }) => action === 'workspace.create',
    )
    expect(made.actor).toMatchObject({ id: expect.stringMatching(/^erased-/), name: null })
    expect(made.address).toBeNull()
  })

  test('a revoked key opens nothing', async () => {
    const key = await keyWith(server, owner, ['read'])
    expect((await key.ask('GET', at(''))).status).toBe(200)
    const keys = `/v1/organizations/${owner.organization}/keys`
    const listed = await owner.ask('GET', keys)
    const { id } = listed.body.items[0]
    expect(JSON.stringify(listed.body)).not.toContain(key.token)
    expect((await owner.ask('DELETE', `${keys}/${id}`)).status).toBe(204)
    expect((await key.ask('GET', at(''))).status).toBe(401)
  })

  test('a mistake is told in the caller’s language, with its place', async () => {
    const wrong = await owner.ask(
      'POST',
      at('/imports'),
      { uploads: [] },
      { 'accept-language': 'fa' },
    )
    expect(wrong.status).toBe(422)
    expect(wrong.headers.get('content-language')).toBe('fa')
    expect(wrong.body).toMatchObject({
      code: 'request.invalid',
      errors: [{ path: 'body.uploads' }],
    })
    const source = { kind: 'ranking', teir: 'best' }
    const misspelt = { name: 'Best', capcity: 5, source }
    expect((await owner.ask('POST', at('/target-lists'), misspelt)).body).toMatchObject({
      code: 'request.invalid',
      errors: [
        { path: 'body', message: expect.stringContaining('"capcity"') },
        { path: 'body.source', message: expect.stringContaining('"teir"') },
      ],
    })
    expect((await owner.ask('GET', at('/accounts?teir=best'))).body).toMatchObject({
      code: 'request.invalid',
      errors: [{ path: 'query', message: expect.stringContaining('"teir"') }],
    })
    const broken = await owner.ask('POST', at('/imports'), '{"uploads":', {
      'content-type': 'application/json',
    })
    expect(broken).toMatchObject({ status: 400, body: { code: 'request.malformed' } })
    expect((await owner.ask('DELETE', at('/score'))).status).toBe(405)
    expect((await owner.ask('GET', '/v1/nowhere')).body.code).toBe('request.not_found')
  })
})
