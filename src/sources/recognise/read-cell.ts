import { bandPattern } from './bands.ts'
import { evidenceOf, evidencePatterns } from './column-evidence.ts'
import { decideDate, decideNumber } from './decide-format.ts'
import { foldText } from './fold-text.ts'
import { monthNames, namedMonth } from './month-names.ts'
import { numberSuffixes } from './number-suffixes.ts'
import { shapesOf } from './value-shapes.ts'

const factors = new Map(numberSuffixes)
const suffix = new RegExp(`[0-9] *(${[...factors.keys()].join('|')})(?:[^\\p{L}]|$)`, 'u')
const band = new RegExp(bandPattern)

/**
 * The number that a single text says, read as a column of such texts would be; undefined where it is none.
 * There are no other values to tell by, so what is open (1.234) is presumed as for a column.
 *
 * @param whole such numbers have no decimals, which tells what is open
 */
export function numberIn(text: string, whole = false): number | undefined {
  const folded = foldText(text).replace(/([0-9])[.,][-–—]{1,2}/, '$1')
  const format = decideNumber(evidenceOf([folded], evidencePatterns.number))
  const decimal = whole && format.ambiguous === true ? otherThan(folded) : format.decimal
  if (!shapesOf(folded).includes('number')) return bandIn(folded, decimal)
  const digits = digitsIn(folded, decimal)
  const sign = /^[(]|^[^0-9]*-|-$/.test(folded) ? -1 : 1
  const factor = factors.get(suffix.exec(folded)?.[1] ?? '') ?? 1
  return (sign * digits * factor) / (folded.includes('%') ? 100 : 1)
}

/** The decimal sign where the sign in the text groups thousands. */
function otherThan(folded: string): string {
  return folded.includes('.') ? ',' : '.'
}

/** A band as one number: its middle, from nought where it has no lower end, its lower end where it has no upper. */
function bandIn(folded: string, decimal: string): number | undefined {
  const found = band.exec(folded)
  if (found === null) return undefined
  const [, less, low = '', lowUnit, high, highUnit, orLess] = found
  const end = (digits: string, ...units: readonly (string | undefined)[]) =>
    digitsIn(digits, decimal) * (factors.get(units.find((unit) => unit !== undefined) ?? '') ?? 1)
  const from = end(low, lowUnit, highUnit)
  if (high !== undefined) return (from + end(high, highUnit, lowUnit)) / 2
  return less === undefined && orLess === undefined ? from : from / 2
}

function digitsIn(text: string, decimal: string): number {
  const kept = [...text].filter((sign) => /[0-9]/.test(sign) || sign === decimal).join('')
  return Number(kept.replace(decimal, '.'))
}

const epoch = Date.UTC(1970, 0, 1)
const firstSerial = Date.UTC(1899, 11, 30)
const day = 86_400_000

/** The day that a single text says, `YYYY-MM-DD`, in the calendars and orders that files have; undefined where it is none. */
export function dayIn(text: string): string | undefined {
  const folded = foldText(text)
  const shapes = shapesOf(folded)
  if (shapes.includes('writtenDate') || shapes.includes('namedDate')) return writtenDay(folded)
  if (shapes.includes('compactDate')) return writtenDay(folded.replace(/^(\d{4})(\d\d)/, '$1-$2-'))
  const number = Number(folded)
  if (shapes.includes('epoch')) return isoDay(epoch + number * (number < 1e11 ? 1000 : 1))
  return shapes.includes('serial') ? isoDay(firstSerial + Math.floor(number) * day) : undefined
}

function writtenDay(folded: string): string | undefined {
  const named = namedMonth(folded)
  const evidence = decideDate(evidenceOf([folded], evidencePatterns.date))
  const [, first = '', second = '', third = '1'] =
    /(\d+)\D+(\d+)(?:\D+(\d+))?/.exec(named === undefined ? folded : numbered(folded)) ?? []
  const order = named?.order ?? evidence.order
  const [year, month, date] =
    order === 'ymd'
      ? [first, second, third]
      : order === 'mdy'
        ? [third, first, second]
        : [third, second, first]
  const calendar = named?.jalali === true ? 'jalali' : evidence.calendar
  return dayOf(fullYear(Number(year)), Number(month), Number(date), calendar)
}

/** With the number of the month in the place of its name. */
function numbered(folded: string): string {
  const [name = '', month = 0] = monthNames.find(([name]) => folded.includes(name)) ?? []
  return folded.replace(name, ` ${month} `)
}

function fullYear(year: number): number {
  if (year >= 100) return year
  return year < 70 ? 2000 + year : 1900 + year
}

/** As `staging/convert/jalali.ts` counts: leap years follow a cycle of 33 years with 8 of them. */
function dayOf(year: number, month: number, date: number, calendar: string): string | undefined {
  if (calendar !== 'jalali') {
    const western = year - (calendar === 'buddhist' ? 543 : 0)
    const time = Date.UTC(western, month - 1, date)
    return new Date(time).getUTCDate() === date ? isoDay(time) : undefined
  }
  if (month < 1 || month > 12 || date < 1 || date > 31) return undefined
  const newYear = 365 * year + Math.floor((8 * year + 21) / 33) - 492_633
  return isoDay((newYear + (month - 1) * 31 - Math.max(month - 7, 0) + date - 1) * day)
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
