import { expect, it } from 'vitest'
import { several, wholeNumber } from './options.ts'

const limit = wholeNumber('--limit', 1, 10_000)

it.each([
  ['1', 1],
  ['10_000', 10_000],
])('reads %s', (text, value) => expect(limit(text)).toBe(value))

it.each(['0', '10001', '', ' ', '1.5', '1e3', '-1', '0x10', 'many'])('refuses "%s"', (text) => {
  expect(() => limit(text)).toThrow(
    expect.objectContaining({
      code: 'cli.number',
      facts: expect.objectContaining({ given: text }),
    }),
  )
})

it('collects an option given several times', () => {
  expect(several('b', several('a'))).toEqual(['a', 'b'])
})
