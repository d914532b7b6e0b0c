import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientOf } from './client.ts'
import { finished, uploadSample } from './company.ts'
import { cli, firstOwnerOf, type ServedProcess, serveHome } from './served-process.ts'
import type { Owner } from './server.ts'

const home = mkdtempSync(path.join(os.tmpdir(), 'northfit-shutdown-'))
let server: ServedProcess
let owner: Owner
const at = (rest: string) => `/v1/workspaces/${owner.workspace}${rest}`

beforeAll(async () => {
  server = await serveHome(home)
  owner = await firstOwnerOf(server)
})
afterAll(async () => {
  await server.kill()
  rmSync(home, { recursive: true, force: true })
})

async function started(): Promise<void> {
  server = await serveHome(home)
  owner = { ...owner, ...clientOf(server.url, owner.token) }
}

/** A file that is sent a piece at a time, the last when `rest` is called. */
function sending() {
  const { promise, resolve: rest } = Promise.withResolvers<void>()
  const body = new ReadableStream<Uint8Array>({
    async start(to) {
      to.enqueue(Buffer.from('Company name,Company Domain Name\n'))
      await promise
      to.enqueue(Buffer.from('Acme,acme.example\n'))
      to.close()
    },
  })
  const answer = fetch(`${server.url}${at('/uploads?name=companies.csv')}`, {
    method: 'POST',
    body,
    duplex: 'half',
    headers: {
      authorization: `Bearer ${owner.token}`,
      'content-type': 'application/octet-stream',
    },
  })
  return { answer, rest }
}

test('a second server on the same folder is refused and says why; the first goes on', async () => {
  const env = { ...process.env, NORTHFIT_LANG: 'en' }
  const second = promisify(execFile)(
    process.execPath,
    [cli, 'serve', '--home', home, '--port', '0'],
    { env },
  )
  await expect(second).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/Another Northfit server is using .*records/),
  })
  expect((await owner.ask('GET', '/v1/me')).status).toBe(200)
})

test('one that is asked to end answers what was asked of it, and ends well', async () => {
  const { answer, rest } = sending()
  await setTimeout(500)
  const ended = server.stop()
  await setTimeout(500)
  // Nobody new is let in.
  await expect(fetch(`${server.url}/v1/health/live`)).rejects.toThrow()
  rest()
  const response = await answer
  expect(response.status).toBe(201)
  expect(await ended).toBe(0)
  await started()
  const { id } = (await response.json()) as { id: string }
  const job = await owner.ask('POST', at('/imports'), { uploads: [id] })
  expect(await finished(owner, at, job)).toMatchObject({ state: 'done', attempts: 1 })
})

test('a job under way is stopped, and done after the next start as if for the first time', async () => {
  const uploads = await uploadSample(home, owner, at)
  const { body: job } = await owner.ask('POST', at('/imports'), { uploads })
  let seen = job
  while (seen.state === 'queued') seen = (await owner.ask('GET', at(`/jobs/${job.id}`))).body
  expect(seen.state).toBe('running')
  const { body: followed } = await fetch(`${server.url}${at(`/jobs/${job.id}/events`)}`, {
    headers: { authorization: `Bearer ${owner.token}` },
  })
  if (followed === null) throw new Error('no events')
  const events = followed.pipeThrough(new TextDecoderStream())
  for await (const event of events.values({ preventCancel: true }))
    if (event.includes('running')) break
  expect(await server.stop()).toBe(0)
  // Who follows the job does not hold the server up until the job is over.
  expect(await text(events)).not.toContain('"state":"done"')
  await started()
  expect(await finished(owner, at, { body: job })).toMatchObject({ state: 'done', attempts: 1 })
  expect((await owner.ask('GET', at('/imports'))).body.items).toHaveLength(2)
})
