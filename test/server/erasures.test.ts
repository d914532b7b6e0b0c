import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onEveryStore } from '../store/stores.ts'
import type { Client } from './client.ts'
import { type Company, finished, servedCompany } from './company.ts'
import { member } from './server.ts'

onEveryStore((_, kind) => {
  let company: Company
  let owner: Client
  beforeAll(async () => {
    company = await servedCompany(kind)
    owner = company.owner
  })
  afterAll(() => company.server.close())

  const job = async (rest: string, body: object) => {
    const { at } = company
    return await finished(owner, at, await owner.ask('POST', at(rest), body))
  }
  const first = async () => {
    const { body } = await owner.ask('GET', company.at('/accounts?limit=1'))
    return body.items[0].account
  }

  test('erases an account from data, records and files, scores the others anew, and says who still names it', async () => {
    const { at, server, version } = company
    const { key, id, name } = await first()
    const before = (await owner.ask('GET', at('/status'))).body.objects.account
    const feedback = at(`/profiles/${version}/feedback`)
    await owner.ask('POST', feedback, { account: id, should: 'lower', reason: 'timing' })
    const words = `${name} does not fit at all`
    const about = 'trait:account.industry/level:2'
    const said = { kind: 'comment', about, words }
    const comment = await owner.ask('POST', at(`/profiles/${version}/comments`), said)
    const source = { kind: 'accounts', accounts: [id] }
    const list = await owner.ask('POST', at('/target-lists'), {
      name: 'Spring',
      notes: `Begin with ${name}`,
      source,
    })
    expect((await job('/lookalikes', { format: 'csv' })).state).toBe('done')
    expect((await job('/reports', {})).state).toBe('done')

    const archives = `/v1/organizations/${company.owner.organization}/exports`
    const { body: made, status: ordered } = await owner.ask('POST', archives)
    expect(ordered).toBe(202)
    const archive = async () => (await owner.ask('GET', `${archives}/${made.id}/archive`)).status
    while ((await archive()) !== 200) await setTimeout(200)

    const { body: look } = await owner.ask('POST', at('/erasures/preview'), { account: id })
    expect(look.account).toMatchObject({ key, id, name })
    const done = await job('/erasures', { account: id })
    expect(done).toMatchObject({ state: 'done', kind: 'erase' })
    expect(done.result.files).toEqual(look.files)
    expect(done.result.mentions).toEqual([
      { in: 'comment', id: comment.body.id },
      { in: 'target_list', id: list.body.id },
    ])

    for (const gone of ['/erasures/preview', '/erasures'])
      expect((await owner.ask('POST', at(gone), { account: id })).status).toBe(404)
    expect(await archive()).toBe(404)
    const { body: status } = await owner.ask('GET', at('/status'))
    expect(status.objects.account).toBe(before - 1)
    expect((await owner.ask('GET', feedback)).body.items).toEqual([])
    const left = await owner.ask('GET', at(`/target-lists/${list.body.id}/accounts`))
    expect(left.body.items).toEqual([])
    const { body: jobs } = await owner.ask('GET', at('/jobs?limit=100'))
    const asked = jobs.items.find(({ kind }: { kind: string }) => kind === 'lookalikes')
    expect(asked.result.files).toEqual([])
    for (const answers of ['/jobs?limit=100', '/accounts?limit=200'])
      expect(JSON.stringify((await owner.ask('GET', at(answers))).body)).not.toContain(name)
    const scoring = jobs.items.find(({ kind }: { kind: string }) => kind === 'score')
    expect((await finished(owner, at, { body: scoring })).state).toBe('done')
    expect((await owner.ask('GET', at('/accounts?limit=1'))).body.items).toHaveLength(1)
    expect(filesWith(path.join(server.settings.home, 'workspaces'), name)).toEqual([])
  })

  test('remembers it without its name until that is taken back, which admins can', async () => {
    const { at, server } = company
    const { id, name } = await first()
    const editor = await member(server, company.owner, 'editor')
    expect((await editor.ask('POST', at('/erasures'), { account: id })).status).toBe(403)
    const { id: erasure } = await job('/erasures', { account: id })
    const { body } = await owner.ask('GET', at('/erasures'))
    expect(body.items).toHaveLength(2)
    expect(JSON.stringify(body)).not.toContain(name)
    expect((await owner.ask('DELETE', at(`/erasures/${erasure}`))).status).toBe(204)
    expect((await owner.ask('DELETE', at(`/erasures/${erasure}`))).body.code).toBe(
      'erasure.unknown',
    )
    const log = await owner.ask(
      'GET',
      `/v1/organizations/${company.owner.organization}/audit?limit=200`,
    )
    expect(log.body.items[0]).toMatchObject({ action: 'erasure.forget', subject: erasure })
    expect(JSON.stringify(log.body)).not.toContain(name)
  })
}, 'embedded')

/** Files of a folder in which some text stands as it is. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath, one.name))
    .filter((file) => readFileSync(file).includes(text))
}
