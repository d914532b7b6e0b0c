import { spellingKey } from './spelling-key.ts'

const languages = ['en', 'vi', 'th', 'zh-Hans', 'zh-Hant', 'fa', 'es']
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Names that people write and the Unicode data does not. */
const others: Readonly<Record<string, string>> = {
  US: 'usa|us|u.s.|u.s.a.|united states of america|mỹ|آمریکا',
  GB: 'uk|u.k.|great britain|england|scotland|wales|anh|انگلیس',
  AE: 'uae|امارات',
  VN: 'viet nam|việt nam',
  KR: 'korea|republic of korea',
  HK: 'hong kong',
  MO: 'macau',
  CN: 'mainland china|中国大陆',
  CZ: 'czech republic',
  TR: 'turkey',
  NL: 'holland|the netherlands',
  MM: 'burma',
  CI: 'ivory coast',
  TH: 'ประเทศไทย',
  TW: '台灣',
}

interface Words {
  readonly names: ReadonlyMap<string, string>
  readonly all: ReadonlyMap<string, string>
}

let words: Words | undefined

/** True where the text is a country's name. Bare codes are not: most are also a state, a language or a word. */
export function isCountryName(text: string): boolean {
  return known().names.has(text.trim().toLowerCase())
}

/**
 * All words for countries, in lower case, each with the ISO 3166 code of its country: the names in the
 * languages we read, the usual short forms, and the codes of two letters themselves.
 */
export function countryWords(): ReadonlyMap<string, string> {
  return known().all
}

/** Spellings of a country with the same key are one country; other text goes by its spelling. */
export function countryKey(text: string): string {
  return countryWords().get(text.trim().toLowerCase()) ?? spellingKey(text)
}

function known(): Words {
  words ??= read()
  return words
}

function read(): Words {
  const names = new Map<string, string>()
  const codes = new Map<string, string>()
  for (const language of languages) {
    const region = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = region.of(code)?.toLowerCase()
      if (name === undefined) continue
      const current = currentCode(code)
      names.set(name, current)
      codes.set(code.toLowerCase(), current)
    }
  }
  for (const [code, line] of Object.entries(others))
    for (const name of line.split('|')) names.set(name, code)
  return { names, all: new Map([...codes, ...names]) }
}

/** Codes that were given up (`DD`, `UK`) mean the country of today. */
function currentCode(code: string): string {
  return new Intl.Locale(`und-${code}`).region ?? code
}
