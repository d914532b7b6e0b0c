import stringWidth from 'string-width'
import { expect, it } from 'vitest'
import { tableText } from './table-text.ts'

it('stands as wide as its cells where there is room', () => {
  expect(
    tableText(
      ['name', 'n'],
      [
        ['Acme', '7'],
        ['B', '1,250'],
      ],
      { right: [1] },
    ),
  ).toBe(['name      n', '────  ─────', 'Acme      7', 'B     1,250'].join('\n'))
})

it('counts wide letters double, and marks that stand over letters not at all', () => {
  const names = ['上海东方', 'ลูกค้าที่ดี', 'شرکت']
  const lines = tableText(
    ['客户', 'n'],
    names.map((name) => [name, '1']),
  ).split('\n')
  expect(lines.map((line) => stringWidth(line))).toEqual(lines.map(() => 8 + 2 + 1))
})

it('breaks headings first, then the widest text, and never a number', () => {
  const text = tableText(
    ['account', 'more than chance', 'reasons for and against'],
    [
      [
        'Acme Corporation',
        '1,234,567',
        'Where we found them: Referrals +21 · Employees: 120 to 400 +18',
      ],
    ],
    { right: [1], width: 60 },
  )
  expect(text).toBe(
    [
      'account           more than  reasons for and against',
      '                     chance',
      '────────────────  ─────────  ───────────────────────────────',
      'Acme Corporation  1,234,567  Where we found them:',
      '                             Referrals +21 · Employees: 120',
      '                             to 400 +18',
    ].join('\n'),
  )
  for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(60)
})

it('fits scripts without spaces, and names longer than their column', () => {
  const text = tableText(
    ['公司', 'file'],
    [
      [
        '上海东方国际贸易有限责任公司（集团）股份',
        'hubspot-crm-exports-all-companies-2026-11-22.csv',
      ],
    ],
    { width: 40 },
  )
  for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(40)
  expect(text).toContain('-2026')
})

it('leaves out columns without a single cell', () => {
  expect(tableText(['a', 'find out next', 'n'], [['x', '', '12']], { right: [2] })).toBe(
    'a   n\n─  ──\nx  12',
  )
})

it('says its headings where there are no rows', () => {
  expect(tableText(['a', 'b'], [])).toBe('a  b\n─  ─')
})
