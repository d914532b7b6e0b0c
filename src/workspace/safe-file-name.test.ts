import { expect, test } from 'vitest'
import { safeFileName } from './safe-file-name.ts'

test.each([
  ['Main', 'Main'],
  ['Khách hàng 2026', 'Khách hàng 2026'],
  ['مشتریان', 'مشتریان'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['a:b*c?"<>|\\d\n', 'a_b_c_d_'],
  ['CON', '_CON'],
  ['nul.csv', '_nul.csv'],
  ['console', 'console'],
  ['..', '_'],
  ['', '_'],
  ['ends with dots. .', 'ends with dots'],
])('%j becomes %j', (given, expected) => {
  expect(safeFileName(given)).toBe(expected)
})

test('a long name is cut between signs', () => {
  const name = safeFileName('ไ'.repeat(200))
  expect(name).toBe('ไ'.repeat(33))
})
