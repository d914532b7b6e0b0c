import { expect, test } from 'vitest'
import { isGuessable } from './guessable.ts'

const words = ['an.nguyen@example.com', 'An Nguyễn', 'Smith & Sons']

test.each([
  'Northfit2026!',
  'n0rthf1t-n0rthf1t',
  'Nguyen-12345678',
  'example.com2026',
  'SmithSons!!!!!',
  'aaaaaaaaaaaa',
  'abababababab',
  '123456789012',
  'qwertyuiop12',
  'Password1234',
  'p@ssw0rdp@ssw0rd',
  'leavemealone',
  'Sonyericsson',
  'gfhjkmgfhjkm',
  'liverpool1892!',
])('%s is found by trying', (password) => {
  expect(isGuessable(password, words)).toBe(true)
})

test.each([
  'correct horse battery',
  'a longer new password',
  'mật khẩu của tôi dài',
  'เขาไปตลาดเมื่อวาน',
  '我们昨天一起去了山上看日出',
  'k7#tQ9v!mZ2x',
])('%s is not', (password) => {
  expect(isGuessable(password, words)).toBe(false)
})
