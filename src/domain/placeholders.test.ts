import { expect, test } from 'vitest'
import { isPlaceholder, placeholderWords } from './placeholders.ts'

test.each([
  'Select',
  ' N/A ',
  'Unknown',
  '-',
  '???',
  'TBD',
  '--None--',
  'Khác',
  'ไม่ระบุ',
  'อื่นๆ',
  '请选择',
  '其他',
  'نامشخص',
  'سایر',
])('%s says nothing', (value) => expect(isPlaceholder(value)).toBe(true))

test.each(['No', 'không', '0', 'Vietnam', 'Nonesuch Ltd', '1900', '-5'])(
  '%s may say something',
  (value) => expect(isPlaceholder(value)).toBe(false),
)

test('some values are impossible only in their field', () => {
  expect(isPlaceholder('0', 'employees')).toBe(true)
  expect(isPlaceholder('1900', 'founded')).toBe(true)
  expect(isPlaceholder('example.com', 'domain')).toBe(true)
  expect(isPlaceholder('0', 'quantity')).toBe(false)
})

test('the list is ready for comparison with trimmed lower-case text', () => {
  for (const word of placeholderWords) expect(word).toBe(word.trim().toLowerCase())
  expect(new Set(placeholderWords).size).toBe(placeholderWords.length)
})
