import type { ColumnFormat } from '../../../domain/index.ts'
import { type Fragment, integer, join, sql } from '../../../sql/index.ts'
import { monthNames } from '../../recognise/index.ts'
import { bound, folded } from './fold.ts'

type DateFormat = Extract<ColumnFormat, { kind: 'date' }>

/** Text to a UTC timestamp; null where the text is no date in this format. */
export function toDate(raw: Fragment, format: DateFormat): Fragment {
  if (format.order === 'serial') return sql`coalesce(${fromSerial(raw)}, ${written(raw, format)})`
  if (format.order === 'epoch') return sql`coalesce(${fromEpoch(raw)}, ${written(raw, format)})`
  return sql`coalesce(${plainDate(raw, format.order)}, ${written(raw, format)})`
}

/** Spreadsheets count days from 1899-12-30; the number 1 to 9999-12-31's. */
function fromSerial(raw: Fragment): Fragment {
  const days = sql`try_cast(${raw} as double)`
  return sql`case when ${days} between 1 and 2958465 then timestamp '1899-12-30' + to_seconds(cast(round(${days} * 86400) as bigint)) end`
}

function fromEpoch(raw: Fragment): Fragment {
  const number = sql`try_cast(${raw} as double)`
  return sql`case when abs(${number}) < 1e11 then make_timestamp(cast(${number} * 1e6 as bigint)) when abs(${number}) < 1e14 then make_timestamp(cast(${number} * 1e3 as bigint)) end`
}

/** The common case at the engine's full speed: years 19xx and 20xx in four digits, no month names. */
function plainDate(raw: Fragment, order: 'ymd' | 'dmy' | 'mdy'): Fragment {
  if (order === 'ymd') {
    // The engine's cast ignores an offset from UTC: those are read the slow way.
    const plain = sql`(starts_with(${raw}, '20') or starts_with(${raw}, '19')) and (strlen(${raw}) <= 19 and not contains(${raw}, '+') or ends_with(${raw}, 'Z'))`
    return sql`case when ${plain} then try_cast(${raw} as timestamp) end`
  }
  const day = order === 'dmy' ? '%d/%m/%Y' : '%m/%d/%Y'
  const formats = sql`[${day}, ${`${day} %H:%M`}, ${`${day} %H:%M:%S`}]`
  return sql`case when regexp_matches(${raw}, '/(?:19|20)[0-9]{2}') then try_strptime(${raw}, ${formats}) end`
}

const numeric = '^([0-9]{1,4}) *[-/. 年] *([0-9]{1,2}) *[-/. 月] *([0-9]{1,4})(?:[^0-9]|$)'
const compact = '^([0-9]{4})([0-9]{2})([0-9]{2})$'
const clock = '([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}(?:[.][0-9]{1,6})?)[0-9]*)? *(am|pm)?'
const zone = ':[0-9.]+ *([-+][0-9]{2}):?([0-9]{2})?$'
const names = monthNames.filter(([name]) => !/^(tháng|thg)/.test(name))
const anyName = names.map(([name]) => name.replaceAll('.', '[.]?')).join('|')

const monthNumbers = sql`map {${join(
  [...new Map(names.map(([name, number]) => [name.replaceAll('.', ''), number]))].map(
    ([name, number]) => sql`${name}: ${integer(number)}`,
  ),
)}}`

/** Every other way of writing a date. */
function written(raw: Fragment, format: DateFormat): Fragment {
  const text = sql`t`
  // 25 tháng 3, 2024 is 25/3/2024.
  const numbered = sql`regexp_replace(${folded(raw)}, '[ ,]*(?:ngày)? *(?:tháng|thg) *([0-9]{1,2})[ ,]+(?:năm)? *', '/\\1/')`
  const day = sql`coalesce(${numericDay(text, format)}, ${namedDay(text, format)})`
  return bound(
    text,
    numbered,
    sql`case when ${text} is not null and strlen(${text}) < 80 then ${day} + ${timeOfDay(text)} end`,
  )
}

/** The part of the day as an interval, in UTC where a zone is given. */
function timeOfDay(text: Fragment): Fragment {
  const part = (group: number) => sql`regexp_extract(${text}, ${clock}, ${integer(group)})`
  const hour = sql`coalesce(try_cast(${part(1)} as integer), 0)`
  const noon = sql`case ${part(4)} when 'pm' then 12 when 'am' then 0 end`
  const hours = sql`case when ${part(4)} = '' then ${hour} else ${hour} % 12 + ${noon} end`
  const minutes = sql`coalesce(try_cast(${part(2)} as integer), 0)`
  const seconds = sql`coalesce(try_cast(${part(3)} as double), 0)`
  const zoneHours = sql`coalesce(try_cast(regexp_extract(${text}, ${zone}, 1) as integer), 0)`
  const zoneMinutes = sql`coalesce(try_cast(regexp_extract(${text}, ${zone}, 2) as integer), 0)`
  const sign = sql`case when ${zoneHours} < 0 then -1 else 1 end`
  return sql`to_microseconds(cast((${hours} * 3600 + ${minutes} * 60 + ${seconds} - ${zoneHours} * 3600 - ${sign} * ${zoneMinutes} * 60) * 1000000 as bigint))`
}

function numericDay(text: Fragment, format: DateFormat): Fragment {
  const part = (group: number) =>
    sql`coalesce(nullif(regexp_extract(${text}, ${numeric}, ${integer(group)}), ''), regexp_extract(${text}, ${compact}, ${integer(group)}))`
  const [a, b, c] = [part(1), part(2), part(3)]
  const [first, second] = format.order === 'mdy' ? [b, a] : [a, b]
  const yearLast =
    format.order === 'ymd'
      ? sql`case when strlen(${a}) > 2 or strlen(${c}) < 3 then null when try_cast(${a} as integer) > 12 then ${dayOf(c, b, a, format)} when try_cast(${b} as integer) > 12 then ${dayOf(c, a, b, format)} end`
      : sql`case when strlen(${a}) <= 2 then ${dayOf(c, second, first, format)} end`
  const yearFirst =
    format.order === 'ymd'
      ? sql`case when strlen(${c}) <= 2 then ${dayOf(a, b, c, format)} end`
      : sql`case when strlen(${a}) = 4 then ${dayOf(a, b, c, format)} end`
  return sql`coalesce(${yearFirst}, ${yearLast})`
}

function namedDay(text: Fragment, format: DateFormat): Fragment {
  const found = sql`regexp_extract(${text}, ${`(?:^|[^\\p{L}])(${anyName})(?:[^\\p{L}]|$)`}, 1)`
  const month = sql`map_extract_value(${monthNumbers}, replace(${found}, '.', ''))`
  const day = sql`regexp_extract(${text}, '(?:^|[^0-9:])([0-9]{1,2})(?:st|nd|rd|th)?(?:[^0-9:]|$)', 1)`
  const year = sql`coalesce(nullif(regexp_extract(${text}, '[0-9]{4}'), ''), regexp_extract(${text}, '[^0-9:]([0-9]{2})(?:[^0-9:]|$)', 1))`
  return sql`case when ${found} <> '' then ${dayOf(year, sql`cast(${month} as varchar)`, day, format)} end`
}

/**
 * Midnight of a day given by its parts as texts. The calendar of a four-digit year is plain from the
 * year itself; the column's calendar tells it for two digits.
 */
function dayOf(yearText: Fragment, month: Fragment, day: Fragment, format: DateFormat): Fragment {
  const short = sql`try_cast(${yearText} as integer)`
  const century = {
    gregorian: sql`${short} + case when ${short} < 70 then 2000 else 1900 end`,
    buddhist: sql`${short} + 2500`,
    jalali: sql`${short} + case when ${short} < 50 then 1400 else 1300 end`,
  }[format.calendar]
  const year = sql`case when strlen(${yearText}) <= 2 then ${century} else ${short} end`
  const western = (value: Fragment) =>
    sql`try_cast(concat(${value}, '-', ${month}, '-', ${day}) as timestamp)`
  return bound(
    sql`y`,
    year,
    sql`case when y between 1700 and 2299 then ${western(sql`y`)} when y between 2300 and 2700 then ${western(sql`y - 543`)} when y between ${integer(firstJalali)} and ${integer(lastJalali)} then ${jalaliDay(sql`y`, sql`try_cast(${month} as integer)`, sql`try_cast(${day} as integer)`)} end`,
  )
}

const firstJalali = 1250
const lastJalali = 1500

/**
 * Days from 1970-01-01 to the first of Farvardin: in the years named here leap years follow a cycle of
 * 33 years with 8 of them (the test compares every one of the years with jalaali-js).
 */
function jalaliNewYear(year: Fragment): Fragment {
  return sql`(365 * ${year} + (8 * ${year} + 21) // 33 - 492633)`
}

/** Months 1 to 6 have 31 days, 7 to 11 have 30, the twelfth what is left of the year. */
function jalaliDay(year: Fragment, month: Fragment, day: Fragment): Fragment {
  const start = jalaliNewYear(year)
  const inYear = sql`((${month} - 1) * 31 - greatest(${month} - 7, 0) + ${day} - 1)`
  const fits = sql`${month} between 1 and 12 and ${day} between 1 and case when ${month} <= 6 then 31 else 30 end and ${start} + ${inYear} < ${jalaliNewYear(sql`(${year} + 1)`)}`
  return sql`case when ${fits} then timestamp '1970-01-01' + to_days(cast(${start} + ${inYear} as integer)) end`
}
