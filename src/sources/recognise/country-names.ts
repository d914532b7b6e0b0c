const languages = ['en', 'vi', 'th', 'zh-Hans', 'zh-Hant', 'fa', 'es']
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Names that people write and the Unicode data does not. */
const others = [
  'usa',
  'uk',
  'uae',
  'u.s.',
  'u.s.a.',
  'u.k.',
  'us',
  'england',
  'scotland',
  'czechia',
]

let names: ReadonlySet<string> | undefined

/** True where the text is a country's name in one of the languages we read, or a usual short form. */
export function isCountryName(text: string): boolean {
  names ??= allNames()
  return names.has(text.trim().toLowerCase())
}

function allNames(): ReadonlySet<string> {
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  const found = languages.flatMap((language) => {
    const region = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    return codes.flatMap((code) => region.of(code)?.toLowerCase() ?? [])
  })
  return new Set([...found, ...others])
}
