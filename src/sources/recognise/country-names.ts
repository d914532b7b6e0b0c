const languages = ['en', 'vi', 'th', 'zh-Hans', 'zh-Hant', 'fa', 'es']
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Names that people write and the Unicode data does not. */
const others =
  'usa|us|u.s.|u.s.a.|united states of america|uk|u.k.|great britain|england|scotland|wales|uae|viet nam|korea|republic of korea|hong kong|macau|mainland china|czech republic|turkey|holland|the netherlands|burma|ivory coast|ประเทศไทย|中国大陆|台灣|mỹ|anh|việt nam|آمریکا|انگلیس|امارات'.split(
    '|',
  )

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
