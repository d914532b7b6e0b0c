import { civil, DAY, dayOf, isoDay, two } from '../calendar.ts'
import type { Cell } from '../cell.ts'
import type { Script } from '../names/index.ts'
import type { SampleOptions } from '../options.ts'

/** How a sample writes dates and numbers: as programs do, or as people in many countries do. */
export interface Values {
  /** The date of an instant in minutes, without and with its time. */
  readonly day: (minute: number) => string
  /** Empty where there is no such instant. */
  readonly minute: (minute: number | undefined) => string
  /** The calendar date of a day number. */
  readonly date: (dayNumber: number) => string
  /** An amount by a program of that country; blanks pass through. */
  readonly money: (amount: Cell) => string
  /** A number typed by a person of a country; words and blanks pass through. */
  readonly typed: (cell: Cell, script: Script) => Cell
}

export function valuesFor(locale: SampleOptions['locale']): Values {
  return locale === 'clean' ? clean : dirty
}

const clock = Array.from({ length: DAY }, (_, minute) => {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
})

export function clockTime(minute: number): string {
  return clock[minute - dayOf(minute) * DAY] ?? ''
}

/** Dates are written by the million: every day of 1990 to 2049 once, others as they come. */
function lookedUp(write: (dayNumber: number) => string): (dayNumber: number) => string {
  const first = 7305
  const known = Array.from({ length: 60 * 365 + 15 }, (_, place) => write(first + place))
  return (dayNumber) => known[dayNumber - first] ?? write(dayNumber)
}

const dashed = lookedUp(isoDay)
const slashed = lookedUp((dayNumber) => {
  const { year, month, day } = civil(dayNumber)
  return `${two(day)}/${two(month)}/${year}`
})

const clean: Values = {
  day: (minute) => dashed(dayOf(minute)),
  minute: (minute) => (minute === undefined ? '' : `${dashed(dayOf(minute))} ${clockTime(minute)}`),
  date: dashed,
  money: (amount) =>
    typeof amount === 'string' || Number.isInteger(amount) ? String(amount) : amount.toFixed(2),
  typed: (cell) => cell,
}

const dirty: Values = {
  day: (minute) => slashed(dayOf(minute)),
  minute: (minute) =>
    minute === undefined ? '' : `${slashed(dayOf(minute))} ${clockTime(minute)}`,
  date: slashed,
  money: (amount) =>
    typeof amount === 'string' ? amount : grouped(amount.toFixed(2).replace('.', ',')),
  typed: (cell, script) => (typeof cell === 'number' ? localDigits(String(cell), script) : cell),
}

/** `1234567,5` to `1.234.567,5`. */
function grouped(decimal: string): string {
  return decimal.replace(/\B(?=(\d{3})+(?=,))/g, '.')
}

const zeroOf: Partial<Record<Script, number>> = { thai: 0x0e50, persian: 0x06f0 }

function localDigits(digits: string, script: Script): string {
  const zero = zeroOf[script]
  if (zero === undefined) return digits
  return digits.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)))
}
