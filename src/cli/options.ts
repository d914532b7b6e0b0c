import { InvalidArgumentError, Option } from 'commander'

/** Parser of a whole number in a range, with an error that names both. */
export function wholeNumber(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text.replaceAll('_', ''))
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new InvalidArgumentError(`${option}: ${least} ... ${most}`)
    }
    return value
  }
}

/** An option with a fixed set of values; the first is the default. */
export function choice(
  flags: string,
  description: string,
  values: readonly [string, ...string[]],
): Option {
  return new Option(flags, description).choices(values).default(values[0])
}

/** Collects an option that may be given several times. */
export function several(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
}
