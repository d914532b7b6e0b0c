import { Option } from 'commander'
import { Fault } from '../domain/index.ts'

/** Parser of a whole number in a range. Digits may be grouped by underscores. */
export function wholeNumber(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^[\d_]+$/.test(text) ? Number(text.replaceAll('_', '')) : Number.NaN
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new Fault('cli.number', { option, given: text, least, most })
  }
}

/** An option with a fixed set of values. */
export function choice(flags: string, description: string, values: readonly string[]): Option {
  const option = new Option(flags, description).choices(values)
  return option.argParser((given: string) => {
    if (values.includes(given)) return given
    throw new Fault('cli.choice', { option: option.long ?? flags, given, known: values.join(', ') })
  })
}

/** Collects an option that may be given several times. */
export function several(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
}
