import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

test.each([
  [['plain', 12, '', 3.5], 'plain,12,,3.5\n'],
  [['Sales Manager, EMEA'], '"Sales Manager, EMEA"\n'],
  [['"quoted"', 'x'], '"""quoted""",x\n'],
  [['two\nlines', 'cr\r'], '"two\nlines","cr\r"\n'],
  [['=1+1', ' kept '], '=1+1, kept \n'],
])('%j is written as %j', (cells, line) => {
  expect(csvLine(cells)).toBe(line)
})
