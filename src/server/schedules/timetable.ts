import { CronExpressionParser } from 'cron-parser'
import { Fault } from '../../domain/index.ts'

/** When something is done, again and again: five fields of cron, read in a time zone. */
export interface Timetable {
  readonly cron: string
  readonly zone: string
}

/** Whoever asks for more often than this keeps the server busy with the same answer. */
const leastMinutes = 15
/** So many runs are looked at for two that are too near. */
const looked = 100

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
  const runs = runsOf(timetable, now).take(looked)
  for (const [at, run] of runs.entries()) {
    const before = runs[at - 1]
    if (before !== undefined && run.getTime() - before.getTime() < leastMinutes * 60_000)
      throw new Fault('schedule.too_often', { minutes: leastMinutes }, { field: 'cron' })
  }
}

function runsOf({ cron, zone }: Timetable, after: Date) {
  requireZone(zone)
  if (cron.trim().split(/\s+/).length !== 5) throw malformed(cron)
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
