import { type Command, Option } from 'commander'
import { Fault } from '../domain/index.ts'
import type { Translator } from '../messages/index.ts'

/** Parser of a whole number in a range. Digits may be grouped by underscores. */
export function wholeNumber(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^[\d_]+$/.test(text) ? Number(text.replaceAll('_', '')) : Number.NaN
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new Fault('cli.number', { option, given: text, least, most })
  }
}

/** Parser of a percentage in a range, as a share. */
export function percentage(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+([.,]\d+)?\s*%?$/.test(text.trim())
      ? Number.parseFloat(text.replace(',', '.'))
      : Number.NaN
    if (value >= least && value <= most) return value / 100
    throw new Fault('cli.percentage', { option, given: text, least, most })
  }
}

/** Parser of a calendar day, as in 2026-06-30. */
export function calendarDay(option: string): (text: string) => string {
  return (text) => {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
    const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
    if (isDay) return text
    throw new Fault('cli.day', { option, given: text })
  }
}

/** An option with a fixed set of values. */
export function choice(flags: string, description: string, values: readonly string[]): Option {
  const option = new Option(flags, description).choices(values)
  return option.argParser((given: string) => {
    if (values.includes(given)) return given
    throw new Fault('cli.choice', { option: option.long ?? flags, given, known: values })
  })
}

/** Of ten samples of 4,000 accounts, two hold no profile that proves reliable; of 6,000, all ten did. */
const sampleAccounts = 6000

export interface SampleSize {
  readonly accounts: number
  readonly seed: number
  readonly layout: 'hubspot' | 'salesforce' | 'pipedrive'
}

/** The options of every command that makes up a company's CRM. */
export function withSampleSize(command: Command, t: Translator['t']): Command {
  const layouts = ['hubspot', 'salesforce', 'pipedrive']
  return command
    .option(
      '--accounts <n>',
      t('cli.sample.accounts'),
      wholeNumber('--accounts', 300, 10_000_000),
      sampleAccounts,
    )
    .option('--seed <n>', t('cli.option.seed'), wholeNumber('--seed', 0, 2 ** 31), 1)
    .addOption(choice('--layout <crm>', t('cli.sample.layout'), layouts).default('hubspot'))
}

/** Collects an option that may be given several times. */
export function several(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
}

/**
 * Parser of traits with a direction, as in "employees up, founded down", beside those of the same option given
 * before. The last word is the direction, so a name may hold spaces and commas.
 */
export function directions(
  option: string,
): (text: string, before?: readonly TraitDirection[]) => readonly TraitDirection[] {
  return (text, before = []) => [
    ...before,
    ...text.split(/(?<=\s(?:up|down)\s*),/i).map((part): TraitDirection => {
      const [, trait, way] = /^(.+)\s(up|down)$/is.exec(part.trim()) ?? []
      if (trait === undefined) throw new Fault('cli.direction', { option, given: part.trim() })
      return { trait: trait.trim(), direction: way?.toLowerCase() === 'up' ? 'up' : 'down' }
    }),
  ]
}

interface TraitDirection {
  readonly trait: string
  readonly direction: 'up' | 'down'
}
