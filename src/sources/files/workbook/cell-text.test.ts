import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellColumn } from './cell-column.ts'
import { cellText } from './cell-text.ts'
import type { DateKind } from './date-format.ts'
import { createTextStore } from './text-store.ts'

const texts = createTextStore()
texts.add('shared ☕')

function textOf(value: string, type?: string, kind?: DateKind, date1904 = false) {
  return cellText({ type, style: '0', value }, { texts, formats: [kind], date1904 })
}

describe('dates', () => {
  test.each([
    ['1', '1900-01-01'],
    ['59', '1900-02-28'],
    ['60', '1900-02-28'],
    ['61', '1900-03-01'],
    ['45351', '2024-02-29'],
    ['45351.573264', '2024-02-29 13:45:30.010'],
    ['45351.57326388889', '2024-02-29 13:45:30'],
    ['2958465.75', '9999-12-31 18:00:00'],
    ['0.5', '12:00:00'],
    ['0.000011574074', '00:00:01'],
    ['2958466', '2958466'],
    ['84901234567', '84901234567'],
    ['later', 'later'],
    ['', ''],
  ])('the day %s is %s', (serial, text) => expect(textOf(serial, 'n', 'date')).toBe(text))

  test('nought is midnight only where times are shown', () => {
    expect(textOf('0', 'n', 'time')).toBe('00:00:00')
    expect(textOf('0', 'n', 'date')).toBe('1899-12-30')
  })

  test('days counted from 1904', () => {
    expect(textOf('0', 'n', 'date', true)).toBe('1904-01-01')
    expect(textOf('43889.5', 'n', 'date', true)).toBe('2024-02-29 12:00:00')
    expect(textOf('0.25', 'n', 'time', true)).toBe('06:00:00')
  })

  test('a moment keeps its millisecond', () => {
    const last = Date.UTC(9999, 11, 31)
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1900, 2, 1), max: last }), (ms) => {
        const iso = new Date(ms).toISOString()
        const text = textOf(String((ms - Date.UTC(1899, 11, 30)) / 86_400_000), 'n', 'date') ?? ''
        expect(`${text}${text.length === 10 ? ' 00:00:00' : ''}`).toBe(
          iso.replace('T', ' ').replace(/(\.000)?Z$/, ''),
        )
      }),
    )
  })

  test.each([
    ['2024-02-29T00:00:00.000Z', '2024-02-29'],
    ['2024-02-29T13:45:30.250', '2024-02-29 13:45:30.250'],
    ['2024-02-29', '2024-02-29'],
    ['13:45:30', '13:45:30'],
  ])('ISO %s is %s', (stored, text) => expect(textOf(stored, 'd')).toBe(text))
})

test.each([
  ['0.30000000000000004', '0.3'],
  ['1.1000000000000001', '1.1'],
  ['110.00000000000001', '110'],
  ['-12.5', '-12.5'],
  ['1E3', '1000'],
  ['1.5E-3', '0.0015'],
  ['123456789012345678', '123456789012345678'],
  [' 7 ', '7'],
  ['', ''],
])('the number %s is %s', (stored, text) => expect(textOf(stored)).toBe(text))

test.each([
  ['0', 's', 'shared ☕'],
  ['', 's', ''],
  ['1', 's', undefined],
  ['nought', 's', undefined],
  [' kept ', 'str', ' kept '],
  ['a_x000D_\nb_x005F_x000D_ c_x0007_ _x00', 'inlineStr', 'a\r\nb_x000D_ c _x00'],
  ['_xD83D__xDE00_', 'str', '😀'],
  ['1', 'b', 'true'],
  ['0', 'b', 'false'],
  ['#N/A', 'e', '#N/A'],
] as const)('%s of type %s is %s', (stored, type, text) => {
  expect(textOf(stored, type)).toBe(text)
})

test('columns of references', () => {
  const columns = ['A1', 'Z9', 'AA10', 'xfd1', 'XFE1', 'ZZZZZZZZ1', '12', ''].map((reference) =>
    cellColumn(reference, 5),
  )
  expect(columns).toEqual([1, 26, 27, 16_384, undefined, undefined, undefined, undefined])
  expect(cellColumn(undefined, 5)).toBe(5)
})

test('many texts, short and long, are found by their number', () => {
  const store = createTextStore()
  const text = (index: number) => `${'é'.repeat(index % 50)}${index}${'x'.repeat(index % 7)}`
  const long = 'ลูกค้า'.repeat(200_000)
  for (let index = 0; index < 100_000; index++) store.add(index === 777 ? long : text(index))
  const wrong = Array.from({ length: 100_000 }, (_, index) => index).filter(
    (index) => store.get(index) !== (index === 777 ? long : text(index)),
  )
  expect(wrong).toEqual([])
  expect([store.get(-1), store.get(0.5), store.get(100_000)]).toEqual(Array(3).fill(undefined))
})
