import { CronExpressionParser } from 'cron-parser'
import { Fault } from '../../domain/index.ts'

/** When something is done, again and again: five fields of cron, read in a time zone. */
export interface Timetable {
  readonly cron: string
  readonly zone: string
}

/** Whoever asks for more often than this keeps the server busy with the same answer. */
const leastMinutes = 15
/** Numbers, names of months and weekdays, the last of something; none that is drawn by lot (`H`). */
const part = String.raw`(\*|\d{1,2}|[a-z]{3}|\d?L)`
const field = `${part}([-/,#]${part})*`
const fiveFields = new RegExp(`^${field}(\\s+${field}){4}$`, 'i')

/**
 * The first time after a moment. Where the clock is put forward over it, it is done right after; where it is put
 * back, once.
 *
 * @throws Fault `schedule.cron`, `schedule.zone`
 */
export function nextRun({ cron, zone }: Timetable, after: Date): Date {
  return runsOf({ cron, zone }, after).next().toDate()
}

/** @throws Fault `schedule.cron`, `schedule.zone`, `schedule.too_often` */
export function requireTimetable(timetable: Timetable, now: Date): void {
  const runs = runsOf(timetable, now)
  const hours = numbersOf(runs.fields.hour.values)
  const minutes = numbersOf(runs.fields.minute.values)
  const [first = 0] = minutes
  // From one hour into the next, where it runs in both.
  const nextHour = hours.some((hour) => hours.includes((hour + 1) % 24)) ? [first + 60] : []
  const all = [...minutes, ...nextHour]
  if (all.some((minute, at) => minute - (all[at - 1] ?? Number.NEGATIVE_INFINITY) < leastMinutes))
    throw new Fault('schedule.too_often', { minutes: leastMinutes }, { field: 'cron' })
}

function numbersOf(values: readonly unknown[]): readonly number[] {
  return values.map(Number).toSorted((one, other) => one - other)
}

function runsOf({ cron, zone }: Timetable, after: Date) {
  requireZone(zone)
  if (!fiveFields.test(cron.trim())) throw malformed(cron)
  try {
    return CronExpressionParser.parse(cron, { currentDate: after, tz: zone })
  } catch (cause) {
    throw malformed(cron, cause)
  }
}

function malformed(cron: string, cause?: unknown): Fault {
  return new Fault('schedule.cron', { cron }, { field: 'cron' }, cause)
}

/** A zone by its name (Asia/Ho_Chi_Minh): an offset knows nothing of summer time. */
function requireZone(zone: string): void {
  const fault = (cause?: unknown) => new Fault('schedule.zone', { zone }, { field: 'zone' }, cause)
  if (/^[+-]/.test(zone)) throw fault()
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch (cause) {
    throw fault(cause)
  }
}
