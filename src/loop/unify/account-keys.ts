import { type Dialect, type Fragment, sql } from '../../sql/index.ts'
import { attachedForms, leadingForms, trailingForms } from './legal-forms.ts'
import { sharedDomains } from './shared-domains.ts'

/** The first of several ids in one cell ("123;456"). Salesforce's 18-character ids are their 15-character ones plus a check. */
export function idKey(dialect: Dialect, system: Fragment, id: Fragment): Fragment {
  const first = dialect.replaceAll(sql`trim(${id})`, '[;,].*$', '')
  const short = dialect.replaceAll(first, '^(00[0-9A-Za-z]{13})[A-Z0-5]{3}$', '\\1')
  return sql`${system} || ':' || nullif(${short}, '')`
}

/** Scheme, user and `www` before a host, and all that follows it. */
const aroundHost = '^(?:[a-z]+://)?(?:[^/@]*@)?(?:www[0-9]*[.])?|[/?#:;,\\s].*$'
const shared = `^(?:${sharedDomains.map((domain) => domain.replaceAll('.', '[.]')).join('|')})$`

/** The host of a website or the domain of an e-mail address, lower case, without `www`; null where shared by many. */
export function domainKey(dialect: Dialect, text: Fragment): Fragment {
  const host = dialect.replaceAll(sql`lower(trim(${text}))`, aroundHost, '')
  const names = dialect.matches(host, '[^.][.][^.]')
  return sql`case when ${names} and not ${dialect.matches(host, shared)} then ${host} end`
}

const forms = `${leadingForms}|${trailingForms}|${attachedForms}`

/** A company's name without case, accents, punctuation, spaces and legal form; null where nothing is left. */
export function nameKey(dialect: Dialect, text: Fragment): Fragment {
  const words = dialect.replaceAll(dialect.fold(text), '[^\\pL\\pN]+', ' ')
  const bare = sql`replace(${dialect.replaceAll(words, forms, '')}, ' ', '')`
  return sql`coalesce(nullif(${bare}, ''), nullif(replace(${words}, ' ', ''), ''))`
}

/** A country as written, without case, accents, punctuation and spaces; null where nothing is left. */
export function countryWord(dialect: Dialect, text: Fragment): Fragment {
  return sql`nullif(${dialect.replaceAll(dialect.fold(text), '[^\\pL\\pN]+', '')}, '')`
}
