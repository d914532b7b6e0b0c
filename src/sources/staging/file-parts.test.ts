import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJs from 'exceljs'
import { expect, test } from 'vitest'
import { importStore } from '../../../test/sources/import-store.ts'
import type { Receipt } from '../../domain/index.ts'
import { name, sql } from '../../sql/index.ts'
import { readMapping, writeMapping } from '../mapping/index.ts'
import { importFiles, planFiles, undoImport } from './index.ts'

const store = importStore()
const { folder, options } = store

function json(file: string, ...values: readonly unknown[]): string {
  const path = join(folder, file)
  writeFileSync(path, values.map((value) => JSON.stringify(value, null, 1)).join('\n'))
  return path
}

async function workbook(
  file: string,
  sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>,
): Promise<string> {
  const book = new ExcelJs.Workbook()
  for (const [sheet, rows] of Object.entries(sheets)) {
    book.addWorksheet(sheet).addRows(rows.map((row) => [...row]))
  }
  const path = join(folder, file)
  await book.xlsx.writeFile(path)
  return path
}

/** What each part came in as, and the fields that were recognised in it. */
const told = ({ files }: Receipt) =>
  files.map(({ file, plan, rows }) => [
    file,
    plan.kind,
    rows.kept,
    plan.columns.flatMap(({ header, field }) => (field === null ? [] : `${header}=${field}`)),
  ])

const paging = { next: { after: '2', link: 'https://api.example/next' } }
const company = (id: string, more: object) => ({
  id,
  properties: { name: `Company ${id}`, domain: `c${id}.com`, hs_object_id: id, ...more },
  createdAt: '2024-03-01T10:00:00.000Z',
  archived: false,
})

test("the pages of HubSpot's answers are their records, whose properties are columns", async () => {
  const path = json(
    'companies.json',
    { results: [company('1', { numberofemployees: '12' }), company('2', {})], paging },
    { results: [company('3', { numberofemployees: '7', tags: ['a', 'b'] })] },
  )
  const receipt = await importFiles(store.engine, [path], options)
  expect(told(receipt)).toEqual([
    [
      'companies.json',
      'account',
      3,
      expect.arrayContaining(['name=name', 'domain=domain', 'numberofemployees=employees']),
    ],
  ])
  const staged = await store.engine.rows(sql`select * from stage_1 order by _row`)
  expect(staged.map((row) => Object.values(row)).map((row) => row.slice(0, 3))).toEqual([
    ['1', 'Company 1', 'c1.com'],
    ['2', 'Company 2', 'c2.com'],
    ['3', 'Company 3', 'c3.com'],
  ])
})

test('pages gathered in an array are their records, and records with lists of their own stay', async () => {
  const pages = Array.from({ length: 3 }, (_, page) => ({
    paging,
    // A page that is longer than what is looked at first.
    results: [0, 1].map((at) => company(`${page}${at}`, { description: 'x'.repeat(600_000) })),
  }))
  const receipt = await importFiles(store.engine, [json('pages.json', pages)], options)
  expect(told(receipt).map((one) => one.slice(0, 3))).toEqual([['pages.json', 'account', 6]])
  const one = await importFiles(store.engine, [json('page.json', pages.slice(0, 1))], options)
  expect(one.files[0]?.rows.kept).toBe(2)
  const orders = companies.map((company, id) => ({ id, ...company, items: people }))
  const records = await importFiles(store.engine, [json('orders.json', orders)], options)
  expect(records.files[0]?.rows.kept).toBe(3)
})

test("Salesforce's answers are their records, with the names of what they point to", async () => {
  const attributes = { type: 'Opportunity', url: '/services/data/v59.0/sobjects/Opportunity/006' }
  const record = (Id: string, StageName: string) => ({
    attributes,
    Id,
    Name: `Deal ${Id}`,
    StageName,
    CloseDate: '2024-05-01',
    CreatedDate: '2024-01-01T00:00:00.000+0000',
    AccountId: '001A',
    Account: { attributes: { type: 'Account', url: '/x' }, Name: 'Acme', Industry: 'Retail' },
  })
  const records = [record('006A', 'Closed Won'), record('006B', 'Closed Lost')]
  const path = json('opportunities.json', { totalSize: 2, done: true, records })
  const receipt = await importFiles(store.engine, [path], options)
  expect(told(receipt)[0]?.[1]).toBe('deal')
  expect(receipt.files[0]?.plan).toMatchObject({ preset: 'salesforce' })
  const headers = receipt.files[0]?.plan.columns.map(({ header }) => header)
  expect(headers).toEqual(
    expect.arrayContaining(['Id', 'StageName', 'AccountId', 'Account.Name', 'Account.Industry']),
  )
  expect(headers?.some((header) => header.includes('attributes'))).toBe(false)
})

test("Pipedrive's answers are their records, and what a field points to is its value", async () => {
  const deal = (id: number, status: string) => ({
    id,
    title: `Deal ${id}`,
    org_id: { name: `Company ${id}`, people_count: 2, value: id + 100 },
    value: 5000,
    currency: 'EUR',
    status,
    add_time: '2024-01-01 10:00:00',
    close_time: '2024-02-01 10:00:00',
  })
  const data = [deal(1, 'won'), deal(2, 'lost')]
  const path = json('deals.json', {
    success: true,
    data,
    additional_data: { pagination: { start: 0, more_items_in_collection: false } },
  })
  const receipt = await importFiles(store.engine, [path], options)
  expect(told(receipt)[0]?.slice(0, 3)).toEqual(['deals.json', 'deal', 2])
  expect(receipt.files[0]?.plan.columns.map(({ header }) => header)).toEqual(
    expect.arrayContaining(['title', 'org_id', 'org_id.name', 'value', 'status']),
  )
  const [first] = await store.engine.rows(sql`select * from stage_1 order by _row`)
  expect(Object.values(first ?? {}).map(String)).toEqual(
    expect.arrayContaining(['101', 'Company 1', '5000']),
  )
})

const companies = [1, 2, 3].map((at) => ({ name: `C${at}`, domain: `c${at}.com`, country: 'VN' }))
const people = [1, 2].map((at) => ({ email: `p${at}@c${at}.com`, jobTitle: 'CEO' }))

test('of several lists those that tell what they hold come in, and the others are named', async () => {
  const colours = [{ code: 'r', meaning: 'x' }]
  const path = json('dump.json', { data: { companies, people, colours } })
  const receipt = await importFiles(store.engine, [path], options)
  expect(told(receipt).map((one) => one.slice(0, 3))).toEqual([
    ['dump.json [data.companies]', 'account', 3],
    ['dump.json [data.people]', 'contact', 2],
  ])
  expect(receipt.files[0]?.notes).toContainEqual({
    code: 'parts_left_out',
    facts: { part: 'data.companies', others: ['data.colours'] },
  })
})

test('lines of records that hold lists of their own stay lines', async () => {
  const path = join(folder, 'lines.jsonl')
  const lines = companies.map((one) => JSON.stringify({ ...one, items: people }))
  writeFileSync(path, lines.join('\n'))
  const receipt = await importFiles(store.engine, [path], options)
  expect(receipt.files.map(({ plan, rows }) => [plan.format, rows.kept])).toEqual([['jsonl', 3]])
})

test('an answer that is cut off, or holds a record too large, is refused', async () => {
  const cut = join(folder, 'cut.json')
  writeFileSync(cut, JSON.stringify({ results: companies }).slice(0, -20))
  await expect(importFiles(store.engine, [cut], options)).rejects.toMatchObject({
    code: 'import.truncated',
  })
  const large = json('large.json', { results: [...companies, { name: 'x'.repeat(40e6) }] })
  await expect(importFiles(store.engine, [large], options)).rejects.toMatchObject({
    code: 'import.record_too_large',
    facts: { limit: 16 },
  })
})

const accounts = [
  ['Company name', 'Domain', 'Country'],
  ['Acme', 'acme.com', 'Vietnam'],
  ['Bolt', 'bolt.io', 'Thailand'],
  ['Cord', 'cord.dev', 'Iran'],
]
const deals = [
  ['Deal name', 'Company', 'Stage', 'Amount', 'Close date'],
  ['D1', 'Acme', 'Closed Won', 500, '2024-03-25'],
  ['D2', 'Bolt', 'Closed Lost', 70, '2024-04-01'],
  ['', '', '', 70, ''],
]
const notes = [
  ['What', 'Why'],
  ['x', 'y'],
]
const book = { Companies: accounts, Deals: deals, Legend: notes }

test('the sheets of a workbook that tell what they hold come in, each with its receipt', async () => {
  const path = await workbook('crm.xlsx', book)
  const receipt = await importFiles(store.engine, [path], options)
  const parts = told(receipt).map((one) => one.slice(0, 3))
  expect(parts.toSorted()).toEqual([
    ['crm.xlsx [Companies]', 'account', 3],
    ['crm.xlsx [Deals]', 'deal', 2],
  ])
  expect(receipt.files[0]?.notes[0]?.facts).toMatchObject({ others: ['Legend'] })
  expect(receipt.rejects.map((file) => file.split('/').at(-1))).toEqual([
    'crm.xlsx [Deals].rejects.csv',
  ])
  expect(await importFiles(store.engine, [path], options)).toMatchObject({ unchanged: true })
  await undoImport(store.engine, receipt.id)
  expect(await store.engine.rows(sql`select count(*) as n from nf_stage`)).toEqual([{ n: 0 }])
})

test('a dry run writes an entry a sheet, and the sheets that stay in it are read', async () => {
  const path = await workbook('again.xlsx', book)
  const plans = await planFiles(store.engine, [path], options)
  const onlyDeals = writeMapping(plans.filter(({ kind }) => kind === 'deal'))
  expect(onlyDeals).toContain('sheet: Deals')
  const mappings = readMapping(onlyDeals, 'm.yaml')
  const { files } = await importFiles(store.engine, [path], { ...options, mappings })
  expect(files.map(({ file, rows }) => [file, rows.kept])).toEqual([['again.xlsx', 2]])
  expect(files[0]?.notes[0]?.facts).toEqual({ part: 'Deals', others: ['Companies', 'Legend'] })
  const wrong = readMapping('files: [{ file: "*", sheet: Deal }]', 'm.yaml')
  await expect(
    importFiles(store.engine, [path], { ...options, mappings: wrong }),
  ).rejects.toMatchObject({
    code: 'import.no_such_sheet',
    facts: { sheet: 'Deal' },
  })
})

test('two workbooks of the same bytes, each read for another sheet, do not meet', async () => {
  const paths = [await workbook('one.xlsx', book), join(folder, 'two.xlsx')] as const
  copyFileSync(...paths)
  const mappings = readMapping(
    'files: [{ file: one.xlsx, sheet: Companies }, { file: two.xlsx, sheet: Deals }]',
    'm.yaml',
  )
  await importFiles(store.engine, paths, { ...options, mappings })
  const first = async (at: number) =>
    Object.values((await store.engine.rows(sql`select * from ${name(`stage_${at}`)}`))[0] ?? {})[0]
  expect([await first(1), await first(2)]).toEqual(['Acme', 'D1'])
})
