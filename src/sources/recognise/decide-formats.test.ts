import { describe, expect, test } from 'vitest'
import type { ColumnFormat, FilePlan, PlannedColumn } from '../../domain/index.ts'
import { evidenceOf, evidencePatterns, evidenceWanted } from './column-evidence.ts'
import { decideDate, decideNumber } from './decide-format.ts'
import { decideFormats } from './decide-formats.ts'
import { foldFrom, foldTo } from './fold-text.ts'

test('the fold is one to one, as translate() needs it', () => {
  expect([...foldTo]).toHaveLength([...foldFrom].length)
})

describe('dates', () => {
  const cases: readonly [
    values: readonly string[],
    order: string,
    calendar: string,
    open: boolean,
  ][] = [
    [['25/03/2024', '03/04/2024'], 'dmy', 'gregorian', false],
    [['3/25/2024 21:52', '1/10/2026 21:52'], 'mdy', 'gregorian', false],
    [['03/04/2024', '05/06/2024'], 'dmy', 'gregorian', true],
    [['2024-03-04', '20240304', '2024年3月4日'], 'ymd', 'gregorian', false],
    [['2024-03', '2024-12'], 'ymd', 'gregorian', false],
    [['๒๕/๐๓/๒๕๖๗'], 'dmy', 'buddhist', false],
    [['2567-03-25 10:00'], 'ymd', 'buddhist', false],
    [['۱۴۰۲/۱۲/۲۵'], 'ymd', 'jalali', false],
    [[], 'dmy', 'gregorian', true],
  ]
  test.each(cases)('%j', (values, order, calendar, open) => {
    const format = decideDate(evidenceOf(values, evidencePatterns.date))
    expect(format).toEqual({ kind: 'date', order, calendar, ...(open ? { ambiguous: true } : {}) })
  })
})

describe('numbers', () => {
  const cases: readonly [values: readonly string[], decimal: string, open: boolean][] = [
    [['1.234,56 €', '12'], ',', false],
    [['$1,234.56', '12'], '.', false],
    [['1,234'], '.', true],
    [['15.000 ₫', '120.500 ₫'], ',', true],
    [['1.234'], '.', true],
    [['1.200.000'], ',', false],
    [['12,34,567'], '.', false],
    [["1'234'567.80"], '.', false],
    [['1 234 567,8'], ',', false],
    [['۱۲٫۵'], '٫', false],
    [['12', '7'], '.', false],
    [[], '.', false],
  ]
  test.each(cases)('%j', (values, decimal, open) => {
    const format = decideNumber(evidenceOf(values, evidencePatterns.number))
    expect(format).toEqual({ kind: 'number', decimal, ...(open ? { ambiguous: true } : {}) })
  })
  test('mostly percent signs make a percent column', () => {
    const values = ['12%', '5.5%', '3']
    expect(decideNumber(evidenceOf(values, evidencePatterns.number))).toMatchObject({
      percent: true,
    })
  })
})

describe('all rows', () => {
  const open: ColumnFormat = { kind: 'date', order: 'dmy', calendar: 'gregorian', ambiguous: true }
  const column = (header: string, position: number, format: ColumnFormat): PlannedColumn => ({
    header,
    position,
    object: 'deal',
    field: null,
    format,
    confidence: 1,
    because: 'values',
  })
  const plan = (...columns: PlannedColumn[]): FilePlan => ({
    file: 'deals.csv',
    format: 'csv',
    encoding: 'utf-8',
    skipRows: 0,
    kind: 'deal',
    kindConfidence: 1,
    columns,
  })

  test('settle what the sample left open, and say so', () => {
    const before = plan(column('Closed', 0, open))
    expect(evidenceWanted(before).map((wanted) => wanted.column.header)).toEqual(['Closed'])
    const decided = decideFormats(before, new Map([[0, { secondOver12: 7 }]]))
    expect(decided.plan.columns[0]?.format).toMatchObject({ order: 'mdy' })
    expect(evidenceWanted(decided.plan)).toEqual([])
    expect(decided.notes).toEqual([
      { code: 'date_order', facts: { column: 'Closed', order: 'mdy', rows: 7 } },
    ])
  })

  test('a column that stays open follows its neighbour and says that it was presumed', () => {
    const decided = decideFormats(
      plan(column('Created', 0, open), column('Closed', 1, open)),
      new Map([
        [0, {}],
        [1, { secondOver12: 3 }],
      ]),
    )
    expect(decided.plan.columns[0]?.format).toMatchObject({ order: 'mdy', ambiguous: true })
    expect(decided.notes[0]?.code).toBe('date_order_presumed')
  })

  test('a column written both ways takes the majority and counts the others', () => {
    const decided = decideFormats(
      plan(column('Closed', 0, open)),
      new Map([[0, { firstOver12: 90, secondOver12: 2 }]]),
    )
    expect(decided.notes).toEqual([
      { code: 'date_order_mixed', facts: { column: 'Closed', order: 'dmy', rows: 90, others: 2 } },
    ])
  })
})
