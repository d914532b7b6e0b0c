import { expect, it } from 'vitest'
import { linesOf } from '../../../test/cli/lines-of.ts'
import type { FileReceipt, Receipt } from '../../domain/index.ts'
import { showReceipt } from './receipt.ts'

const said = (receipt: Receipt) => linesOf((context) => showReceipt(receipt, context))

const file = (columns: number): FileReceipt => ({
  file: 'companies.csv',
  plan: {
    file: 'companies.csv',
    kind: 'account',
    kindConfidence: 1,
    format: 'csv',
    delimiter: ',',
    encoding: 'utf-8',
    skipRows: 0,
    columns: [],
  },
  rows: { read: 12_000, kept: 11_990, merged: 0, rejected: 10, mended: 3 },
  coverage: {},
  notes: Array.from({ length: columns }, (_, index) => ({
    code: 'placeholders',
    facts: { column: `Column ${index}`, rows: index + 1 },
  })),
  problems: [
    { file: 'companies.csv', line: 7, column: 'Size', value: 'ten', reason: 'not_a_number' },
  ],
  problemCounts: { not_a_number: 13 },
})

const receiptOf = (columns: number): Receipt => ({
  id: '3f9c2a1b',
  at: '2026-06-30T12:00:00Z',
  unchanged: false,
  files: [file(columns)],
  leftAside: [],
  rejects: [],
  problemFiles: [],
})

it('counts notes that say the same after a handful, those on most rows first', () => {
  const notes = said(receiptOf(40)).filter(
    (line) => line.includes('Column') || line.includes('same'),
  )
  expect(notes).toHaveLength(6)
  expect(notes[0]).toContain('Column 39: 40 values')
  expect(notes[5]).toContain('35 more columns')
})

it('says every note where there are few, and how many problems stand elsewhere', () => {
  const lines = said(receiptOf(6))
  expect(lines.filter((line) => line.includes('Column'))).toHaveLength(6)
  expect(lines).toContainEqual(expect.stringContaining('7:Size “ten”'))
  expect(lines).toContainEqual(expect.stringContaining('12 more'))
})
