import exceljs from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answered } from './client.ts'
import { addedProfile, finished } from './company.ts'
import { firstOwner, member, type Owner, type TestServer, testServer } from './server.ts'

const formula = '=HYPERLINK("https://evil.example","click")'
const quoted = `"'${formula.replaceAll('"', '""')}"`
let server: TestServer
let owner: Owner
let version: string
const at = (rest: string) => `/v1/workspaces/${owner.workspace}${rest}`

beforeAll(async () => {
  server = await testServer('embedded')
  owner = await firstOwner(server)
}, 300_000)
afterAll(async () => server.close())

test('a newcomer gets a made-up company into an empty workspace, and into no other', async () => {
  const ordered = await owner.ask('POST', at('/imports/sample'), { accounts: 600, seed: 2 })
  expect(await finished(owner, at, ordered)).toMatchObject({ state: 'done', kind: 'sample' })
  const { snapshot } = (await owner.ask('GET', at('/status'))).body
  expect(snapshot.accounts).toBeGreaterThan(500)
  expect((await owner.ask('GET', at('/imports'))).body.items).toHaveLength(1)
  const again = await owner.ask('POST', at('/imports/sample'), {})
  expect(again).toMatchObject({ status: 409, body: { code: 'sample.not_empty' } })
}, 300_000)

test('no cell of a downloaded file is one that a spreadsheet runs', async () => {
  const csv = `Company name,Company Domain Name,Number of Employees,Industry\n${quoted.replace("'", '')},evil.example,900,Retail\n`
  const named = await owner.ask('POST', at('/uploads?name=companies.csv'), csv)
  const imported = await owner.ask('POST', at('/imports'), { uploads: [named.body.id] })
  expect(await finished(owner, at, imported)).toMatchObject({ state: 'done' })
  version = await addedProfile(owner, at)
  const published = { kind: 'publish', version, expected: null }
  const { body } = await owner.ask('POST', at('/publications'), published)
  await finished(owner, at, { body: body.job })

  const upload = await owner.ask('POST', at('/uploads?name=prospects.csv'), csv)
  const seller = await member(server, owner, 'viewer')
  for (const format of ['csv', 'xlsx']) {
    const list = await seller.ask('POST', at('/accounts/list'), { everyone: true, format })
    await expectNoFormula(list, `accounts.${format}`, 601)
    const uploads = [upload.body.id]
    const scored = await owner.ask('POST', at('/score/files'), { uploads, version, format })
    await expectNoFormula(scored, `scored.${format}`, 1)
    const expected = await owner.ask('POST', at('/expected'), { format })
    await expectNoFormula(expected, `expected.${format}`, 1)
  }
}, 300_000)

/** Follows the job, and looks into the file that it wrote. */
async function expectNoFormula(ordered: Answered, file: string, least: number) {
  const job = await finished(owner, at, ordered)
  expect(job).toMatchObject({ state: 'done', result: { files: [file] } })
  expect(JSON.stringify(job)).not.toContain('evil')
  const place = server.url + at(`/jobs/${job.id}/files/${file}`)
  const answer = await fetch(place, { headers: { authorization: `Bearer ${owner.token}` } })
  expect(answer.headers.get('content-disposition')).toContain(file)
  if (file.endsWith('.csv')) {
    const text = await answer.text()
    expect(text.split('\n').length - 2).toBeGreaterThanOrEqual(least)
    expect(text).toContain(quoted)
    expect(text).not.toMatch(/(^|[,"])=/m)
    return
  }
  const book = new exceljs.Workbook()
  await book.xlsx.load(await answer.arrayBuffer())
  const cells: exceljs.CellValue[] = []
  for (const sheet of book.worksheets)
    sheet.eachRow((row) => row.eachCell(({ value }) => void cells.push(value)))
  expect(cells).toContain(`'${formula}`)
  expect(cells.filter((value) => typeof value === 'object')).toEqual([])
}

test('files of jobs are for those of the workspace, under their own names only', async () => {
  const nothing = 'b6a1f9f0-27b7-4b0e-9b57-2a6ad3b2a0a1'
  for (const [place, status] of [
    [`/jobs/${nothing}/files/accounts.csv`, 404],
    ['/jobs/..%2F..%2Fx/files/accounts.csv', 404],
    [`/jobs/${nothing}/files/..%2Fprofile.json`, 422],
  ] as const)
    expect(await owner.ask('GET', at(place))).toMatchObject({ status })
})

test('a hypothesis is taken from a template, checked beside the data, and made a profile of', async () => {
  const { items } = (await owner.ask('GET', at('/hypotheses/templates'))).body
  expect(items.length).toBeGreaterThan(10)
  const template = items[0].id
  const french = await owner.ask('GET', at(`/hypotheses/templates/${template}`), undefined, {
    'accept-language': 'vi',
  })
  const { body: hypothesis } = await owner.ask('GET', at(`/hypotheses/templates/${template}`))
  expect(hypothesis.statements.length).toBeGreaterThan(1)
  expect(french.body.name).not.toBe(hypothesis.name)
  const file = await owner.ask('GET', at('/hypotheses/templates/%2Fetc%2Fpasswd'))
  expect(file).toMatchObject({ status: 404, body: { code: 'hypothesis.not_found' } })

  const none = await owner.ask('POST', at('/hypotheses/check'))
  expect(none).toMatchObject({ status: 409, body: { code: 'hypothesis.none' } })
  const checked = await owner.ask('POST', at('/hypotheses/check'), { hypothesis })
  expect(checked.body.statements).toHaveLength(hypothesis.statements.length)
  expect(checked.body.decided).toBeGreaterThan(0)

  const made = await finished(owner, at, await owner.ask('POST', at('/hypotheses'), { template }))
  expect(made).toMatchObject({ state: 'done', result: { verdict: { reliable: false } } })
  const kept = await owner.ask('GET', at(`/profiles/${made.result.version}`))
  expect(kept.body.hypothesis.statements).toHaveLength(hypothesis.statements.length)

  const ranked = await owner.ask('GET', at(`/accounts?limit=2&version=${made.result.version}`))
  expect(ranked.body.version).toBe(made.result.version)
  expect((await owner.ask('GET', at('/accounts?limit=2'))).body.version).toBe(version)
  const learned = await finished(
    owner,
    at,
    await owner.ask('POST', at('/profiles/learn'), { hypothesis, maxTraits: 4, maxPairs: 0 }),
  )
  expect(learned.result.hypothesis.statements).toHaveLength(hypothesis.statements.length)
}, 300_000)

test('a hypothesis is a profile before there is any data', async () => {
  const organization = `/v1/organizations/${owner.organization}`
  const { id } = (await owner.ask('POST', `${organization}/workspaces`, { name: 'New' })).body
  const there = (rest: string) => `/v1/workspaces/${id}${rest}`
  const ordered = await owner.ask('POST', there('/hypotheses'), { template: 'saas_smb' })
  expect(await finished(owner, there, ordered)).toMatchObject({ state: 'done' })
}, 300_000)
