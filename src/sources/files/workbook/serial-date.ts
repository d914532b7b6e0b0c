import type { DateKind } from './date-format.ts'

const dayMs = 86_400_000
/** 9999-12-31, the last day that spreadsheets know. */
const lastDay = 2_958_465
/** Days from the beginning of 1900's count to that of 1904's. */
const days1904 = 1_462
const epoch = Date.UTC(1899, 11, 30)

/**
 * A spreadsheet's count of days as ISO text, to the millisecond; undefined where it is no day. Days below
 * 60 stand one later than the count says, because it holds a 29 February 1900 that never was.
 */
export function serialDate(serial: number, kind: DateKind, date1904: boolean): string | undefined {
  const days = date1904 ? serial + days1904 : serial
  if (!(days > -lastDay && days < lastDay + 1)) return undefined
  const early = !date1904 && days >= 1 && days < 60 ? dayMs : 0
  const iso = new Date(epoch + Math.round(days * dayMs) + early).toISOString()
  const alone = serial > 0 && serial < 1 ? true : serial === 0 && kind === 'time'
  return alone ? iso.slice(11).replace(/(\.000)?Z$/, '') : dateText(iso)
}

/** ISO text as databases write it, without the parts that say nothing. */
export function dateText(iso: string): string {
  return iso
    .replace('T', ' ')
    .replace(/(\.0+)?Z?$/, '')
    .replace(/ 00:00:00$/, '')
}
