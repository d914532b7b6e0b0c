/** A month or a quarter of the calendar, UTC: from its first day up to, but not with, the day `until`. */
export interface Period {
  readonly from: string
  readonly until: string
}

export type PeriodKind = 'month' | 'quarter'

const months: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3 }

/** Data that ends at most so many days before a period does is taken to cover it: nobody closes deals every day. */
const quietDays = 7

/**
 * The last whole periods, oldest first: those that are over today and that the data covers.
 *
 * @param dataEnd last day on which anything was decided
 */
export function lastPeriods(
  by: PeriodKind,
  count: number,
  today: string,
  dataEnd: string,
): readonly Period[] {
  const covered = addDays(dataEnd, quietDays)
  const end = startOfPeriod(by, covered < today ? covered : today)
  const starts = Array.from({ length: count + 1 }, (_, back) => addMonths(end, -months[by] * back))
  return starts
    .slice(1)
    .map((from, index) => ({ from, until: starts[index] ?? end }))
    .reverse()
}

/** The period that ends where another begins. */
export function periodBefore(by: PeriodKind, { from }: Period): Period {
  return { from: addMonths(from, -months[by]), until: from }
}

/** The last day of a period. */
export function lastDay({ until }: Period): string {
  return addDays(until, -1)
}

function startOfPeriod(by: PeriodKind, day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1]
  return isoDay(Date.UTC(year, month - (month % months[by]), 1))
}

function addMonths(first: string, by: number): string {
  return isoDay(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1 + by, 1))
}

function addDays(day: string, by: number): string {
  return isoDay(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000)
}

function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}
