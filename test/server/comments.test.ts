import { afterAll, beforeAll, expect, test } from 'vitest'
import { onEveryStore } from '../store/stores.ts'
import type { Client } from './client.ts'
import { addedProfile } from './company.ts'
import { firstOwner, keyWith, member, type Owner, type TestServer, testServer } from './server.ts'

const industry = 'trait:account.industry/level:2'

onEveryStore((_, kind) => {
  let server: TestServer
  let owner: Owner
  let seller: Client & { readonly user: string }
  let editor: Client & { readonly user: string }
  let version: string
  const at = (rest: string) => `/v1/workspaces/${owner.workspace}${rest}`
  const ofVersion = (rest: string) => at(`/profiles/${version}${rest}`)
  const say = async (who: Client, words: string, about = industry) =>
    await who.ask('POST', ofVersion('/comments'), { kind: 'comment', about, words })
  const reply = async (who: Client, thread: string, words: string) =>
    await who.ask('POST', ofVersion('/comments'), { kind: 'reply', thread, words })
  const list = async (query = '') => (await owner.ask('GET', ofVersion(`/comments${query}`))).body
  const state = async (who: Client, about = industry) =>
    (await who.ask('GET', ofVersion(`/statements?about=${about}`))).body.items[0]

  beforeAll(async () => {
    server = await testServer(kind)
    owner = await firstOwner(server)
    seller = await member(server, owner, 'contributor')
    editor = await member(server, owner, 'editor')
    version = await addedProfile(owner, at)
  })
  afterAll(async () => server.close())

  test('contributors speak about what a version states, and about nothing else', async () => {
    const said = await say(seller, '  Hospitals buy, whatever the size. ')
    expect(said).toMatchObject({
      status: 201,
      body: {
        about: industry,
        version,
        words: 'Hospitals buy, whatever the size.',
        by: { id: seller.user, name: 'contributor' },
        thread: null,
        resolved: null,
      },
    })
    expect(said.headers.get('etag')).toBe('"1"')
    const nowhere = 'trait:account.industry/level:9'
    expect(await say(seller, 'x', nowhere)).toMatchObject({
      status: 422,
      body: { code: 'profile.no_statement', facts: { version, about: nowhere } },
    })
    const viewer = await member(server, owner, 'viewer')
    expect((await say(viewer, 'x')).body.code).toBe('access.role')
    const key = await keyWith(server, owner, ['admin'])
    expect((await say(key, 'x')).body.code).toBe('access.key_not_allowed')
    expect((await key.ask('GET', at(`/comments/${said.body.id}`))).body).toEqual(said.body)
    const other = await addedProfile(owner, at, { name: 'Another' })
    const there = { kind: 'reply', thread: said.body.id, words: 'x' }
    const elsewhere = await seller.ask('POST', at(`/profiles/${other}/comments`), there)
    expect(elsewhere.status).toBe(404)
    const unknown = { kind: 'comment', about: industry, words: 'x' }
    const none = await seller.ask('POST', at('/profiles/0123456789ab/comments'), unknown)
    expect(none.body.code).toBe('profile.not_found')
  })

  test('authors edit what they saw; a thread outlives what began it', async () => {
    const { body: first } = await say(seller, 'Retail is rated too high')
    const place = at(`/comments/${first.id}`)
    const words = { words: 'Retail is rated far too high' }
    expect((await seller.ask('PUT', place, words)).status).toBe(428)
    const match = { 'if-match': '"1"' }
    expect((await owner.ask('PUT', place, words, match)).body.code).toBe('access.not_author')
    const edited = await seller.ask('PUT', place, words, match)
    expect(edited.body).toMatchObject({ ...words, revision: 2, edited: expect.any(String) })
    expect((await seller.ask('PUT', place, words, match)).status).toBe(412)
    const { body: second } = await reply(editor, first.id, 'Says who?')
    const { body: third } = await reply(seller, second.id, 'Every renewal')
    expect([second.thread, third.thread]).toEqual([first.id, first.id])
    const replies = await list(`?thread=${first.id}`)
    expect(replies.items.map(({ id }: { id: string }) => id).toSorted()).toEqual(
      [second.id, third.id].toSorted(),
    )
    const stale = await seller.ask('DELETE', place, undefined, match)
    expect(stale.status).toBe(412)
    const seen = { 'if-match': '"2"' }
    expect((await editor.ask('DELETE', place, undefined, seen)).body.code).toBe('access.not_author')
    expect((await seller.ask('DELETE', place, undefined, seen)).status).toBe(204)
    expect((await owner.ask('GET', place)).body).toMatchObject({ words: null, replies: 2 })
    // An administrator takes back anybody's.
    const others = at(`/comments/${third.id}`)
    expect((await owner.ask('DELETE', others, undefined, match)).status).toBe(204)
    expect((await owner.ask('GET', others)).status).toBe(404)
    const log = await owner.ask('GET', `/v1/organizations/${owner.organization}/audit?limit=200`)
    const actions = log.body.items
      .filter(({ subject }: { subject: string }) => [first.id, third.id].includes(subject))
      .map(({ action }: { action: string }) => action)
    expect(actions.toSorted()).toEqual([
      ...['comment.add', 'comment.add', 'comment.delete', 'comment.delete', 'comment.edit'],
    ])
    expect(JSON.stringify(log.body)).not.toContain('far too high')
  })

  test('editors settle threads and open them again', async () => {
    const { body: thread } = await say(seller, 'Is this still so?', 'tier:best')
    const { body: answer } = await reply(editor, thread.id, 'No')
    const settle = async (who: Client, id: string, revision: number, body: object) =>
      await who.ask('PUT', at(`/comments/${id}/resolution`), body, { 'if-match': `"${revision}"` })
    const settled = { resolved: true, note: 'Cut anew in the next version' }
    expect((await settle(seller, thread.id, 1, settled)).body.code).toBe('access.role')
    expect((await settle(editor, answer.id, 1, settled)).body).toMatchObject({
      code: 'comment.reply',
      facts: { thread: thread.id },
    })
    const done = await settle(editor, thread.id, 1, settled)
    expect(done.body.resolved).toMatchObject({
      by: { id: editor.user, name: 'editor' },
      note: settled.note,
    })
    expect(await state(owner, 'tier:best')).toMatchObject({ open: 0, resolved: 1 })
    expect((await list('?about=tier:best&resolved=false')).items).toEqual([])
    expect((await list('?about=tier:best&resolved=true')).items).toEqual([done.body])
    expect((await settle(editor, thread.id, 1, { resolved: false })).status).toBe(412)
    const open = await settle(editor, thread.id, 2, { resolved: false })
    expect(open.body.resolved).toBeNull()
    expect(await state(owner, 'tier:best')).toMatchObject({ open: 1, resolved: 0 })
  })

  test('a list goes on where its page ended', async () => {
    const about = 'outcome'
    const ids: string[] = []
    for (const words of ['one', 'two', 'three']) ids.push((await say(seller, words, about)).body.id)
    const first = await list(`?about=${about}&limit=2`)
    const second = await list(`?about=${about}&limit=2&cursor=${first.next}`)
    expect(second.next).toBeUndefined()
    const seen = [...first.items, ...second.items].map(({ id }) => id)
    expect(seen.toSorted()).toEqual(ids.toSorted())
  })

  test('everybody has one vote, counted in all and in each of their teams', async () => {
    const members = `/v1/organizations/${owner.organization}/members`
    await owner.ask('PATCH', `${members}/${seller.user}`, { teams: ['sales', 'success'] })
    await owner.ask('PATCH', `${members}/${editor.user}`, { teams: ['sales'] })
    const about = 'trait:account.employees'
    const vote = async (who: Client, what: string | null) =>
      await who.ask('PUT', ofVersion('/votes'), { about, vote: what })
    expect((await vote(seller, 'agree')).status).toBe(204)
    expect((await vote(seller, 'disagree')).status).toBe(204)
    expect((await vote(editor, 'agree')).status).toBe(204)
    expect((await vote(owner, 'agree')).status).toBe(204)
    expect(await state(seller, about)).toEqual({
      about,
      open: 0,
      resolved: 0,
      votes: { agree: 2, disagree: 1 },
      teams: [
        { team: 'sales', agree: 1, disagree: 1 },
        { team: 'success', agree: 0, disagree: 1 },
      ],
      own: 'disagree',
    })
    await vote(owner, null)
    expect(await state(owner, about)).toMatchObject({
      votes: { agree: 1, disagree: 1 },
      own: null,
    })
    const wrong = await seller.ask('PUT', ofVersion('/votes'), { about: 'tier:x', vote: 'agree' })
    expect(wrong.body.code).toBe('profile.no_statement')
    const said = await owner.ask('GET', ofVersion('/statements?said=true'))
    const refs = said.body.items.map((item: { about: string }) => item.about)
    expect(refs).toEqual(['outcome', 'tier:best', about, industry])
    const all = await owner.ask('GET', ofVersion('/statements?limit=3'))
    const rest = await owner.ask('GET', ofVersion(`/statements?limit=200&cursor=${all.body.next}`))
    expect(all.body.items).toHaveLength(3)
    expect(rest.body.items[0].about).toBe('tier:best')
    expect(rest.body.next).toBeUndefined()
  })

  test('who is erased leaves words and votes, but no name', async () => {
    const leaver = await member(server, owner, 'editor')
    const { body: thread } = await say(leaver, 'Remember this', 'verdict')
    const resolution = { resolved: true }
    const match = { 'if-match': '"1"' }
    await leaver.ask('PUT', at(`/comments/${thread.id}/resolution`), resolution, match)
    await leaver.ask('PUT', ofVersion('/votes'), { about: 'verdict', vote: 'agree' })
    const password = 'correct horse battery'
    expect((await leaver.ask('DELETE', '/v1/me', { password })).status).toBe(204)
    const nobody = { id: expect.stringMatching(/^erased-/), name: null }
    expect((await owner.ask('GET', at(`/comments/${thread.id}`))).body).toMatchObject({
      words: 'Remember this',
      by: nobody,
      resolved: { by: nobody },
    })
    expect(await state(owner, 'verdict')).toMatchObject({ votes: { agree: 1, disagree: 0 } })
    const votes = server.records.db.selectFrom('profileVote').select('userId')
    const left = await votes.where('userId', '=', leaver.user).execute()
    expect(left).toEqual([])
  })
}, 'PostgreSQL')
