import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyWebhook } from '../../src/outgoing/index.ts'
import { exampleProfile } from '../profiles/profiles.ts'
import { onEveryStore } from '../store/stores.ts'
import { firstOwner, type Owner, testServer } from './server.ts'

interface Heard {
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

onEveryStore((_, kind) => {
  const heard: Heard[] = []
  let answer = 204
  const receiver = createServer(async (request, response) => {
    heard.push({ headers: request.headers, body: await text(request) })
    response.writeHead(answer).end()
  })
  let server: Awaited<ReturnType<typeof testServer>>
  let owner: Owner
  let url: string
  const at = (rest: string) => `/v1/workspaces/${owner.workspace}${rest}`

  beforeAll(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    const { port }: AddressInfo = Object(receiver.address())
    url = `http://127.0.0.1:${port}/hook`
    server = await testServer(kind, { outgoingAllow: [`127.0.0.1:${port}`] })
    owner = await firstOwner(server)
  })
  afterAll(async () => {
    await server.close()
    receiver.close()
  })

  test('publishing is told, signed, without a secret being readable in the records', async () => {
    const events = ['profile.published', 'job.finished']
    const made = await owner.ask('POST', at('/webhooks'), { url, events })
    expect(made.status).toBe(201)
    const added = await owner.ask('POST', at('/profiles'), { profile: exampleProfile })
    const publication = { kind: 'publish', version: added.body.id, expected: null }
    await owner.ask('POST', at('/publications'), publication)
    const [message] = await arrived(heard, 'profile.published')
    expect(JSON.parse(message?.body ?? '')).toMatchObject({
      workspace: owner.workspace,
      data: { version: added.body.id, previous: null },
    })
    const headers = Object.fromEntries(
      Object.entries(message?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    )
    verifyWebhook(headers, message?.body ?? '', [made.body.secret], new Date())
    const kept = await server.records.db.selectFrom('webhook').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(made.body.secret)
  })

  test('what is not taken waits, and can be sent again; who wants no more is not asked', async () => {
    const { body: hooks } = await owner.ask('GET', at('/webhooks'))
    const hook = at(`/webhooks/${hooks.items[0].id}`)
    answer = 500
    await owner.ask('POST', `${hook}/test`)
    await arrived(heard, 'test')
    const waiting = await delivery(
      owner,
      hook,
      ({ attempts, status }) => attempts === 1 && status === 500,
    )
    expect(waiting).toMatchObject({ state: 'queued' })
    expect(Date.parse(waiting.next)).toBeGreaterThan(Date.now() + 1000)
    answer = 204
    const replay = await owner.ask('POST', `${hook}/deliveries/${waiting.id}/replay`)
    expect(replay.status).toBe(202)
    await delivery(owner, hook, ({ state }) => state === 'delivered')
    answer = 410
    await owner.ask('POST', `${hook}/test`)
    await delivery(owner, hook, ({ state }) => state === 'failed')
    const { body } = await owner.ask('GET', at('/webhooks'))
    expect(body.items[0].disabled).toMatchObject({ reason: 'gone' })
  })

  test('an address in the own network is refused unless it is allowed', async () => {
    const events = ['profile.published']
    const { body } = await owner.ask('POST', at('/webhooks'), { url: 'http://127.0.0.2/', events })
    const hook = at(`/webhooks/${body.id}`)
    await owner.ask('POST', `${hook}/test`)
    const refused = await delivery(owner, hook, ({ fault }) => fault !== null)
    expect(refused.fault).toBe('http.refused_address')
  })
})

/** The messages of a kind, as soon as there is one. */
async function arrived(heard: readonly Heard[], type: string): Promise<readonly Heard[]> {
  for (;;) {
    const found = heard.filter(({ body }) => body.includes(`"type":"${type}"`))
    if (found.length > 0) return found
    await setTimeout(50)
  }
}

/** The newest delivery, as soon as it is as wanted. */
async function delivery(
  owner: Owner,
  hook: string,
  wanted: (last: {
    attempts: number
    status: number
    state: string
    fault: string | null
  }) => boolean,
) {
  for (;;) {
    const { body } = await owner.ask('GET', `${hook}/deliveries`)
    if (body.items[0] !== undefined && wanted(body.items[0])) return body.items[0]
    await setTimeout(50)
  }
}
