import { describe, expect, it } from 'vitest'
import { exampleExpected, exampleStaying } from '../../test/report/example-expected.ts'
import { exampleInput, unreliableInput } from '../../test/report/report-input.ts'
import { expectedValuesSchema } from '../domain/index.ts'
import { languages, translator } from '../messages/index.ts'
import { expectedText, reportHtml, reportMarkdown, reportWorkbook } from './index.ts'

const input = { ...exampleInput, expected: exampleExpected }
const english = translator('en')

describe('expected value in the report', () => {
  it('is told with its proof, and where the two orders disagree', () => {
    expect(expectedValuesSchema.parse(exampleExpected)).toEqual(exampleExpected)
    const page = reportHtml(input, english)
    for (const said of [
      'gives up 27,000 EUR, 75% of what the first 10 by expected value promise',
      'explains 42% (30% to 54%)',
      '8 accounts of the best tier are not among the first 10',
      'Prospect 2 &lt;b&gt;',
      'between 0.40 and 1.80 times',
    ])
      expect(page).toContain(said)
    expect(reportMarkdown(input, english)).toContain('## What accounts are worth')
    expect(reportHtml(exampleInput, english)).not.toContain('id="expected"')
  })

  it('says why everybody gets the average', () => {
    const told = expectedText({ ...exampleExpected, basis: 'no_better', traits: [] }, english)
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('Every account is given the average of 8,000 EUR (7,200 to 8,800)')
  })

  it('stands beside an unproven profile too, in every language without a gap', () => {
    for (const language of languages) {
      const found = { ...exampleExpected, chanceProven: false }
      const page = reportHtml({ ...unreliableInput, expected: found }, translator(language))
      expect(page).toContain('id="expected"')
      expect(page).not.toMatch(/expected\.(column|caption|note|basis|orders)/)
    }
  })

  it('tells who stays as a score of its own, or what is missing for it, in every language', () => {
    expect(expectedValuesSchema.parse(exampleStaying)).toEqual(exampleStaying)
    const page = reportHtml({ ...input, expected: exampleStaying }, english)
    for (const said of [
      'learned from 120 customers (70 stayed, 50 left) by 1 trait',
      'in the lower half of all by staying (6; least likely to stay first)',
      'What tells customers who stayed',
    ])
      expect(page).toContain(said)
    expect(page).not.toContain('but not by what those who stay bring')
    const bases = ['none', 'few', 'no_better', 'model'] as const
    for (const language of languages) {
      for (const basis of bases) {
        const staying = { ...exampleStaying.staying, basis, stayed: 70, left: 50, traits: [] }
        const told = expectedText({ ...exampleExpected, staying }, translator(language))
        expect(told.join(' ')).not.toMatch(/expected\.|\{[a-z_]+[,}]/)
      }
    }
  })

  it('comes as numbers in the workbook, each account once', () => {
    const sheets = reportWorkbook(input, english).sheets
    const sheet = sheets.find(({ name }) => name === 'Expected value')
    expect(sheet?.rows).toHaveLength(2)
    expect(sheet?.rows[0]?.slice(4, 6)).toEqual([0.2, 30_000])
  })
})
