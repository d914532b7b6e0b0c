import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import ExcelJs from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Fault } from '../../domain/index.ts'
import { type Engine, sql } from '../../sql/index.ts'
import { openDuckDb } from '../../warehouse/index.ts'
import { importFiles } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'northfit-bad-'))
let engine: Engine

beforeAll(async () => {
  engine = await openDuckDb(join(folder, 'store.duckdb'))
})
afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

const header = 'Company name,Company Domain Name,Number of Employees\n'
const good = `${header}Acme,acme.com,12\nBolt,bolt.io,30\n`

async function faultOf(name: string, content: Buffer | string): Promise<Fault> {
  const path = join(folder, name)
  writeFileSync(path, content)
  return await faultAt(path)
}

async function faultAt(path: string): Promise<Fault> {
  const options = {
    tempDir: join(folder, 'tmp'),
    rejectsDir: join(folder, 'rejects'),
    now: new Date(0),
  }
  const error: unknown = await importFiles(engine, [path], options).catch((reason) => reason)
  if (!(error instanceof Fault)) throw new Error(`no fault: ${String(error)}`, { cause: error })
  const tables = await engine.rows(
    sql`select table_name from duckdb_tables() where table_name like 'stage%'`,
  )
  expect(tables).toEqual([])
  expect(readdirSync(join(folder, 'tmp'))).toEqual([])
  return error
}

const cases: readonly (readonly [
  name: string,
  content: () => Buffer | string,
  code: string,
  place: { readonly line?: number },
])[] = [
  ['empty.csv', () => '', 'import.empty', {}],
  ['blank.csv', () => '\n \n', 'import.empty', {}],
  ['header.csv', () => header, 'import.header_only', {}],
  [
    'nul.csv',
    () => `${good}Cut\0,cut.com,1\n${'Row,row.com,1\n'.repeat(99)}`,
    'import.nul_bytes',
    { line: 4 },
  ],
  [
    'binary.csv',
    () => Buffer.concat([Buffer.from([1, 2, 0, 7]), randomBytes(5000)]),
    'import.binary',
    {},
  ],
  [
    'unclosed.csv',
    () => `${good}"Open,open.com,1\nNext,next.com,2\n`,
    'import.unclosed_quote',
    { line: 4 },
  ],
  [
    'unclosed-first.csv',
    () => `${header}"Open,open.com,1\nNext,next.com,2\n`,
    'import.unclosed_quote',
    { line: 2 },
  ],
  [
    'wide.csv',
    () => `${'c,'.repeat(99_999)}c\n${'1,'.repeat(99_999)}1\n`,
    'import.too_many_columns',
    {},
  ],
  ['old.xls', () => Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'import.unsupported', {}],
  ['page.xls', () => '<html><table><tr><td>a</td></tr></table></html>', 'import.unsupported', {}],
  ['paper.csv', () => '%PDF-1.7 a document', 'import.unsupported', {}],
  ['cut.csv.gz', () => gzipSync(good.repeat(200)).subarray(0, 60), 'import.truncated', {}],
  ['bomb.csv.gz', () => gzipSync(Buffer.alloc(80 * 1024 * 1024, 'a')), 'import.bomb', {}],
  [
    'cut.parquet',
    () => Buffer.concat([Buffer.from('PAR1'), randomBytes(100)]),
    'import.truncated',
    {},
  ],
  ['cut.json', () => '[{"name": "Acme", "domain": "acme.com"}, {"name": "Bo', 'import.damaged', {}],
]

describe('each file that cannot be imported is refused with its reason and leaves nothing', () => {
  test.each(cases)('%s', async (name, content, code, place) => {
    const fault = await faultOf(name, content())
    expect(fault.code).toBe(code)
    expect(fault.place).toMatchObject({ file: name, ...place })
  })

  test('a cell of 200 MB', async () => {
    const path = join(folder, 'huge.csv')
    const cell = Buffer.alloc(200 * 1024 * 1024, 'x')
    writeFileSync(path, Buffer.concat([Buffer.from(`${good}Big,`), cell, Buffer.from(',1\n')]))
    const fault = await faultAt(path)
    rmSync(path)
    expect(fault.code).toBe('import.cell_too_large')
    expect(fault.place).toEqual({ file: 'huge.csv', line: 4 })
  })

  test('a truncated workbook', async () => {
    const book = new ExcelJs.Workbook()
    book.addWorksheet('Companies').addRows([['Company name'], ['Acme']])
    const bytes = Buffer.from(await book.xlsx.writeBuffer())
    const fault = await faultOf('cut.xlsx', bytes.subarray(0, bytes.length - 200))
    expect(fault.code).toBe('import.truncated')
  })

  test('not there, a folder, no permission', async () => {
    expect((await faultAt(join(folder, 'nowhere.csv'))).code).toBe('import.not_found')
    mkdirSync(join(folder, 'inner'))
    expect((await faultAt(join(folder, 'inner'))).code).toBe('import.is_folder')
    const locked = join(folder, 'locked.csv')
    writeFileSync(locked, good)
    chmodSync(locked, 0)
    // The administrator may read everything.
    if (process.getuid?.() !== 0) expect((await faultAt(locked)).code).toBe('import.no_permission')
  })
})
