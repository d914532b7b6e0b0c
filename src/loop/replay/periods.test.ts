import { expect, it, test } from 'vitest'
import { lastDay, lastPeriods, periodBefore } from './periods.ts'

test.each([
  ['quarter', 2, '2026-11-22', '2026-11-20', ['2026-04-01 2026-06-30', '2026-07-01 2026-09-30']],
  // The data ends within the last week of the quarter, or before it.
  ['quarter', 1, '2026-01-01', '2025-12-24', ['2025-07-01 2025-09-30']],
  ['quarter', 1, '2026-01-01', '2025-12-25', ['2025-10-01 2025-12-31']],
  // An old export is replayed to its own end, not to today's.
  ['quarter', 1, '2026-01-01', '2012-05-05', ['2012-01-01 2012-03-31']],
  // A quarter is not over while it lasts, whatever dates the data holds.
  ['quarter', 1, '2025-12-31', '2025-12-31', ['2025-07-01 2025-09-30']],
  [
    'month',
    3,
    '2024-03-05',
    '2024-03-04',
    ['2023-12-01 2023-12-31', '2024-01-01 2024-01-31', '2024-02-01 2024-02-29'],
  ],
] as const)('the last %s(s) (%i) on %s with data to %s', (by, count, today, end, expected) => {
  const periods = lastPeriods(by, count, today, end)
  expect(periods.map((period) => `${period.from} ${lastDay(period)}`)).toEqual(expected)
})

it('knows the period before', () => {
  const [first] = lastPeriods('quarter', 1, '2026-04-01', '2026-03-30')
  expect(first && periodBefore('quarter', first)).toEqual({
    from: '2025-10-01',
    until: '2026-01-01',
  })
})
