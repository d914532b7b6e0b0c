import { expect, test } from 'vitest'
import { foldText } from './fold-text.ts'
import { shapesOf } from './value-shapes.ts'

const cases: readonly [shape: string, values: readonly string[]][] = [
  [
    'number',
    [
      '12',
      '-3.5',
      '(1,234.56)',
      '1.234.567,89 €',
      '$ 1,200',
      'US$5',
      'R$ 1.234,50',
      '1,250.-',
      '12,34,567',
      "1'234'567",
      '1 234',
      '۱۲٬۳۴۵٫۶',
      '๑๒๓',
      '1.2M',
      '300k',
      '5 tỷ',
      '3.5万',
      '12%',
      '٪۱۲',
      '１２３',
      '250 ล้าน',
      '-$5',
    ],
  ],
  [
    'date',
    [
      '2024-03-15',
      '2024-03-15T10:00:00.000Z',
      '15/03/2024 9:05',
      '3/15/24',
      '1/10/2026 21:52',
      '15.03.2024',
      '20240315',
      '2024年3月15日',
      '2024-03',
      '2024年3月',
      '๑๕/๐๓/๒๕๖๗',
      '۱۴۰۲/۱۲/۲۵',
      '15 Mar 2024',
      'March 15, 2024',
      '15 มี.ค. 2567',
      '15 มีนาคม 2567',
      '۲۵ اسفند ۱۴۰۲',
      '15 tháng 3, 2024',
      '15 de marzo de 2024',
      '2024-03-15 10:00:00+07:00',
      'Mar 5th, 2024 10:30 AM',
    ],
  ],
  ['email', ['a.b@acme.co.th', 'Ann Lee <ann@acme.com>']],
  ['domain', ['acme.com', 'https://www.acme.com/about', 'sub.acme.co.uk', 'ไทย.คอม', 'شرکت.ایران']],
  ['code', ['00001', 'C-1001', 'a1b2c3d4']],
  [
    'nothing',
    [
      'Acme Corp.',
      '02.Medium',
      '11-50',
      '10,001+',
      'Dr. No',
      'v1.2.3',
      'May',
      'Marching 5 bands',
      'St. Louis',
    ],
  ],
]

test.each(cases)('%s', (shape, values) => {
  const read = values.map((value) => {
    const found = shapesOf(foldText(value))
    const dated = found.some((one) => one.endsWith('Date'))
    if (shape === 'nothing') return `${value}: ${found.filter((one) => one !== 'code').join(' ')}`
    return `${value}: ${shape === 'date' ? dated : found.some((one) => one === shape)}`
  })
  const expected = shape === 'nothing' ? '' : 'true'
  expect(read).toEqual(values.map((value) => `${value}: ${expected}`))
})
