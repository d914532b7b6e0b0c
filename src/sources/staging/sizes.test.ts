import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importStore } from '../../../test/sources/import-store.ts'
import { name, sql } from '../../sql/index.ts'
import { readMapping, writeMapping } from '../mapping/index.ts'
import { importFiles, planFiles } from './index.ts'

const store = importStore()
const { folder, options } = store

function companies(header: string, values: readonly string[]): string {
  const path = join(folder, 'companies.csv')
  const lines = values.map((value, at) => `Company ${at};c${at}.com;${value}`)
  writeFileSync(path, `Company;Domain;${header}\n${lines.join('\n')}\n`)
  return path
}

/** The third column: its field, how it was read, and what was said of it. */
async function read(header: string, values: readonly string[]) {
  const { files } = await importFiles(store.engine, [companies(header, values)], options)
  const [file] = files
  const rows = await store.engine.rows(sql`select ${name('c2')} as v from stage_1 order by _row`)
  const notes = file?.notes.filter(({ facts }) => facts['column'] === header)
  return {
    field: file?.plan.columns[2]?.field,
    values: rows.map((row) => row['v']),
    notes: notes?.map(({ code }) => code),
    problems: file?.problems.length,
  }
}

const bands = ['1-10', '11–50', '51 to 200', '201-500 employees', '1,000+', '<10', '75']
const middles = [5.5, 30.5, 125.5, 350.5, 1000, 5, 75]

test.each([
  ['Size', bands, middles],
  ['Company size', bands, middles],
  ['Number of staff', ['10.001+', '1.001-5.000', '501-1.000'], [10_001, 3000.5, 750.5]],
  ['Quy mô công ty', ['11-50 nhân viên', 'dưới 10 người', 'trên 1.000'], [30.5, 5, 1000]],
  ['ขนาดบริษัท', ['11-50 คน', 'น้อยกว่า 10', '๑,๐๐๐ ขึ้นไป'], [30.5, 5, 1000]],
  ['公司规模', ['11-50人', '少于10人', '1000人以上', '10人以下'], [30.5, 5, 1000, 5]],
  ['اندازه شرکت', ['۱۱ تا ۵۰ نفر', 'کمتر از ۱۰', '۱۰۰۰ به بالا'], [30.5, 5, 1000]],
])('%s is how many people work there', async (header, texts, values) => {
  const found = await read(header, texts)
  expect(found).toMatchObject({ field: 'employees', values, problems: 0 })
  expect(found.notes).toContain('bands')
})

test('counts are read as they stand', async () => {
  const found = await read('# Employees', ['12', '1.200', '85'])
  expect(found).toMatchObject({ field: 'employees', values: [12, 1200, 85] })
})

test.each([
  ['Revenue (k USD)', ['12', '1500', '2M', '$ 7'], [12_000, 1_500_000, 2_000_000, 7000]],
  ['Umsatz in Mio', ['1,5', '12', '0,25'], [1_500_000, 12_000_000, 250_000]],
  ['doanh thu (triệu đồng)', ['500', '2 tỷ'], [500_000_000, 2_000_000_000]],
  ['营收（万元）', ['120', '3亿'], [1_200_000, 300_000_000]],
  ['รายได้ (ล้านบาท)', ['๑๒', '5'], [12_000_000, 5_000_000]],
  ['درآمد (میلیون تومان)', ['۱۲۰', '۵'], [120_000_000, 5_000_000]],
])('%s is in units of its own', async (header, texts, values) => {
  expect(await read(header, texts)).toMatchObject({ field: 'revenue', values, problems: 0 })
  const [note] = (await read(header, [...texts, '1'])).notes ?? []
  expect(note).toBe('unit')
})

test('revenue comes in bands too, and words that are none stay words', async () => {
  const found = await read('Annual revenue', ['$1M-$10M', '10-50M', '$50M+', '500K-1M'])
  expect(found).toMatchObject({ field: 'revenue', values: [5.5e6, 30e6, 50e6, 750_000] })
  const words = await importFiles(
    store.engine,
    [companies('Size', ['small', 'large', 'mid'])],
    options,
  )
  expect(words.files[0]?.plan.columns[2]).toMatchObject({ field: null, format: { kind: 'text' } })
})

test('units and bands can be said and taken back in a mapping file', async () => {
  const path = companies('Revenue (k USD)', ['1-10', '5'])
  const yaml = writeMapping(await planFiles(store.engine, [path], options))
  expect(yaml).toContain('format: { number: ., unit: 1000, bands: true }')
  const mappings = readMapping(yaml.replace('unit: 1000, ', ''), 'm.yaml')
  await importFiles(store.engine, [path], { ...options, mappings })
  expect(
    await store.engine.rows(sql`select ${name('c2')} as v from stage_1 order by _row`),
  ).toEqual([{ v: 5.5 }, { v: 5 }])
})
