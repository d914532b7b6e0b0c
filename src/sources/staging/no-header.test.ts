import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJs from 'exceljs'
import { expect, test } from 'vitest'
import { importStore } from '../../../test/sources/import-store.ts'
import { sql } from '../../sql/index.ts'
import { readMapping, writeMapping } from '../mapping/index.ts'
import { importFiles, planFiles } from './index.ts'

const store = importStore()
const { folder, options } = store

const records = ['Acme,acme.com,"1,200",2024-03-25', 'Bolt,bolt.io,85,2024-04-01', 'Cord,,7,']

function written(file: string, lines: readonly string[]): string {
  const path = join(folder, file)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

const staged = async () =>
  (await store.engine.rows(sql`select * from stage_1 order by _row`)).map(
    (row) => Object.values(row)[0],
  )

test('a file without a header loses no row, and its values say what they can', async () => {
  const path = written('accounts.csv', [',,9,', ...records])
  const [file] = (await importFiles(store.engine, [path], options)).files
  expect(file?.plan).toMatchObject({ kind: 'account', header: false, skipRows: 0 })
  expect(file?.plan.columns.map(({ header, field }) => [header, field])).toEqual([
    ['Column 1', null],
    ['Column 2', 'domain'],
    ['Column 3', null],
    ['Column 4', null],
  ])
  expect(file?.notes[0]).toEqual({ code: 'no_header', facts: { columns: 4 } })
  expect(file?.rows).toMatchObject({ read: 4, kept: 2, rejected: 2 })
  expect(file?.problems.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'no_key'],
    [4, 'no_key'],
  ])
})

test('a mapping file written for it names its columns, and none is lost', async () => {
  const path = written('companies.csv', ['Our companies', ...records])
  const yaml = writeMapping(await planFiles(store.engine, [path], options))
  expect(yaml).toContain('header: false')
  const named = yaml.replace('header: Column 1, as: account', 'header: Column 1, as: account.name')
  const mappings = readMapping(named, 'm.yaml')
  const { files } = await importFiles(store.engine, [path], { ...options, mappings })
  expect(files[0]?.rows).toMatchObject({ read: 3, kept: 3 })
  expect(await staged()).toEqual(['Acme', 'Bolt', 'Cord'])
})

test('what a person says of the header goes before what was recognised', async () => {
  const path = written('clients.csv', records)
  const mappings = readMapping('files: [{ file: "*.csv", header: true, kind: account }]', 'm.yaml')
  const [plan] = await planFiles(store.engine, [path], { ...options, mappings })
  expect(plan?.header).toBeUndefined()
  expect(plan?.columns.map(({ header }) => header)).toEqual([
    'Acme',
    'acme.com',
    '1,200',
    '2024-03-25',
  ])
})

test('uneven rows and workbooks without a header come in whole', async () => {
  const uneven = written('customers.csv', [...records, 'Dash,dash.io,9,,', '', 'Echo,echo.io,,,'])
  const workbook = new ExcelJs.Workbook()
  workbook.addWorksheet('Companies').addRows([
    ['Flux', 'flux.io'],
    ['Gear', 'gear.io', 7],
    ['Hive', 'hive.io', 8],
    ['Iris', 'iris.io', 9],
  ])
  const path = join(folder, 'companies.xlsx')
  await workbook.xlsx.writeFile(path)
  const { files } = await importFiles(store.engine, [uneven, path], options)
  expect(files.map(({ rows: { read, kept } }) => [read, kept])).toEqual([
    [5, 4],
    [4, 4],
  ])
})
