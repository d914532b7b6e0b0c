import fc from 'fast-check'
import { toJalaali } from 'jalaali-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ColumnFormat } from '../../../domain/index.ts'
import { type Engine, sql } from '../../../sql/index.ts'
import { openDuckDb } from '../../../warehouse/index.ts'
import { conversionOf, isPlain, layered } from './index.ts'

let engine: Engine
beforeAll(async () => {
  engine = await openDuckDb(':memory:')
})
afterAll(async () => await engine.close())

async function read(format: ColumnFormat, texts: readonly string[], plain = false) {
  await engine.run(
    sql`create or replace table t as select unnest(cast(${JSON.stringify(texts)} as json)::varchar[]) as r`,
  )
  const column = {
    header: 'x',
    position: 0,
    object: 'account',
    field: null,
    format,
    confidence: 1,
    because: 'values',
  } as const
  const conversion = conversionOf(column, sql`r`, { cleaned: true, plain })
  const rows = await engine.rows(
    sql`select v from ${layered(sql`(select r, rowid as n from t)`, [{ ...conversion, column: 'v' }])} order by n`,
  )
  return rows.map((row) => row['v'])
}

describe('numbers', () => {
  const cases: readonly (readonly [
    decimal: '.' | ',' | '٫',
    text: string,
    value: number | null,
  ])[] = [
    ['.', '12', 12],
    ['.', '1,234.5', 1234.5],
    ['.', '12,34,567', 1234567],
    ['.', '$1,234', 1234],
    ['.', '(1,200)', -1200],
    ['.', '5-', -5],
    ['.', '1,250.-', 1250],
    ['.', 'USD -5', -5],
    ['.', '12%', 0.12],
    ['.', '1.5k', 1500],
    ['.', '3.2M', 3_200_000],
    ['.', '12 tr', 12_000_000],
    ['.', '۱۲۳٬۴۵۶', 123456],
    ['.', '２５', 25],
    ['.', '๒๕', 25],
    ['.', '1,23', null],
    ['.', 'nan', null],
    ['.', 'twelve', null],
    [',', '1.234,5', 1234.5],
    [',', '1 234,5', 1234.5],
    [',', '15.000 ₫', 15000],
    [',', '€ 1.250,--', 1250],
    [',', '1,234.5', null],
    ['٫', '۱٬۲۳۴٫۵', 1234.5],
  ]
  test.each(cases)('decimal %s: %s', async (decimal, text, value) => {
    expect(await read({ kind: 'number', decimal }, [text])).toEqual([value])
  })
  test('a column of percentages', async () => {
    expect(await read({ kind: 'number', decimal: '.', percent: true }, ['12%', '5'])).toEqual([
      0.12, 0.05,
    ])
  })
})

describe('dates', () => {
  type DateCase = readonly [
    order: 'ymd' | 'dmy' | 'mdy' | 'serial' | 'epoch',
    text: string,
    value: string | null,
  ]
  const cases: readonly DateCase[] = [
    ['ymd', '2024-03-05', '2024-03-05 00:00:00'],
    ['ymd', '2024-03-05T10:11:12Z', '2024-03-05 10:11:12'],
    ['ymd', '2024-03-05T10:11:12+07:00', '2024-03-05 03:11:12'],
    ['ymd', '2024-03-05 01:11 PM', '2024-03-05 13:11:00'],
    ['ymd', '2024-03-05 12:11 am', '2024-03-05 00:11:00'],
    ['ymd', '20240305', '2024-03-05 00:00:00'],
    ['ymd', '2024-03', '2024-03-01 00:00:00'],
    ['ymd', '2567年3月', '2024-03-01 00:00:00'],
    ['dmy', '2024/12', '2024-12-01 00:00:00'],
    ['ymd', '2024-13', null],
    ['ymd', '2024年3月5日', '2024-03-05 00:00:00'],
    ['ymd', 'Mar 5, 2024', '2024-03-05 00:00:00'],
    ['ymd', '5th March 2024', '2024-03-05 00:00:00'],
    ['ymd', '5 มีนาคม 2567', '2024-03-05 00:00:00'],
    ['ymd', '5 ม.ค. 2567', '2024-01-05 00:00:00'],
    ['ymd', '25 tháng 3, 2024', '2024-03-25 00:00:00'],
    ['ymd', '2567-03-05', '2024-03-05 00:00:00'],
    ['ymd', '25/03/2024', '2024-03-25 00:00:00'],
    ['ymd', '2024-02-30', null],
    ['ymd', '1402/12/30', null],
    ['mdy', '3/25/2024 9:05 PM', '2024-03-25 21:05:00'],
    ['mdy', '3/25/24', '2024-03-25 00:00:00'],
    ['mdy', '25/3/2024', null],
    ['dmy', '25.03.2024', '2024-03-25 00:00:00'],
    ['dmy', '๒๕/๐๓/๒๕๖๗', '2024-03-25 00:00:00'],
    ['dmy', '25-Mar-24', '2024-03-25 00:00:00'],
    ['dmy', '25 March 2024 9:05', '2024-03-25 09:05:00'],
    ['dmy', 'ngày 25 tháng 3 năm 2024', '2024-03-25 00:00:00'],
    ['dmy', '25 Tháng 3, 2024 10:11:12', '2024-03-25 10:11:12'],
    ['dmy', '25 de marzo de 2024', '2024-03-25 00:00:00'],
    ['dmy', '25. März 2024', '2024-03-25 00:00:00'],
    ['dmy', '25 févr. 2024', '2024-02-25 00:00:00'],
    ['dmy', '25 ก.ย. 2567', '2024-09-25 00:00:00'],
    ['dmy', '۲۵ مارس ۲۰۲۴', '2024-03-25 00:00:00'],
    ['dmy', '3 فروردین 1403', '2024-03-22 00:00:00'],
    ['dmy', '25-03-2024 10:11', '2024-03-25 10:11:00'],
    ['dmy', '31 Feb 2024', null],
    ['dmy', '25 Brumaire 2024', null],
    ['mdy', 'Mar 25, 2024', '2024-03-25 00:00:00'],
    ['mdy', 'Sept. 5th, 2024 10:11', '2024-09-05 10:11:00'],
    ['mdy', 'March 25 2024 9:05 PM', '2024-03-25 21:05:00'],
    ['mdy', '03-25-2024', '2024-03-25 00:00:00'],
    ['serial', '45000.5', '2023-03-15 12:00:00'],
    ['epoch', '1700000000', '2023-11-14 22:13:20'],
    ['epoch', '1700000000000', '2023-11-14 22:13:20'],
    ['ymd', 'soon', null],
  ]
  test.each(cases)('%s: %s', async (order, text, value) => {
    expect(await read({ kind: 'date', order, calendar: 'gregorian' }, [text])).toEqual([value])
  })
  test('two digits of a Buddhist year', async () => {
    expect(await read({ kind: 'date', order: 'dmy', calendar: 'buddhist' }, ['25/03/67'])).toEqual([
      '2024-03-25 00:00:00',
    ])
  })
  test('Jalali dates as jalaali-js reads them, every 29th day of the years 1250 to 1499', async () => {
    const days = Array.from(
      { length: 3140 },
      (_, week) => new Date(Date.UTC(1871, 2, 21) + week * 29 * 86_400_000),
    )
    const texts = days.map((day) => {
      const { jy, jm, jd } = toJalaali(
        day.getUTCFullYear(),
        day.getUTCMonth() + 1,
        day.getUTCDate(),
      )
      return `${jy}/${jm}/${jd}`
    })
    const expected = days.map((day) => `${day.toISOString().slice(0, 10)} 00:00:00`)
    expect(await read({ kind: 'date', order: 'ymd', calendar: 'jalali' }, texts)).toEqual(expected)
  })
})

describe('plain writing', () => {
  const formats: readonly ColumnFormat[] = [
    { kind: 'number', decimal: '.' },
    { kind: 'number', decimal: ',' },
    { kind: 'number', decimal: '.', percent: true },
    { kind: 'number', decimal: '.', unit: 1000 },
    ...(['ymd', 'dmy', 'mdy', 'serial', 'epoch'] as const).map(
      (order) => ({ kind: 'date', order, calendar: 'gregorian' }) as const,
    ),
  ]
  const digits = fc.integer({ min: 0, max: 3000 }).map(String)
  const written = fc
    .array(fc.oneof(digits, fc.constantFrom('-', '/', '.', ',', ':', ' ', 'T', 'Z', '%', 'k')), {
      minLength: 1,
      maxLength: 7,
    })
    .map((parts) => parts.join(''))
  const dates = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString())
    .chain((iso) => fc.constantFrom(iso, iso.slice(0, 10), iso.slice(0, 16).replace('T', ' ')))
  test.each(formats)('is read as with all care: %o', async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(written, dates), { minLength: 50 }), async (texts) => {
        const careful = await read(format, texts)
        const quick = await read(format, texts, true)
        quick.forEach((value, at) => {
          if (value !== null) expect([texts[at], value]).toEqual([texts[at], careful[at]])
          else if (isPlain(texts[at] ?? '', { format }))
            expect([texts[at], careful[at]]).toEqual([texts[at], null])
        })
      }),
      { numRuns: 5 },
    )
  })
})

test('answers and texts, with placeholders as missing', async () => {
  expect(
    await read({ kind: 'bool', yes: ['Yes', 'có'], no: ['No'] }, ['yes', ' Có', 'NO', 'maybe']),
  ).toEqual([true, true, false, null])
  expect(await read({ kind: 'text' }, [' Acme ', 'N/A', '--', 'Unknown company', ' '])).toEqual([
    'Acme',
    null,
    null,
    'Unknown company',
    null,
  ])
})
