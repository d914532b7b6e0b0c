import { expect, test } from 'vitest'
import { translator } from '../../messages/index.ts'
import { showReceipt } from './receipt.ts'

test('only the file of rejected rows is to be imported again', () => {
  const lines: string[] = []
  const print = (text = '') => {
    lines.push(text)
  }
  const nothing = () => {}
  showReceipt(
    {
      id: '12345678',
      at: '2026-01-01T00:00:00.000Z',
      unchanged: false,
      files: [],
      leftAside: [],
      rejects: ['companies.csv.rejects.csv'],
      problemFiles: ['companies.csv.problems.csv'],
    },
    {
      workspace: 'w',
      json: false,
      translator: translator('en'),
      terminal: { print, table: nothing, write: print, progress: nothing, done: nothing },
      signal: new AbortController().signal,
      progress: nothing,
      now: new Date(0),
    },
  )
  const about = (file: string) => lines.find((line) => line.includes(file))
  expect(about('rejects.csv')).toContain('import that file')
  expect(about('problems.csv')).toMatch(/^Rows and values that could not be read/)
})
