import { expect, test } from 'vitest'
import { salesforceId, withCheck } from './salesforce-id.ts'

test('the check characters of an id from the vendor’s documentation', () => {
  expect(withCheck('001A0000006Vm9r')).toBe('001A0000006Vm9rIAC')
})

test('ids have 18 characters and differ', () => {
  const ids = Array.from({ length: 5000 }, (_, number) => salesforceId('006', number * 183_207))
  expect(new Set(ids).size).toBe(5000)
  expect(ids.every((id) => /^006[0-9A-Za-z]{15}$/.test(id))).toBe(true)
  expect(salesforceId('001', 62 ** 5 - 1)).toMatch(/^0015g00000zzzzz/)
})
