import { expect, test } from 'vitest'
import { dayIn, numberIn } from './read-cell.ts'

test.each([
  ['250', 250],
  ['1,234', 1234],
  ['25.000', 25_000],
  ['1.234,5', 1234.5],
  ['$1.2M', 1_200_000],
  ['1,2 tỷ', 1_200_000_000],
  ['۱۲۵۰', 1250],
  ['๒๕๐', 250],
  ['(40)', -40],
  ['35%', 0.35],
  ['51-200', 125.5],
  ['1,000+', 1000],
  ['1k-5k employees', 3000],
  ['under 10', 5],
])('a number written as %j is %d', (text, number) => {
  expect(numberIn(text)).toBeCloseTo(number, 9)
})

test('an open sign groups thousands where there are no decimals', () => {
  expect([numberIn('1.200', true), numberIn('1,200', true), numberIn('1.200')]).toEqual([
    1200, 1200, 1.2,
  ])
})

test.each([
  ['2024-03-25', '2024-03-25'],
  ['2024-03-25T10:11:12Z', '2024-03-25'],
  ['25/03/2024', '2024-03-25'],
  ['03/25/2024', '2024-03-25'],
  ['20240325', '2024-03-25'],
  ['March 5, 2024', '2024-03-05'],
  ['5 tháng 12, 2024', '2024-12-05'],
  ['25 มีนาคม 2567', '2024-03-25'],
  ['2024年3月25日', '2024-03-25'],
  ['۱۴۰۳/۰۱/۰۶', '2024-03-25'],
  ['1711324800000', '2024-03-25'],
  ['45376', '2024-03-25'],
])('a day written as %j is %s', (text, day) => {
  expect(dayIn(text)).toBe(day)
})

test.each(['soon', 'Q3', '31/02/2024', 'n/a'])('%j is neither', (text) => {
  expect([numberIn(text), dayIn(text)]).toEqual([undefined, undefined])
})
