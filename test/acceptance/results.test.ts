import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import {
  explainAccountIn,
  languages,
  learnProfile,
  scoreFiles,
  scoreWorkspace,
  translator,
  writeReport,
} from '../../src/index.ts'
import { northfits } from './northfit.ts'
import { call, type SampleWorkspace, sampleWorkspace } from './sample-workspace.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()
let sample: SampleWorkspace
let companies: string
let learned: Awaited<ReturnType<typeof learnProfile>>

beforeAll(async () => {
  sample = await sampleWorkspace(folder, { accounts: 1200 })
  companies = sample.files.find((file) => file.includes('companies')) ?? ''
  learned = await learnProfile(sample.workspace, {}, call)
}, 300_000)

test('a profile alone gives a file of accounts the points that the workspace gives', async () => {
  const limit = 5000
  const everyone = { limit, everyone: true }
  const inside = await scoreWorkspace(sample.workspace, everyone, call)
  const alone = await scoreFiles(folder, [companies], { profile: learned.file, limit }, call)
  const fromFile = new Set(
    learned.profile.card.traits
      .filter(({ sources }) => sources.every(({ object }) => object === 'account'))
      .map(({ id }) => id),
  )
  expect(fromFile.size).toBeGreaterThan(0)
  const parts = ({ ranked }: typeof inside) =>
    new Map(
      ranked.map(({ account, score }) => [
        account.id,
        score.parts.filter(({ traits }) => traits.every((id) => fromFile.has(id))),
      ]),
    )
  const [expected, got] = [parts(inside), parts(alone)]
  const both = [...expected.keys()].filter((id) => id !== null && got.has(id))
  expect(both.length).toBeGreaterThan(1150)
  const differing = both.filter(
    (id) => JSON.stringify(got.get(id)) !== JSON.stringify(expected.get(id)),
  )
  // A company entered twice is put together from both records in the workspace, not in the file.
  const { sameDomain, sameNameOnly } = sample.truth.accounts.duplicates
  expect(differing.length).toBeLessThanOrEqual(sameDomain + sameNameOnly)
})

test('an explanation names the record that holds the value', async () => {
  const { ranked } = await scoreWorkspace(sample.workspace, { limit: 5 }, call)
  const rows = readFileSync(companies, 'utf8').split('\n')
  for (const { account } of ranked) {
    const { values, sources } = await explainAccountIn(
      sample.workspace,
      account.domain ?? account.name ?? '',
      {},
      call,
    )
    const records = sources
      .filter(({ file }) => companies.endsWith(file))
      .map(({ record }) => rows[record] ?? '')
    expect(records.some((row) => row.startsWith(`${account.id},`))).toBe(true)
    const industry = values['account.industry']
    if (typeof industry === 'string') {
      expect(records.some((row) => row.includes(industry))).toBe(true)
    }
  }
})

test.each(languages)(
  'the report in %s is whole and calls nothing from outside',
  async (language) => {
    const out = join(folder, `report-${language}`)
    const files = await writeReport(sample.workspace, { out }, translator(language), call)
    const html = readFileSync(files.html, 'utf8')
    expect(html).toContain(`lang="${language}"`)
    expect(html).not.toMatch(/(?:src|href)="(?!#|data:)|url\((?!['"]?(?:#|data:))|@import/)
    expect(readFileSync(files.markdown, 'utf8')).toMatch(/^# .+\n[\s\S]{500}/)
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.readFile(files.workbook)
    expect(workbook.worksheets.length).toBeGreaterThan(1)
    expect(existsSync(files.profile)).toBe(true)
  },
)

test('the report in Markdown says whether the profile holds', async () => {
  const out = join(folder, 'report')
  const { markdown } = await writeReport(sample.workspace, { out }, translator('en'), call)
  const verdict = learned.profile.verdict.reliable ? /reliable/i : /no reliable profile/i
  expect(readFileSync(markdown, 'utf8')).toMatch(verdict)
})

test('northfit learn in every language', async () => {
  const small = await sampleWorkspace(join(folder, 'small'), { accounts: 400 })
  const finished = await northfits(
    languages.map((language) => ['-w', small.workspace, '--lang', language, 'learn']),
    folder,
  )
  for (const [at, { code, out, err }] of finished.entries()) {
    expect({ code, err }, languages[at]).toEqual({ code: 0, err: '' })
    expect(out).not.toMatch(/undefined|NaN|cli\.|profile\.verdict/)
  }
  expect(new Set(finished.map(({ out }) => out)).size).toBe(languages.length)
})
