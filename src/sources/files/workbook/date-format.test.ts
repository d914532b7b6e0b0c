import { expect, test } from 'vitest'
import { builtInDateKind, dateKind } from './date-format.ts'

test.each([
  ['yyyy-mm-dd', 'date'],
  ['YYYY/MM/DD HH:MM', 'date'],
  ['[$-409]d-mmm-yy;@', 'date'],
  ['[$-F800]dddd, mmmm dd, yyyy', 'date'],
  ['yyyy"年"m"月"d"日"', 'date'],
  ['mmm', 'date'],
  ['dd.mm.yyyy hh:mm:ss.000', 'date'],
  ['d\\ mmm\\ bbbb', 'date'],
  ['h:mm AM/PM', 'time'],
  ['mm:ss.0', 'time'],
  ['[h]:mm', undefined],
  ['[Red][mm]:ss', undefined],
  ['General', undefined],
  ['0.00', undefined],
  ['[Red]#,##0.00;[Blue]-0', undefined],
  ['0 "days"', undefined],
  ['#,##0\\ \\d\\a\\y\\s', undefined],
  ['_d0_m', undefined],
  ['0;-0;"yesterday"', undefined],
  ['[$USD] 0.00E+00', undefined],
  ['USD 0.00', undefined],
  ['@', undefined],
  ['', undefined],
] as const)('the number format %s shows: %s', (code, kind) => {
  expect(dateKind(code)).toBe(kind)
})

test('the formats without a code', () => {
  const dates = Array.from({ length: 60 }, (_, id) => id).filter((id) => builtInDateKind(id))
  expect(dates.join(' ')).toBe(
    '14 15 16 17 18 19 20 21 22 27 28 29 30 31 32 33 34 35 36 45 47 50 51 52 53 54 55 56 57 58',
  )
})
