import { expect, it } from 'vitest'
import { calendarDay, directions, percentage, several, wholeNumber } from './options.ts'

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

const margin = percentage('--margin', 0, 100)

it.each([
  ['40', 0.4],
  ['12.5 %', 0.125],
  ['12,5%', 0.125],
])('reads %s as a share', (text, value) => expect(margin(text)).toBeCloseTo(value, 12))

it.each(['', '-1', '101', 'half', '1e1'])('refuses "%s" as a percentage', (text) => {
  expect(() => margin(text)).toThrow(expect.objectContaining({ code: 'cli.percentage' }))
})

it('reads a calendar day, and no other', () => {
  const day = calendarDay('--as-of')
  expect(day('2024-02-29')).toBe('2024-02-29')
  for (const text of ['2023-02-29', '2024-13-01', '29.2.2024', 'today', ''])
    expect(() => day(text)).toThrow(expect.objectContaining({ code: 'cli.day' }))
})

it('a direction ends each trait, so that names may hold commas', () => {
  const read = directions('--monotone')
  const employees = { trait: 'employees', direction: 'up' }
  expect(read('employees up')).toEqual([employees])
  expect(read('Size, in people DOWN , employees up')).toEqual([
    { trait: 'Size, in people', direction: 'down' },
    employees,
  ])
  expect(read('age down', read('employees up'))).toHaveLength(2)
  for (const given of ['employees', 'up', 'employees up, age'])
    expect(() => read(given)).toThrow(expect.objectContaining({ code: 'cli.direction' }))
})
