import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importStore } from '../../../test/sources/import-store.ts'
import { name, sql } from '../../sql/index.ts'
import { importFiles } from './index.ts'

const store = importStore()
const { folder, options } = store

/** Places in a text of 30,000 rows: its ends, the ends of the pieces of 4,096 lines, and some between. */
const odd = [1, 2, 4094, 4095, 4096, 4097, 8192, 12_287, 20_000, 29_999, 30_000]

function rowsOf(count: number, cell: (row: number) => string): string[] {
  return Array.from({ length: count }, (_, at) => `${at + 1},Company ${at + 1},${cell(at + 1)}`)
}

async function problemsOf(text: string) {
  const path = join(folder, 'companies.csv')
  writeFileSync(path, text)
  const { files } = await importFiles(store.engine, [path], options)
  const [file] = files
  const stored = await store.engine.rows(
    sql`select _row, ${name('c1')} as company from stage_1 where ${name('c2')} is null order by _row`,
  )
  return {
    rows: file?.rows,
    lines: file?.problems.map(({ line, value }) => `${line} ${value}`),
    stored: stored.map((row) => `${row['_row']} ${row['company']}`),
  }
}

const header = 'Company ID,Company name,Number of employees'
const cells = rowsOf(30_000, (row) => (odd.includes(row) ? `unclear ${row}` : `${(row % 900) + 1}`))
const counts = { read: 30_000, kept: 30_000, merged: 0, rejected: 0, mended: odd.length }

test.each([
  ['one record a line', `${header}\n${cells.join('\n')}\n`, 1],
  ['Windows line ends, no last one', `${header}\r\n${cells.join('\r\n')}`, 1],
  ['titles above the header', `Companies\n\n${header}\n${cells.join('\n')}\n`, 3],
  ['a blank line in the middle', `${header}\n\n${cells.join('\n')}\n`, 2],
  ['records of two lines', `${header}\n0,"Two\nlines",1\n${cells.join('\n')}\n`, 3],
  ['uneven rows, which are mended first', `${header}\n${cells.join('\n')},,\n`, 1],
])('odd cells are found again in the text by row and line: %s', async (_, text, above) => {
  const found = await problemsOf(text)
  expect(found.lines).toEqual(odd.map((row) => `${row + above} unclear ${row}`))
  const extra = text.includes('"Two') ? 1 : 0
  expect(found.rows).toEqual({ ...counts, read: 30_000 + extra, kept: 30_000 + extra })
  expect(found.stored).toEqual(odd.map((row) => `${row + extra} Company ${row}`))
})

test('a byte order mark is no part of the first row of a text without a header', async () => {
  const rows = Array.from({ length: 9 }, (_, at) => `firm-${at}.com,Firm ${at},jo@firm-${at}.com`)
  const found = await problemsOf(`\ufeff${[',Acme,', ...rows].join('\n')}`)
  expect(found).toMatchObject({ lines: ['1 Acme'], rows: { read: 10, rejected: 1 } })
})
