import { describe, expect, test } from 'vitest'
import { planOf, summaryOf } from '../../../test/sources/planned.ts'
import { Fault, type FilePlan } from '../../domain/index.ts'
import { applyMapping } from '../recognise/apply-mapping.ts'
import { mappingsFor, readMapping, writeMapping } from './index.ts'

const plan = planOf(
  'khách hàng.csv',
  ['Công ty', 'Ngành', 'Nhãn', 'Nhãn', 'Ngày tạo', 'Doanh thu', 'Liên hệ lần cuối', 'VIP', ''],
  ['Acme', 'Thép', '1', 'x', '03/04/2567', '1.200.000,5', '2024-01-02', 'Có', ''],
  ['Bluth', 'Sữa', '2', 'y', '05/06/2567', '900', '2024-01-03', 'Không', ''],
)

/** What a person has looked at is what a person says. */
function confirmed(made: FilePlan): FilePlan {
  const columns = made.columns.map(
    (column) => ({ ...column, confidence: 1, because: 'user' }) as const,
  )
  return { ...made, kindConfidence: 1, columns }
}

function apply(text: string): FilePlan {
  const [mapping] = readMapping(text, 'm.yaml')
  if (mapping === undefined) throw new Error('no mapping')
  return applyMapping(plan, mapping, [])
}

function faultOf(text: string): Fault {
  try {
    apply(text)
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('no fault')
}

const entry = (...columns: string[]): string =>
  ['files:', '  - file: "khách*.csv"', '    columns:', ...columns.map((c) => `      - ${c}`)].join(
    '\n',
  )

test('a written mapping, unchanged, is the plan', () => {
  expect(apply(writeMapping([plan]))).toEqual(confirmed(plan))
})

test('a mapping is written for a person to read', () => {
  const text = writeMapping([plan])
  expect(text).toContain('kind: account # ')
  expect(text).toContain('{ header: Ngành, as: account.industry, format: text } # 95 % sure')
  expect(text).toContain('{ header: Nhãn, position: 2, as: account, ')
  expect(text).toContain('format: { date: dmy, calendar: buddhist, presumed: true }')
  expect(text).toContain('after: true')
})

describe('what a person says', () => {
  test('goes before what was recognised, and takes its field', () => {
    const made = apply(
      entry('{ header: VIP, as: account.industry }', '{ header: Doanh thu, as: skip }'),
    )
    expect(summaryOf(made)).toBe('name|*|*|*|created|skip|*!|industry|skip')
  })

  test('of a repeated header is said of one position', () => {
    const made = apply(entry('{ header: Nhãn, position: 3, as: account.city }'))
    expect(made.columns.map(({ field }) => field).slice(2, 4)).toEqual([null, 'city'])
  })

  test('of the kind has the other columns recognised for it', () => {
    const [mapping] = readMapping('files: [{ file: x.csv, kind: deal }]', 'm.yaml')
    expect(mapping?.kind).toBe('deal')
    expect(mapping?.columns).toEqual([])
  })

  test('is found by the name of the file', () => {
    const mappings = readMapping('files: [{ file: deals-*.csv }, { file: "*" }]', 'm.yaml')
    expect(mappingsFor(mappings, 'deals-2026 (1).csv')[0]).toBe(mappings[0])
    expect(mappingsFor(mappings, 'other.csv')[0]).toBe(mappings[1])
  })
})

describe('mistakes are named with their line', () => {
  const cases: readonly [code: string, line: number, text: string][] = [
    ['mapping.not_yaml', 2, 'files:\n  - file: "a'],
    ['mapping.invalid', 1, 'file: a.csv'],
    ['mapping.invalid', 5, entry('{ header: VIP }', '{ header: VIP, format: { date: dym } }')],
    ['mapping.invalid', 4, entry('{ header: VIP, wrong: 1 }')],
    ['mapping.unknown_object', 4, entry('{ header: VIP, as: company.industry }')],
    ['mapping.unknown_field', 5, entry('{ header: VIP }', '{ header: Ngành, as: account.sector }')],
    ['mapping.unknown_column', 4, entry('{ header: Vip, as: account.city }')],
  ]
  test.each(cases)('%s on line %i', (code, line, text) => {
    const fault = faultOf(text)
    expect([fault.code, fault.place.file, fault.place.line]).toEqual([code, 'm.yaml', line])
  })
})
