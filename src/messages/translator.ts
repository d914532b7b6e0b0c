import { IntlMessageFormat } from 'intl-messageformat'
import { type Catalogue, catalogues } from './catalogues.ts'
import { type Language, locales } from './languages.ts'

/** What a sentence is about; several things are said as a list. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** Turns keys, numbers and dates into what a reader of one language expects. */
export interface Translator {
  readonly language: Language
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
  /** The message under a dotted key with its facts put in; the key itself where no language has it. */
  t(key: string, facts?: Facts): string
  has(key: string): boolean
  number(value: number, options?: Intl.NumberFormatOptions): string
  /** A share in [0, 1] as a percentage; one decimal below 10 % unless told otherwise. */
  percent(share: number, digits?: number): string
  /** An ISO date or time as a calendar date. */
  date(iso: string): string
  /** "a, b and c". */
  list(items: readonly string[]): string
  /** "a, b or c". */
  either(items: readonly string[]): string
}

/** What people write before a number below zero; a hyphen may be parted from it at the end of a line. */
const minus = '\u2212'

export function translator(language: Language): Translator {
  const locale = locales[language]
  const formats = new Map<string, IntlMessageFormat>()
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const choices = new Intl.ListFormat(locale, { type: 'disjunction' })
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const numbers = new Map<string, Intl.NumberFormat>()
  const number = (value: number, options: Intl.NumberFormatOptions = {}): string => {
    const key = JSON.stringify(options)
    const format = numbers.get(key) ?? new Intl.NumberFormat(locale, options)
    numbers.set(key, format)
    return format.format(value).replace('-', minus)
  }
  const messageFormat = (key: string): IntlMessageFormat | undefined => {
    const known = formats.get(key)
    if (known !== undefined) return known
    const own = lookUp(catalogues[language], key)
    const text = own ?? lookUp(catalogues.en, key)
    if (text === undefined) return undefined
    const format = new IntlMessageFormat(text, own === undefined ? locales.en : locale, undefined, {
      ignoreTag: true,
    })
    formats.set(key, format)
    return format
  }
  return {
    language,
    locale,
    direction: language === 'fa' ? 'rtl' : 'ltr',
    t: (key, facts = {}) => spoken(messageFormat(key), key, facts, lists),
    has: (key) => lookUp(catalogues.en, key) !== undefined,
    number,
    percent: (share, digits) =>
      number(share, {
        style: 'percent',
        maximumFractionDigits: digits ?? (Math.abs(share) < 0.0995 ? 1 : 0),
      }),
    date: (iso) =>
      dates.format(
        new Date(
          iso.length <= 10 ? `${iso}T00:00:00Z` : iso.replace(' ', 'T').replace(/(\d)$/, '$1Z'),
        ),
      ),
    list: (items) => joined(lists, items),
    either: (items) => joined(choices, items),
  }
}

const scriptsMeet =
  /[a-z\d][\p{Script=Han}\p{Script=Thai}]|[\p{Script=Han}\p{Script=Thai}][a-z\d]/iu

/** A list with a space where the word before the last item meets Latin letters: "auto 和 best". */
function joined(format: Intl.ListFormat, items: readonly string[]): string {
  const parts = format.formatToParts([...items]).map(({ value }) => value)
  return parts.reduce(
    (text, part) =>
      scriptsMeet.test(text.slice(-1) + part.slice(0, 1)) ? `${text} ${part}` : text + part,
    '',
  )
}

/** A sentence with a fact missing must not cost the reader the rest of the page: the bare facts stand in. */
function spoken(
  format: IntlMessageFormat | undefined,
  key: string,
  facts: Facts,
  lists: Intl.ListFormat,
): string {
  try {
    const said = Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'object' ? joined(lists, fact) : fact,
    ])
    return String(format?.format(Object.fromEntries(said)) ?? key)
  } catch {
    return `${key} ${JSON.stringify(facts)}`
  }
}

function lookUp(catalogue: Catalogue, key: string): string | undefined {
  let at: string | Catalogue | undefined = catalogue
  for (const part of key.split('.')) {
    if (at === undefined || typeof at === 'string') return undefined
    at = at[part]
  }
  return typeof at === 'string' ? at : undefined
}
