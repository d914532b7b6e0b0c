import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { long } from '../long.ts'
import { clientOf } from './client.ts'
import { finished, uploadSample } from './company.ts'
import { firstOwnerOf, type ServedProcess, serveHome } from './served-process.ts'
import type { Owner } from './server.ts'
import { unzipped } from './unzipped.ts'

const home = mkdtempSync(path.join(os.tmpdir(), 'northfit-export-'))
let server: ServedProcess
let owner: Owner
const at = (rest: string) => `/v1/workspaces/${owner.workspace}${rest}`
const exports = () => `/v1/organizations/${owner.organization}/exports`

beforeAll(async () => {
  server = await serveHome(home)
  owner = await firstOwnerOf(server)
  const uploads = await uploadSample(home, owner, at)
  await finished(owner, at, await owner.ask('POST', at('/imports'), { uploads }))
}, 300_000)
afterAll(async () => {
  await server.kill()
  rmSync(home, { recursive: true, force: true })
})

const over = async (id: string) => {
  for (;;) {
    const { body } = await owner.ask('GET', `${exports()}/${id}`)
    if (['done', 'failed', 'cancelled'].includes(body.state)) return body
    await setTimeout(20)
  }
}
const tablesOf = async (id: string) => {
  const place = `${server.url}${exports()}/${id}/archive`
  const answer = await fetch(place, { headers: { authorization: `Bearer ${owner.token}` } })
  const files = await unzipped(Buffer.from(await answer.arrayBuffer()))
  return [...files]
    .filter(([name]) => name.startsWith('workspaces/') && name.endsWith('.csv'))
    .map(([name, content]) => [name, content.toString()])
}

test('an export whose server was killed begins anew, and is the same; nothing is left of the first', async () => {
  const first = await over((await owner.ask('POST', exports())).body.id)
  expect(first).toMatchObject({ state: 'done', attempts: 1 })
  const tables = await tablesOf(first.id)
  expect(tables.length).toBeGreaterThan(5)
  const folder = path.join(home, 'exports')
  const kills = long ? 12 : 2
  let cutOff = 0
  for (let kill = 1; kill <= kills; kill += 1) {
    const { id } = (await owner.ask('POST', exports())).body
    while (!readdirSync(folder).includes(`${id}.zip.part`)) await setTimeout(2)
    await setTimeout(30 * kill)
    await server.kill()
    server = await serveHome(home)
    owner = { ...owner, ...clientOf(server.url, owner.token) }
    const job = await over(id)
    expect(job, JSON.stringify(job)).toMatchObject({ state: 'done', problem: null })
    expect(await tablesOf(id)).toEqual(tables)
    for (let look = 0; look < 100 && readdirSync(folder).length > 1; look += 1) await setTimeout(50)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
    if (job.attempts > 1) cutOff += 1
  }
  expect(cutOff).toBeGreaterThan(0)
}, 600_000)
