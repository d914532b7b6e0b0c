import { expect, test } from 'vitest'
import { countryWords, isCountryName } from './countries.ts'

test.each([
  ['United States', 'US'],
  ['u.s.', 'US'],
  ['US', 'US'],
  ['Mỹ', 'US'],
  ['美国', 'US'],
  ['uk', 'GB'],
  ['England', 'GB'],
  ['Germany', 'DE'],
  ['de', 'DE'],
  ['Việt Nam', 'VN'],
  ['Vietnam', 'VN'],
  ['ไทย', 'TH'],
  ['ایران', 'IR'],
  ['Atlantis', undefined],
  ['QX', undefined],
])('%j is the country %j', (text, code) => {
  expect(countryWords().get(text.toLowerCase())).toBe(code)
})

test('every country has one code, that of today', () => {
  const codes = new Set(countryWords().values())
  expect(codes.size).toBeGreaterThan(240)
  for (const code of ['UK', 'DD', 'SU']) expect(codes).not.toContain(code)
  for (const code of codes) expect(countryWords().get(code.toLowerCase())).toBe(code)
})

test('a bare code does not give a column of countries away', () => {
  expect(['CA', 'de', 'in'].map(isCountryName)).toEqual([false, false, false])
  expect(['Canada', 'usa', 'UK'].map(isCountryName)).toEqual([true, true, true])
})
