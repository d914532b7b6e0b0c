import { type Fragment, sql } from '../../../sql/index.ts'

/** The years that are read as years of the Persian calendar. */
export const firstJalali = 1250
export const lastJalali = 1500

/**
 * Midnight of a day of the Persian calendar; null where there is no such day. Months 1 to 6 have 31 days,
 * 7 to 11 have 30, the twelfth what is left of the year.
 */
export function jalaliDay(year: Fragment, month: Fragment, day: Fragment): Fragment {
  const start = jalaliNewYear(year)
  const inYear = sql`((${month} - 1) * 31 - greatest(${month} - 7, 0) + ${day} - 1)`
  const fits = sql`${month} between 1 and 12 and ${day} between 1 and case when ${month} <= 6 then 31 else 30 end and ${start} + ${inYear} < ${jalaliNewYear(sql`(${year} + 1)`)}`
  return sql`case when ${fits} then timestamp '1970-01-01' + to_days(cast(${start} + ${inYear} as integer)) end`
}

/**
 * Days from 1970-01-01 to the first of Farvardin: in the years named here leap years follow a cycle of
 * 33 years with 8 of them (the test compares every one of the years with jalaali-js).
 */
function jalaliNewYear(year: Fragment): Fragment {
  return sql`(365 * ${year} + (8 * ${year} + 21) // 33 - 492633)`
}
