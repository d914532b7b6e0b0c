/** Instants are whole minutes since 1970-01-01 00:00 UTC; days are whole days since then. */
export const DAY = 1440

export function dayOf(minute: number): number {
  return Math.floor(minute / DAY)
}

/** The day number of an ISO date. */
export function dayNumber(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00Z`) / 86_400_000
}

export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/**
 * Year, month and day of a day number, by integer arithmetic (Hinnant, "chrono-compatible
 * low-level date algorithms", civil_from_days): many times faster than a Date object.
 */
export function civil(dayNo: number): CivilDate {
  const shifted = dayNo + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

export function isoDay(dayNo: number): string {
  const { year, month, day } = civil(dayNo)
  return `${year}-${two(month)}-${two(day)}`
}

export function two(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}
