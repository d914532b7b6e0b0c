import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, it } from 'vitest'
import { wrapText } from './wrap-text.ts'

it('breaks at spaces and keeps joining signs at the end of a line', () => {
  expect(wrapText('net profit 98 · expansion 87 · referrals 82', 16)).toEqual([
    'net profit 98 ·',
    'expansion 87 ·',
    'referrals 82',
  ])
  expect(wrapText('Found them: Referrals +21 · Employees: 20 +18', 24)).toEqual([
    'Found them:',
    'Referrals +21 ·',
    'Employees: 20 +18',
  ])
})

it('keeps Chinese marks with their words', () => {
  expect(wrapText('可选值：自动（默认）', 8)).toEqual(['可选值：', '自动', '（默认）'])
})

it('loses nothing and stays within the width', () => {
  const text = fc.array(
    fc.constantFrom('a', ' ', 'company', '客户', '，', '（', 'ลูกค้า', 'مشتری', '👩‍💻', '·'),
  )
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 30 }), (parts, width) => {
      const whole = parts.join('')
      const lines = wrapText(whole, width)
      expect(lines.join('').replaceAll(' ', '')).toBe(whole.replaceAll(' ', ''))
      // A joining sign may make a word too long by itself.
      if (!whole.includes('·'))
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width)
    }),
  )
})
