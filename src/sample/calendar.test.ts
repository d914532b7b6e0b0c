import { expect, test } from 'vitest'
import { dayNumber, isoDay } from './calendar.ts'

test('agrees with the built-in calendar on every day of 1890 to 2110', () => {
  for (let day = dayNumber('1890-01-01'); day < dayNumber('2110-01-01'); day += 1) {
    const builtIn = new Date(day * 86_400_000).toISOString().slice(0, 10)
    if (isoDay(day) !== builtIn) expect(isoDay(day)).toBe(builtIn)
  }
  expect(isoDay(dayNumber('2024-02-29'))).toBe('2024-02-29')
})
