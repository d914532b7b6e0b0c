import { expect, test } from 'vitest'
import { nextRun, requireTimetable } from './timetable.ts'

const next = (cron: string, zone: string, after: string) =>
  nextRun({ cron, zone }, new Date(after)).toISOString()

test('is read in its time zone, in summer and in winter', () => {
  expect(next('0 6 * * 1', 'Asia/Ho_Chi_Minh', '2026-11-23T00:00:00Z')).toBe(
    '2026-11-29T23:00:00.000Z',
  )
  expect(next('0 6 * * *', 'Europe/Berlin', '2026-07-01T12:00:00Z')).toBe(
    '2026-07-02T04:00:00.000Z',
  )
  expect(next('0 6 * * *', 'Europe/Berlin', '2026-12-01T12:00:00Z')).toBe(
    '2026-12-02T05:00:00.000Z',
  )
})

test('what the clock skips is done right after, what it repeats once', () => {
  // On 2026-03-29 Berlin goes from 2:00 to 3:00, on 2026-10-25 from 3:00 back to 2:00.
  expect(next('30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z')).toBe(
    '2026-03-29T01:30:00.000Z',
  )
  const autumn = next('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z')
  expect(autumn).toBe('2026-10-25T00:30:00.000Z')
  expect(next('30 2 * * *', 'Europe/Berlin', autumn)).toBe('2026-10-26T01:30:00.000Z')
})

test.each([
  ['*/5 * * * *', 'UTC', 'schedule.too_often'],
  ['0,1 0 1 1 *', 'UTC', 'schedule.too_often'],
  ['0 0 * *', 'UTC', 'schedule.cron'],
  ['0 0 0 * * *', 'UTC', 'schedule.cron'],
  ['61 0 * * *', 'UTC', 'schedule.cron'],
  ['0 0 31 2 *', 'UTC', 'schedule.cron'],
  ['@daily', 'UTC', 'schedule.cron'],
  ['H 6 * * *', 'UTC', 'schedule.cron'],
  ['0 6 * * noo', 'UTC', 'schedule.cron'],
  ['0,50 * * * *', 'UTC', 'schedule.too_often'],
  ['0,50 0,23 * * *', 'UTC', 'schedule.too_often'],
  ['0 0 * * *', 'Mars/Olympus', 'schedule.zone'],
  ['0 0 * * *', '+07:00', 'schedule.zone'],
])('%s in %s is refused', (cron, zone, code) => {
  expect(() => requireTimetable({ cron, zone }, new Date('2026-11-23'))).toThrow(
    expect.objectContaining({ code }),
  )
})

test.each(['0,50 6 * * *', '0,50 6,8 * * *', '0 6 L * *', '15 7 1 jan,jul mon-fri', '0 6 * * 1#1'])(
  '%s may be',
  (cron) => requireTimetable({ cron, zone: 'UTC' }, new Date('2026-11-23')),
)

test('to see that a timetable may be takes no time, however seldom it comes', () => {
  const begun = performance.now()
  requireTimetable({ cron: '0 0 29 2 *', zone: 'UTC' }, new Date('2026-11-23'))
  expect(performance.now() - begun).toBeLessThan(500)
})

test('every quarter of an hour is as often as may be', () => {
  requireTimetable({ cron: '*/15 * * * *', zone: 'Asia/Tehran' }, new Date('2026-11-23'))
})
