import { expect, test } from 'vitest'
import { csvLine, spreadsheetLine } from './csv.ts'

test.each([
  [['plain', 12, '', 3.5], 'plain,12,,3.5\n'],
  [[null, Number.NaN, -1], ',,-1\n'],
  [['Sales Manager, EMEA'], '"Sales Manager, EMEA"\n'],
  [['"quoted"', 'x'], '"""quoted""",x\n'],
  [['two\nlines', 'cr\r'], '"two\nlines","cr\r"\n'],
  [['=1+1', ' kept '], '=1+1, kept \n'],
])('%j is written as %j', (cells, line) => {
  expect(csvLine(cells)).toBe(line)
})

test('no cell of a spreadsheet line is run as a formula', () => {
  const cells = ['=1+1', '@SUM(A1)', '-cmd', '-12,5%', -3, 'a=b', '=a,b']
  expect(spreadsheetLine(cells)).toBe(`'=1+1,'@SUM(A1),'-cmd,"-12,5%",-3,a=b,"'=a,b"\n`)
})
