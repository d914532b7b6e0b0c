import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onEveryStore } from '../store/stores.ts'
import { addedProfile, finished } from './company.ts'
import { firstOwner, type Owner, testServer } from './server.ts'

interface Told {
  readonly type: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into messages of every form
  readonly data: any
}

onEveryStore((_, kind) => {
  const told: Told[] = []
  const receiver = createServer(async (request, response) => {
    told.push(JSON.parse(await text(request)))
    response.writeHead(204).end()
  })
  let server: Awaited<ReturnType<typeof testServer>>
  let owner: Owner
  const at = (rest: string) => `/v1/workspaces/${owner.workspace}${rest}`
  const of = (type: string) => told.filter((message) => message.type === type)

  beforeAll(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    const { port }: AddressInfo = Object(receiver.address())
    server = await testServer(kind, { outgoingAllow: [`127.0.0.1:${port}`] })
    owner = await firstOwner(server)
    const events = ['account.tier_changed', 'profile.drift']
    await owner.ask('POST', at('/webhooks'), { url: `http://127.0.0.1:${port}/hook`, events })
    const sample = await owner.ask('POST', at('/imports/sample'), { accounts: 600, seed: 5 })
    await finished(owner, at, sample)
  }, 300_000)
  afterAll(async () => {
    await server.close()
    receiver.close()
  })

  const publish = async (version: string, expected: string | null) => {
    const { body } = await owner.ask('POST', at('/publications'), {
      kind: 'publish',
      version,
      expected,
    })
    return await finished(owner, at, { body: body.job })
  }

  test('accounts that a scoring puts into other tiers are told, all in one message', async () => {
    const learned = { learned: '2015-01-01T00:00:00Z' }
    const first = await addedProfile(owner, at, learned)
    expect(await publish(first, null)).toMatchObject({ state: 'done', result: { changed: 0 } })
    const foreseen = await owner.ask('POST', at('/what-if'), {
      change: { points: [{ trait: 'account.employees', level: 1, points: 60 }] },
    })
    const second = await addedProfile(owner, at, foreseen.body.profile)
    const job = await publish(second, first)
    await until(() => of('account.tier_changed').length > 0)
    const [message, ...others] = of('account.tier_changed')
    expect(others).toEqual([])
    expect(message?.data).toMatchObject({ version: second, job: job.id })
    const { changes } = message?.data ?? {}
    const moves = foreseen.body.moves.map((move: object) => expect.objectContaining(move))
    expect(changes).toHaveLength(moves.length)
    expect(changes).toEqual(expect.arrayContaining(moves))
    const list = (await owner.ask('GET', at('/accounts?everyone=true&limit=200'))).body.items
    const tiers = new Map(
      list.map(({ account, score }: Listed) => [account.key, score.tier] as const),
    )
    for (const { accounts, keys, to } of changes) {
      expect(keys).toHaveLength(accounts)
      for (const key of keys) expect(tiers.get(key) ?? to).toBe(to)
    }
    expect(JSON.stringify(told)).not.toContain(list[0].account.domain)
  }, 300_000)

  test('a profile that no longer holds is told once', async () => {
    const { body } = await owner.ask('GET', at('/drift'))
    expect(body).toMatchObject({ verdict: 'drifted', since: '2015-01-01' })
    await until(() => of('profile.drift').length > 1)
    const drifts = of('profile.drift')
    expect(drifts.at(-1)?.data).toMatchObject({ ...body, version: body.version })
    const again = await server.records.db.selectFrom('drift').selectAll().execute()
    expect(again.map(({ drifted }) => drifted)).toEqual([true, true])
    // Going back scores anew; both versions were told of already.
    const [first] = drifts
    const back = await owner.ask('POST', at('/publications'), {
      kind: 'rollback',
      version: first?.data.version,
      expected: body.version,
      reason: 'too many',
    })
    await finished(owner, at, { body: back.body.job })
    await until(() => of('account.tier_changed').length > 1)
    expect(of('profile.drift')).toHaveLength(2)
  }, 300_000)
}, 'PostgreSQL')

interface Listed {
  readonly account: { readonly key: number }
  readonly score: { readonly tier: string }
}

async function until(there: () => boolean): Promise<void> {
  while (!there()) await setTimeout(50)
}
