import type { ColumnFormat } from '../../../domain/index.ts'
import { type Fragment, integer, join, name, sql } from '../../../sql/index.ts'
import { literal } from '../../files/index.ts'
import { monthNames } from '../../recognise/index.ts'
import { folded } from './fold.ts'
import { firstJalali, jalaliDay, lastJalali } from './jalali.ts'
import type { SteppedValue } from './layers.ts'

type DateFormat = Extract<ColumnFormat, { kind: 'date' }>

/** Text to a UTC timestamp; null where the text is no date in this format. */
export function toDate(raw: Fragment, format: DateFormat, position: number): SteppedValue {
  const column = (step: string) => `${step}${position}`
  const step = (step: string) => name(column(step))
  const { layers, value: read } = plainDate(raw, format, position)
  const seen = (value: Fragment) => sql`case when ${step('text')} is not null then ${value} end`
  const { year, month, day } = dayParts(step, format)
  return {
    layers: [
      ...layers,
      { [column('plain')]: read },
      { [column('common')]: commonParts(raw, step('plain'), format) },
      { [column('quick')]: sql`coalesce(${step('plain')}, ${commonDate(step('common'), format)})` },
      { [column('text')]: unreadText(raw, step('quick')) },
      {
        [column('parts')]: seen(groups(step('text'), numeric, ['a', 'b', 'c'])),
        [column('clock')]: seen(groups(step('text'), clock, ['hour', 'minute', 'second', 'half'])),
        [column('zone')]: seen(groups(step('text'), zone, ['hour', 'minute'])),
      },
      { [column('word')]: monthWord(step) },
      { [column('year')]: year, [column('month')]: month, [column('day')]: day },
      { [column('number')]: seen(fullYear(step('year'), format)) },
    ],
    value: sql`coalesce(${step('quick')}, case when ${step('number')} is not null then ${dayOf(step)} + ${timeOfDay(step)} end)`,
  }
}

const slashed = /^\d{1,2}\/\d{1,2}\/(19|20)\d\d( \d\d:\d\d(:\d\d)?)?$/
const plainDates = {
  serial: /^\d{1,6}(\.\d+)?$/,
  epoch: /^\d{9,13}$/,
  ymd: /^(19|20)\d\d-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d{1,6})?Z?)?)?$/,
  dmy: slashed,
  mdy: slashed,
} as const satisfies Readonly<Record<DateFormat['order'], RegExp>>

/** Is the text of the kind that `plainDate` reads, if it is a date at all? */
export function isPlainDate(text: string, { order }: DateFormat): boolean {
  return plainDates[order].test(text)
}

/** The common cases at the engine's full speed: first parsed, then read as far as that is to be trusted. */
export function plainDate(raw: Fragment, format: DateFormat, position: number): SteppedValue {
  const column = `parsed${position}`
  const { parsed, read } = quickDate(raw, format, name(column))
  return { layers: [{ [column]: parsed }], value: read }
}

function quickDate(raw: Fragment, { order }: DateFormat, parsed: Fragment) {
  if (order === 'serial') return { parsed: fromSerial(raw), read: parsed }
  if (order === 'epoch') return { parsed: fromEpoch(raw), read: parsed }
  const near = sql`${parsed} >= timestamp '1900-01-01' and ${parsed} < timestamp '2100-01-01'`
  if (order === 'ymd') {
    // The engine's cast ignores an offset from UTC: those are read the slow way.
    const utc = sql`strlen(${raw}) <= 10 or strlen(${raw}) <= 19 and not contains(${raw}, '+') and not starts_with(right(${raw}, 3), '-') or ends_with(${raw}, 'Z')`
    return {
      parsed: sql`try_cast(${raw} as timestamp)`,
      read: sql`case when ${near} and (${utc}) then ${parsed} end`,
    }
  }
  // A format that does not fit costs as much as ten that do: only what may fit is tried.
  const day = order === 'dmy' ? '%d/%m/%Y' : '%m/%d/%Y'
  const formats = sql`[${day}, ${`${day} %H:%M`}, ${`${day} %H:%M:%S`}]`
  return {
    parsed: sql`case when contains(${raw}, '/') then try_strptime(${raw}, ${formats}) end`,
    read: sql`case when ${near} then ${parsed} end`,
  }
}

const ordinal = '(?:st|nd|rd|th)?'
const shortClock = '(?:[T ,]+([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?))?'
const monthPart = '([0-9]{1,2}|[^-0-9 ,/]{3,14})'
const dayPart = `([0-9]{1,2})${ordinal}`
const yearPart = '([0-9]{4}|[0-9]{2})'
/** A day with its month as a word or a number, as most programs print it, in one pattern without choices. */
const commonDates = {
  dmy: {
    pattern: `^(?i:ngày )?${dayPart}[-/. ]+(?i:de |of |tháng |thg )?${monthPart}[-/., ]+(?i:del? |năm )?${yearPart}${shortClock}$`,
    groups: ['day', 'month', 'year', 'clock'],
  },
  mdy: {
    pattern: `^${monthPart}[-/. ]+${dayPart}[-/., ]+${yearPart}${shortClock}$`,
    groups: ['month', 'day', 'year', 'clock'],
  },
} as const

/** The parts of a common date that the engine's own reading left; all empty where the text is none. */
function commonParts(raw: Fragment, plain: Fragment, { order }: DateFormat): Fragment {
  if (order !== 'dmy' && order !== 'mdy') return sql`null`
  const { pattern, groups: parts } = commonDates[order]
  return sql`case when ${plain} is null then ${groups(raw, pattern, parts)} end`
}

/** The date of those parts; null sends the text on to be looked at more closely. */
function commonDate(parts: Fragment, format: DateFormat): Fragment {
  if (format.order !== 'dmy' && format.order !== 'mdy') return sql`null`
  const part = (group: string) => sql`${parts}[${literal(group)}]`
  const year = fullYear(part('year'), format)
  const word = sql`replace(lower(${part('month')}), '.', '')`
  const month = sql`coalesce(try_cast(${part('month')} as integer), map_extract_value(${monthNumbers}, ${word}))`
  const western = (value: Fragment) =>
    sql`try_cast(rtrim(${value} || '-' || ${month} || '-' || ${part('day')} || ' ' || ${part('clock')}) as timestamp)`
  return sql`case when ${year} between 1700 and 2299 then ${western(year)} when ${year} between 2300 and 2700 then ${western(sql`(${year} - 543)`)} end`
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

const numeric = '^([0-9]{1,4}) *[-/. 年] *([0-9]{1,2}) *[-/. 月] *([0-9]{1,4})(?:[^0-9]|$)'
const compact = '^([0-9]{4})([0-9]{2})([0-9]{2})$'
const monthOnly = '^([0-9]{4})[-/年]([0-9]{1,2})月?$'
const clock = '([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}(?:[.][0-9]{1,6})?)[0-9]*)? *(am|pm)?'
const zone = ':[0-9.]+ *([-+][0-9]{2}):?([0-9]{2})?$'
const names = monthNames.filter(([name]) => !/^(tháng|thg)/.test(name))
const anyName = names.map(([name]) => name.replaceAll('.', '[.]?')).join('|')

const monthNumbers = sql`map {${join(
  [...new Map(names.map(([name, number]) => [name.replaceAll('.', ''), number]))].map(
    ([name, number]) => sql`${name}: ${integer(number)}`,
  ),
)}}`

/** What the quick way left, even: 20240325 as 2024-3-25, 2024-03 as its first day, "25 tháng 3, 2024" as 25/3/2024. */
function unreadText(raw: Fragment, quick: Fragment): Fragment {
  const even = sql`regexp_replace(${folded(raw)}, ${compact}, '\\1-\\2-\\3')`
  const dayed = sql`regexp_replace(${even}, ${monthOnly}, '\\1-\\2-1')`
  const numbered = sql`regexp_replace(${dayed}, '[ ,]*(?:ngày)? *(?:tháng|thg) *([0-9]{1,2})[ ,]+(?:năm)? *', '/\\1/')`
  return sql`case when ${quick} is null and strlen(${raw}) < 80 then ${numbered} end`
}

function groups(text: Fragment, pattern: string, parts: readonly string[]): Fragment {
  return sql`regexp_extract(${text}, ${literal(pattern)}, [${join(parts.map(literal))}])`
}

/** A step of the conversion as a column. */
type Step = (step: string) => Fragment

/** A name of a month, looked for where the text does not begin as a date in digits. */
function monthWord(step: Step): Fragment {
  const pattern = literal(`(?:^|[^\\p{L}])(${anyName})(?:[^\\p{L}]|$)`)
  return sql`case when ${step('parts')}['a'] = '' then regexp_extract(${step('text')}, ${pattern}, 1) end`
}

/** The part of the day as an interval, in UTC where a zone is given. */
function timeOfDay(step: Step): Fragment {
  const part = (of: string, group: string, type: Fragment) =>
    sql`coalesce(try_cast(${step(of)}[${group}] as ${type}), 0)`
  const whole = sql`integer`
  const hour = part('clock', 'hour', whole)
  const half = sql`${step('clock')}['half']`
  const noon = sql`case ${half} when 'pm' then 12 when 'am' then 0 end`
  const hours = sql`case when ${half} = '' then ${hour} else ${hour} % 12 + ${noon} end`
  const minutes = part('clock', 'minute', whole)
  const seconds = part('clock', 'second', sql`double`)
  const [zoneHours, zoneMinutes] = [part('zone', 'hour', whole), part('zone', 'minute', whole)]
  const sign = sql`case when ${zoneHours} < 0 then -1 else 1 end`
  return sql`to_microseconds(cast((${hours} * 3600 + ${minutes} * 60 + ${seconds} - ${zoneHours} * 3600 - ${sign} * ${zoneMinutes} * 60) * 1000000 as bigint))`
}

interface DayParts {
  readonly year: Fragment
  readonly month: Fragment
  readonly day: Fragment
}

/** Which text is the year, which the month, which the day. */
function dayParts(step: Step, { order }: DateFormat): DayParts {
  const [a, b, c] = ['a', 'b', 'c'].map((group) => sql`${step('parts')}[${literal(group)}]`)
  if (a === undefined || b === undefined || c === undefined) throw new Error('three parts')
  const yearFirst = order === 'ymd' ? sql`strlen(${c}) <= 2` : sql`strlen(${a}) = 4`
  const above = (part: Fragment) => sql`strlen(${a}) <= 2 and try_cast(${part} as integer) > 12`
  const yearLast: readonly (readonly [
    when: Fragment,
    year: Fragment,
    month: Fragment,
    day: Fragment,
  ])[] =
    order === 'ymd'
      ? [
          [above(a), c, b, a],
          [above(b), c, a, b],
        ]
      : [[sql`strlen(${a}) <= 2`, c, ...(order === 'mdy' ? ([a, b] as const) : ([b, a] as const))]]
  const choices = [
    [sql`${step('word')} <> ''`, ...namedParts(step)] as const,
    [yearFirst, a, b, c] as const,
    ...yearLast,
  ]
  const choose = (place: 1 | 2 | 3) => {
    const branches = choices.map((choice) => sql`when ${choice[0]} then ${choice[place]}`)
    return sql`case ${join(branches, sql` `)} end`
  }
  return { year: choose(1), month: choose(2), day: choose(3) }
}

function namedParts(step: Step): readonly [year: Fragment, month: Fragment, day: Fragment] {
  const text = step('text')
  const month = sql`cast(map_extract_value(${monthNumbers}, replace(${step('word')}, '.', '')) as varchar)`
  const day = sql`regexp_extract(${text}, '(?:^|[^0-9:])([0-9]{1,2})(?:st|nd|rd|th)?(?:[^0-9:]|$)', 1)`
  const year = sql`coalesce(nullif(regexp_extract(${text}, '[0-9]{4}'), ''), regexp_extract(${text}, '[^0-9:]([0-9]{2})(?:[^0-9:]|$)', 1))`
  return [year, month, day]
}

/** A year of two digits in full, by the column's calendar. */
function fullYear(year: Fragment, { calendar }: DateFormat): Fragment {
  const short = sql`try_cast(${year} as integer)`
  const century = {
    gregorian: sql`${short} + case when ${short} < 70 then 2000 else 1900 end`,
    buddhist: sql`${short} + 2500`,
    jalali: sql`${short} + case when ${short} < 50 then 1400 else 1300 end`,
  }[calendar]
  return sql`case when strlen(${year}) <= 2 then ${century} else ${short} end`
}

/** Midnight of the day; the calendar of a full year is plain from the year itself. */
function dayOf(step: Step): Fragment {
  const [year, month, day] = [step('number'), step('month'), step('day')]
  const western = (value: Fragment) =>
    sql`try_cast(concat(${value}, '-', ${month}, '-', ${day}) as timestamp)`
  const jalali = jalaliDay(
    year,
    sql`try_cast(${month} as integer)`,
    sql`try_cast(${day} as integer)`,
  )
  return sql`case when ${year} between 1700 and 2299 then ${western(year)} when ${year} between 2300 and 2700 then ${western(sql`(${year} - 543)`)} when ${year} between ${integer(firstJalali)} and ${integer(lastJalali)} then ${jalali} end`
}
