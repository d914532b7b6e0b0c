import { afterAll, beforeAll, expect, test } from 'vitest'
import { addedProfile, type Company, finished, servedCompany } from './company.ts'

let company: Company
beforeAll(async () => {
  company = await servedCompany()
}, 300_000)
afterAll(async () => company.server.close())

test('a record is scored by the headers of its CRM as by our own names', async () => {
  const { owner, at } = company
  const ask = (account: object) => owner.ask('POST', at('/score'), { account })
  const ours = await ask({ employees: 1200, 'account.industry': 'Retail' })
  for (const account of [
    { 'Number of Employees': '1,200', Industry: 'Retail' },
    { NumberOfEmployees: 1200, Industry: 'Retail' },
    { 'Số nhân viên': '1 200', 'Ngành nghề': 'Retail' },
    { 'تعداد کارکنان': '۱۲۰۰', صنعت: 'Retail' },
  ])
    expect((await ask(account)).body).toEqual(ours.body)
  expect(ours.body).toMatchObject({ known: 1, unused: [] })
  const batch = await owner.ask('POST', at('/score/batch'), {
    accounts: [{ 'Number of Employees': 1200, Industry: 'Retail' }, { Luck: 1 }],
  })
  expect(batch.body.scores[0].points).toBe(ours.body.points)
  expect(batch.body.scores[1]).toMatchObject({ tier: 'unknown', unused: ['Luck'] })
})

test('accounts come page by page, each once, in the order asked for', async () => {
  const all = await pages('everyone=true&limit=200')
  const { body } = await company.owner.ask('GET', company.at('/accounts?everyone=true&limit=1'))
  const { best, good, bad, unknown } = body.tiers
  expect(all).toHaveLength(best + good + bad + unknown)
  expect(new Set(all.map(({ account }) => account.key)).size).toBe(all.length)
  const points = all.map(({ score }) => score.points)
  expect(points).toEqual(points.toSorted((one, other) => other - one))
  const upward = await pages('everyone=true&limit=200&sort=points&tier=good')
  const inTier = all.filter(({ score }) => score.tier === 'good').map(({ score }) => score.points)
  expect(inTier).toHaveLength(good)
  expect(upward.map(({ score }) => score.points)).toEqual(inTier.toReversed())
  const forged = Buffer.from('["a",{},3]').toString('base64url')
  const refused = await company.owner.ask('GET', company.at(`/accounts?cursor=${forged}`))
  expect(refused).toMatchObject({ status: 422, body: { code: 'request.cursor' } })
  const prospects = await pages('limit=200')
  expect(prospects.length).toBeLessThan(all.length)
}, 300_000)

test('the list is that of the version in force, whatever was scored last', async () => {
  const { owner, at, version } = company
  const before = await owner.ask('GET', at('/accounts?limit=5'))
  const other = await addedProfile(owner, at, { name: 'Other' })
  const published = await owner.ask('POST', at('/publications'), {
    kind: 'publish',
    version: other,
    expected: version,
  })
  const atOnce = await owner.ask('GET', at('/accounts?limit=5'))
  expect(atOnce.body).toEqual({ ...before.body, version: other })
  await finished(owner, at, { body: published.body.job })
  expect((await owner.ask('GET', at('/accounts?limit=5'))).body).toEqual(atOnce.body)
  const [{ account, score }] = before.body.items
  const explained = await owner.ask('GET', at(`/accounts/${encodeURIComponent(account.domain)}`))
  expect(explained.body.score).toEqual(score)
  expect(explained.body.sources[0].file).toMatch(/csv$/)
  const nobody = await owner.ask('GET', at('/accounts/no-such-account'))
  expect(nobody).toMatchObject({ status: 404, body: { code: 'explain.no_account' } })
})

test('what a change would do to the accounts is told without doing it', async () => {
  const { owner, at } = company
  const listed = () => owner.ask('GET', at('/accounts?limit=1&everyone=true'))
  const before = await listed()
  const ask = (change: object) => owner.ask('POST', at('/what-if'), { change })
  const counts = ({ tiers }: { tiers: { tier: string; accounts: number }[] }) =>
    Object.fromEntries(tiers.map(({ accounts, tier }) => [tier, accounts]))

  const cut = await ask({ bestFrom: 5000, goodFrom: -5000 })
  const { best, good, bad, unknown } = before.body.tiers
  expect(counts(cut.body.before)).toEqual(before.body.tiers)
  expect(counts(cut.body.after)).toEqual({ best: 0, good: best + good + bad, bad: 0, unknown })
  const moved = cut.body.moves.map(({ accounts, from, to }: Move) => [from, to, accounts])
  expect(moved).toContainEqual(['bad', 'good', bad])
  for (const { decided, good, rate, share } of cut.body.before.tiers) {
    expect(rate.low).toBeLessThanOrEqual(decided === 0 ? 1 : good / decided)
    expect(share).toBeLessThanOrEqual(1)
  }
  const points = [{ trait: 'account.employees', level: 1, points: 500 }]
  const lifted = await ask({ points })
  expect(lifted.body.after.tiers[0].accounts).toBeGreaterThan(best)
  expect(lifted.body.after.heldOut).toBeUndefined()
  const instead = await ask({ instead: lifted.body.profile })
  expect(instead.body.after.tiers).toEqual(lifted.body.after.tiers)
  const wrong = await ask({ points: [{ trait: 'account.employees', level: 99, points: 1 }] })
  expect(wrong).toMatchObject({ status: 422, body: { code: 'what_if.no_level' } })
  const upside = await ask({ bestFrom: 0, goodFrom: 10 })
  expect(upside).toMatchObject({ status: 422, body: { code: 'profile.inconsistent' } })
  expect((await listed()).body).toEqual(before.body)
}, 300_000)

interface Move {
  readonly from: string
  readonly to: string
  readonly accounts: number
}

async function pages(query: string) {
  const items: { account: { key: number }; score: { points: number; tier: string } }[] = []
  let cursor = ''
  for (;;) {
    const { body } = await company.owner.ask('GET', company.at(`/accounts?${query}${cursor}`))
    items.push(...body.items)
    if (body.next === undefined) return items
    cursor = `&cursor=${encodeURIComponent(body.next)}`
  }
}
