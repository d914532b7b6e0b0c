import { expect, it, test } from 'vitest'
import { yesNoOf } from '../../domain/index.ts'
import { orderOf } from './ordered-values.ts'
import { readText } from './read-text.ts'
import { gatherSpellings } from './spellings.ts'

test.each<[readonly string[], readonly number[] | null]>([
  [
    ['1-10', '11-50', '51–200', '1,001+'],
    [1, 11, 51, 1001],
  ],
  [
    ['< 10', '10 to 49', '50 or more'],
    [0, 10, 50],
  ],
  [
    ['$1M - $5M', '$5M - $10M', '$10M+'],
    [1e6, 5e6, 1e7],
  ],
  [
    ['1-10 employees', '11-50 employees', '51+ employees'],
    [1, 11, 51],
  ],
  [
    ['۱-۱۰', '۱۱-۵۰', '۵۱-۲۰۰'],
    [1, 11, 51],
  ],
  [
    ['01.High', '02.Medium', '03.Low'],
    [1, 2, 3],
  ],
  [
    ['High', 'low', 'Medium'],
    [7, 3, 5],
  ],
  [
    ['Cao', 'Thấp', 'Trung bình'],
    [4, 2, 3],
  ],
  [['Red', 'Green', 'Blue'], null],
  [['Low', 'High'], null],
  [['2021', '2022', '2023'], null],
])('%j stand in the order %j', (values, numbers) => {
  const order = orderOf(values)
  expect(order === null ? null : values.map((value) => order.get(value))).toEqual(numbers)
})

it('gives a level the same number whichever others occur', () => {
  expect(orderOf(['Low', 'Medium', 'High', 'Very high'])?.get('High')).toBe(
    orderOf(['Low', 'Medium', 'High'])?.get('High'),
  )
})

it('brings spellings together and mends rare slips', () => {
  const counts = [
    ['Technology', 60],
    ['technology ', 10],
    ['technolgy', 2],
    ['Techonlogy', 1],
    ['Café', 5],
    ['cafe', 9],
    ['Tier 1', 90],
    ['Tier 2', 1],
    ['Retail', 40],
    ['Retain', 30],
  ] as const
  const levels = gatherSpellings(counts.map(([value, rows]) => ({ value, rows })))
  expect(
    levels.map(({ shown, rows, mended }) => [shown, rows, mended.map((m) => m.value)]),
  ).toEqual([
    ['Tier 1', 90, []],
    ['Technology', 70, ['technolgy', 'Techonlogy']],
    ['Retail', 40, []],
    ['Retain', 30, []],
    ['cafe', 14, []],
    ['Tier 2', 1, []],
  ])
})

it('lets separators and "&" not part a value, nor a slip or two in a long word', () => {
  const shown = (values: Record<string, number>, mend?: boolean) =>
    gatherSpellings(
      Object.entries(values).map(([value, rows]) => ({ value, rows })),
      mend,
    ).map((level) => [level.shown, level.rows])
  expect(
    shown({
      'Retail & E-commerce': 289,
      'Retail and E-Commerce': 2,
      'Retail & Ecommerce': 5,
      'Hospital & Health Care': 176,
      'Hospital & Healthcare': 4,
      'Hopsital & Helth Care': 1,
      Automotive: 100,
      Automation: 3,
      Slovakia: 200,
      Slovenia: 4,
    }),
  ).toEqual([
    ['Retail & E-commerce', 296],
    ['Slovakia', 200],
    ['Hospital & Health Care', 180],
    ['Automotive', 100],
    ['Slovenia', 4],
    ['Automation', 3],
  ])
  expect(shown({ Gambia: 200, Zambia: 4, zambia: 1 }, false)).toEqual([
    ['Gambia', 200],
    ['Zambia', 5],
  ])
})

it('gathers the names and the code of a country, and no other codes', () => {
  const values = ['United States', 'US', 'Mỹ', 'Germany', 'de', 'Zambia', 'Gambia'].map(
    (value, index) => ({ value, rows: 100 - index }),
  )
  const column = { filled: 400, distinct: 7, length: 6, values, complete: true }
  expect(readText(column, 'country').renamed).toEqual([
    { to: 'United States', from: ['US', 'Mỹ'] },
    { to: 'Germany', from: ['de'] },
  ])
  expect(readText(column, 'region').renamed).toEqual([])
})

it('reads yes and no in five languages, or not at all', () => {
  expect(yesNoOf(['Yes', 'no'])).toEqual(
    new Map([
      ['Yes', 'yes'],
      ['no', 'no'],
    ]),
  )
  expect(yesNoOf(['có', 'không'])?.get('không')).toBe('no')
  expect(yesNoOf(['是', '否'])?.get('是')).toBe('yes')
  expect(yesNoOf(['بله', 'خیر'])?.get('خیر')).toBe('no')
  expect(yesNoOf(['yes', 'perhaps'])).toBeNull()
  expect(yesNoOf([])).toBeNull()
})
