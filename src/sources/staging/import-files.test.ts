import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import ExcelJs from 'exceljs'
import iconv from 'iconv-lite'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { FileReceipt, Receipt } from '../../domain/index.ts'
import { type Engine, name, sql } from '../../sql/index.ts'
import { openDuckDb } from '../../warehouse/index.ts'
import { readMapping, writeMapping } from '../mapping/index.ts'
import { importFiles, listImports, planFiles, undoImport } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'northfit-import-'))
let engine: Engine

beforeEach(async () => {
  engine = await openDuckDb(':memory:')
  return async () => await engine.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const options = {
  tempDir: join(folder, 'tmp'),
  rejectsDir: join(folder, 'rejects'),
  now: new Date(0),
}
const header = 'Company name,Company Domain Name,Number of Employees'

async function load(
  file: string,
  content: string | Buffer,
): Promise<FileReceipt & { receipt: Receipt }> {
  const path = join(folder, file)
  writeFileSync(path, content)
  const receipt = await importFiles(engine, [path], options)
  const [first] = receipt.files
  if (first === undefined) throw new Error('no file in the receipt')
  return { ...first, receipt }
}

async function rows(table = 'stage_1') {
  return (await engine.rows(sql`select * from ${name(table)} order by _row`)).map((row) =>
    Object.values(row),
  )
}

test('a file becomes a typed table with a receipt that adds up', async () => {
  const {
    rows: counts,
    coverage,
    plan,
  } = await load('one.csv', `${header}\nAcme,acme.com,"1,200"\nBolt,bolt.io,\n`)
  expect(plan).toMatchObject({ format: 'csv', encoding: 'utf-8', kind: 'account', delimiter: ',' })
  expect(counts).toEqual({ read: 2, kept: 2, merged: 0, rejected: 0, mended: 0 })
  expect(coverage).toEqual({
    'Company name': 1,
    'Company Domain Name': 1,
    'Number of Employees': 0.5,
  })
  expect(await rows()).toEqual([
    ['Acme', 'acme.com', 1200, 1],
    ['Bolt', 'bolt.io', null, 2],
  ])
})

test('a copy under another name is left out, in one import and in a later one', async () => {
  const text = 'Company,Month,Cost\nAcme,2024-03-01,5\nBolt,2024-03-01,7\n'
  const paths = ['costs.csv', 'same.csv'].map((file) => join(folder, file))
  for (const path of paths) writeFileSync(path, text)
  const { id, files } = await importFiles(engine, paths, options)
  expect(files.map(({ file, rows: { kept } }) => [file, kept])).toEqual([
    ['costs.csv', 2],
    ['same.csv', 0],
  ])
  expect(files[1]?.notes).toEqual([{ code: 'already_imported', facts: { file: 'costs.csv', id } }])
  expect(await engine.rows(sql`select count(*) as n from nf_stage`)).toEqual([{ n: 1 }])
  expect(await importFiles(engine, paths.slice(1), options)).toMatchObject({ id, unchanged: true })
})

test('a status of won and lost is the outcome; one that is neither is not known yet', async () => {
  const lines = ['Acme;acme.com;Won', 'Bolt;bolt.io;Closed lost', 'Core;core.io;Proposal']
  const more = ['Dock;dock.io;closed won', 'Echo;echo.io;']
  const { plan, rows: counts } = await load(
    'status.csv',
    `Company;Website;Status\n${[...lines, ...more].join('\n')}\n`,
  )
  expect(plan.columns[2]).toMatchObject({ object: 'account', field: 'outcome' })
  expect((await rows()).map((row) => row[2])).toEqual([true, false, null, true, null])
  expect(counts.mended).toBe(0)
})

test('what Salesforce exports of the recycle bin is left out', async () => {
  const {
    plan,
    rows: counts,
    problemCounts,
  } = await load(
    'Account.csv',
    'Id,IsDeleted,Name,BillingCountry,NumberOfEmployees,OwnerId,CreatedDate\n001A,false,Acme,DE,10,005A,2024-01-02\n001B,true,Bolt,DE,20,005A,2024-01-03\n',
  )
  expect(plan.preset).toBe('salesforce')
  expect(plan.columns[1]).toMatchObject({ header: 'IsDeleted', skip: true })
  expect(counts).toMatchObject({ read: 2, kept: 1, rejected: 1 })
  expect(problemCounts).toEqual({ deleted_record: 1 })
})

test('an open point groups thousands of people, and of anything between semicolons', async () => {
  const europe = await load(
    'europe.csv',
    'Company;Website;Size;Factor\nAcme;acme.com;1.200;1.250\nBolt;bolt.io;3.450;2,125\n',
  )
  expect((await rows()).map((row) => [row[2], row[3]])).toEqual([
    [1200, 1250],
    [3450, 2.125],
  ])
  expect(europe.notes.map(({ code }) => code)).toContain('decimal_presumed')
  await load('comma.csv', `${header}\nCore,core.io,1.200\nDock,dock.io,"12.300"\n`)
  expect((await rows('stage_2')).map((row) => row[2])).toEqual([1200, 12300])
  await load('grouped.csv', 'Company;Website;Employees\nEcho;echo.io;1,200\nFox;fox.io;3,450\n')
  expect((await rows('stage_3')).map((row) => row[2])).toEqual([1200, 3450])
})

test('problems name line, column, value and reason, across quoted line breaks', async () => {
  const text = `${header}\n"Two\nlines",two.com,5\nAcme,acme.com,many\n,,7\nBolt,bolt.io,9\n,,\nTotal,,21\n`
  const { problems, rows: counts, receipt, notes } = await load('bad.csv', text)
  const file = 'bad.csv'
  expect(problems).toEqual([
    { file, line: 4, column: 'Number of Employees', value: 'many', reason: 'not_a_number' },
    { file, line: 5, value: '7', reason: 'no_key' },
    { file, line: 8, value: 'Total', reason: 'total_row' },
  ])
  expect(counts).toEqual({ read: 5, kept: 3, merged: 0, rejected: 2, mended: 1 })
  expect(notes).toContainEqual({ code: 'blank_rows', facts: { rows: 1 } })
  expect((await rows()).map((row) => row.at(-1))).toEqual([1, 2, 4])
  expect(receipt.rejects.every((path) => existsSync(path))).toBe(true)
})

test('rejected rows can be mended and imported again, formulas and all', async () => {
  const { receipt } = await load(
    'mend.csv',
    `${header}\nAcme,acme.com,1\n,,5\n=1+1,x.com,2,extra\n`,
  )
  const path = receipt.rejects[0] ?? ''
  const text = readFileSync(path, 'utf8')
  expect(text).toContain("'=1+1,x.com,2,extra,4,extra_cells")
  const mended = text.replace(',,5,', 'Found,found.com,5,').replace('2,extra,', '2,')
  const again = await load('mend.rejects.csv', mended)
  expect(again.rows.rejected).toBe(0)
  expect(again.plan.columns.filter(({ skip }) => skip)).toHaveLength(2)
  expect((await rows('stage_2')).map((row) => row[0])).toEqual(['=1+1', 'Found'])
  expect(again.notes).toContainEqual({
    code: 'formula_text',
    facts: { column: 'Company name', rows: 1 },
  })
})

test('the same files again change nothing; undo restores the state before', async () => {
  const tables = () =>
    engine.rows(
      sql`select table_name, sql from duckdb_tables() union all select view_name, sql from duckdb_views() where not internal order by 1`,
    )
  const first = await load('a.csv', `${header}\nAcme,acme.com,1\n`)
  const before = await tables()
  expect((await load('a.csv', `${header}\nAcme,acme.com,1\n`)).receipt).toMatchObject({
    id: first.receipt.id,
    unchanged: true,
  })
  expect(await tables()).toEqual(before)
  const second = await load('b.csv', `${header}\nBolt,bolt.io,2\n,,3\n`)
  expect(await listImports(engine)).toHaveLength(2)
  await undoImport(engine, second.receipt.id)
  expect(await tables()).toEqual(before)
  await expect(undoImport(engine, second.receipt.id)).rejects.toMatchObject({
    code: 'import.unknown_id',
  })
})

test.each([
  [
    'short rows',
    `${header}\nAcme,acme.com,1\nBolt,bolt.io\n${'Row,row.com,2\n'.repeat(20)}`,
    { missing_cells: 1 },
  ],
  [
    'footers',
    `${header}\n${'Row,row.com,2\n'.repeat(20)}\nConfidential - do not distribute\nCopyright\n`,
    { footer: 2 },
  ],
  ['quotes', `${header}\nAcme,acme.com,1\n"A"b,a.com,1\nBolt,bolt.io,2\n`, { bad_quotes: 1 }],
  ['mixed line ends', `${header}\r\nAcme,acme.com,1\nBolt,bolt.io,2\rCut,cut.com,3\r\n`, {}],
  ['titles above', `All companies\n\n${header}\nAcme,acme.com,1\n`, {}],
] as const)('%s', async (file, text, counts) => {
  const { problemCounts, rows: read } = await load(`companies ${file}.csv`, text)
  expect(problemCounts).toEqual(counts)
  expect(read.kept).toBe((await rows()).length)
  expect((await rows())[0]?.slice(0, 2)).toEqual(
    text.includes('Row,row') && file === 'footers' ? ['Row', 'row.com'] : ['Acme', 'acme.com'],
  )
})

test.each([
  ['utf-8', 'Công ty Đại Việt', 'utf8', true],
  ['utf-16le', 'شرکت فناوری', 'utf16-le', true],
  ['utf-16be', 'บริษัท ไทย', 'utf16-be', true],
  ['windows-1252', 'Société Générale à Orléans', 'win1252', false],
  ['windows-1258', 'Hoa\u0301 châ\u0301t Đa\u0323i Pha\u0301t', 'win1258', false],
  ['windows-874', 'บริษัท ไทยพาณิชย์ จำกัด', 'win874', false],
  ['windows-1256', 'شرکت فناوري اطلاعات تهران', 'win1256', false],
  ['gb18030', '北京科技有限公司', 'gb18030', false],
  ['big5', '臺灣積體電路製造股份有限公司', 'big5', false],
] as const)('encoding %s', async (label, company, codec, addBOM) => {
  const text = `${header}\n${`${company},example-${label}.com,5\n`.repeat(3)}`
  const { plan } = await load(`${label}.csv`, iconv.encode(text, codec, { addBOM }))
  expect(plan.encoding).toBe(label)
  expect((await rows())[0]?.[0]).toBe(company)
})

test('delimiters, a workbook, JSON, Parquet and gzip give the same rows', async () => {
  const text = `${header}\nAcme,acme.com,1200\n"Bolt, Inc",bolt.io,30\n`
  const expected = [
    ['Acme', 'acme.com', 1200, 1],
    ['Bolt, Inc', 'bolt.io', 30, 2],
  ]
  const records = [
    { 'Company name': 'Acme', 'Company Domain Name': 'acme.com', 'Number of Employees': 1200 },
    { 'Company name': 'Bolt, Inc', 'Company Domain Name': 'bolt.io', 'Number of Employees': 30 },
  ]
  const book = new ExcelJs.Workbook()
  book.addWorksheet('Notes').addRows([['x']])
  book
    .addWorksheet('Companies')
    .addRows([
      header.split(','),
      ['Acme', 'acme.com', { formula: '2*600', result: 1200 }],
      ['Bolt, Inc', 'bolt.io', 30],
    ])
  const parquet = join(folder, 'companies.txt')
  await engine.run(
    sql`create table p as select * from (values ('Acme', 'acme.com', 1200), ('Bolt, Inc', 'bolt.io', 30)) t("Company name", "Company Domain Name", "Number of Employees")`,
  )
  await engine.run({ parts: [{ kind: 'text', text: `copy p to '${parquet}' (format parquet)` }] })
  const files: readonly (readonly [string, string | Buffer, string])[] = [
    [
      'tabs.tsv',
      text
        .replaceAll('"Bolt, Inc"', 'Bolt; Inc')
        .replaceAll(',', '\t')
        .replace('Bolt; Inc', 'Bolt, Inc'),
      'csv',
    ],
    ['semicolons.csv', text.replaceAll(/,(?! )/g, ';'), 'csv'],
    ['packed.csv', gzipSync(text), 'csv'],
    ['wrong-extension.csv', Buffer.from(await book.xlsx.writeBuffer()), 'xlsx'],
    ['list.json', JSON.stringify(records), 'json'],
    ['lines.json', records.map((record) => JSON.stringify(record)).join('\n'), 'jsonl'],
    ['companies.txt', readFileSync(parquet), 'parquet'],
  ]
  for (const [at, [file, content, format]] of files.entries()) {
    const { plan, notes } = await load(file, content)
    expect([file, plan.format]).toEqual([file, format])
    expect(await rows(`stage_${at + 1}`)).toEqual(expected)
    if (format === 'xlsx') expect(notes[0]?.code).toBe('parts_left_out')
  }
})

test('a mapping written by a dry run and edited is followed', async () => {
  const path = join(folder, 'edited.csv')
  writeFileSync(path, `${header},Note\nAcme,acme.com,1,hello\n`)
  const plans = await planFiles(engine, [path], options)
  const columns = plans.map((plan) => ({
    ...plan,
    columns: plan.columns.map((column) => ({ ...column, skip: column.header === 'Note' })),
  }))
  const mappings = readMapping(writeMapping(columns), 'mapping.yaml')
  await importFiles(engine, [path], { ...options, mappings })
  expect(await rows()).toEqual([['Acme', 'acme.com', 1, 1]])
})

test('among several files, one of which nothing says what a row is is left aside and named', async () => {
  const known = join(folder, 'companies.csv')
  const unknown = join(folder, 'lookup.csv')
  writeFileSync(known, `${header}\nAcme,acme.com,5\n`)
  writeFileSync(unknown, 'code,meaning\n17,blue\n18,green\n')
  const receipt = await importFiles(engine, [known, unknown], options)
  expect(receipt.leftAside).toEqual(['lookup.csv'])
  expect(receipt.files.map(({ file }) => file)).toEqual(['companies.csv'])
  await expect(importFiles(engine, [unknown], options)).rejects.toMatchObject({
    code: 'import.kind_unknown',
  })
})

test('in a large file a rare way of writing is read all the same, and what cannot be is said', async () => {
  const padding = 'x'.repeat(400)
  const odd: Readonly<Record<number, string>> = {
    70001: '"$1,200",5 March 2024',
    70002: 'about ten,2024-02-30',
    70003: 'N/A,unknown',
  }
  const lines = Array.from(
    { length: 80_000 },
    (_, row) => `Company ${row},c${row}.example.com,${odd[row] ?? `${row},2024-03-05`},${padding}`,
  )
  const text = `Company name,Company Domain Name,Annual Revenue,Create Date,About\n${lines.join('\n')}\n`
  const { rows: counts, problems } = await load('large.csv', text)
  expect(counts).toEqual({ read: 80_000, kept: 80_000, merged: 0, rejected: 0, mended: 1 })
  expect(problems.map(({ line, value }) => [line, value])).toEqual([
    [70_004, 'about ten'],
    [70_004, '2024-02-30'],
  ])
  const values = await engine.rows(
    sql`select c2, cast(c3 as varchar) as c3 from stage_1 where _row between 70001 and 70005 order by _row`,
  )
  expect(values.map((row) => Object.values(row))).toEqual([
    [70_000, '2024-03-05 00:00:00'],
    [1200, '2024-03-05 00:00:00'],
    [null, null],
    [null, null],
    [70_004, '2024-03-05 00:00:00'],
  ])
})
