import { namedMonth } from './month-names.ts'
import { numberSuffixes } from './number-suffixes.ts'

/** What a folded text may be. A text may have several shapes: `20240315` is a number and a date. */
export type Shape =
  | 'number'
  | 'writtenDate'
  | 'namedDate'
  | 'compactDate'
  | 'serial'
  | 'epoch'
  | 'email'
  | 'url'
  | 'domain'
  | 'code'

const currency =
  '([a-z]{0,3}\\$|[€£¥￥฿₫₹₽₩﷼]|usd|eur|gbp|jpy|cny|rmb|vnd|vnđ|đ|thb|irr|sgd|aud|cad|inr|chf|brl|mxn|krw|twd|hkd|myr|idr|php|nok|sek|dkk|pln|zar|aed|บาท|元|ریال|تومان)'
const suffix = numberSuffixes.map(([word]) => word).join('|')
/** Also without cents: 1,000.- and 25,-- */
const digits = "\\d+([,.' ]\\d{2,3})*([.,٫]\\d+|[.,][-–—]{1,2})?|[.,٫]\\d+"
const numberShape = new RegExp(
  `^[(%]?[-+]?\\s*${currency}?\\s*[-+]?(${digits})\\s*(${suffix})?\\s*(${currency}|%)?\\)?$`,
)
const clock =
  '([ t,]+\\d{1,2}(:\\d{2}){1,2}([.,]\\d+)?\\s*(am|pm)?\\s*(z|utc|gmt|[-+]\\d{2}:?\\d{0,2})?)?'
const day = '(0?[1-9]|[12]\\d|3[01])'
const year = '(1[3-9]\\d{2}|2[0-6]\\d{2})'
const month = '(0[1-9]|1[0-2])'
/** Year and month alone are a date too. */
const written = new RegExp(
  `^(${day}[-/. ]${day}[-/. ](${year}|\\d{2})|${year}[-/.]${day}[-/.]${day}|${year}年${day}月${day}[日号號]?)${clock}$|^${year}([-/]${month}|年(0?[1-9]|1[0-2])月)$`,
)
/** Ends of names of the web: countries, the common generic ones, and those in other scripts. */
const topLevel =
  '[a-z]{2}|com|net|org|info|biz|edu|gov|mil|int|dev|app|tech|cloud|shop|store|online|site|xyz|asia|group|global|agency|digital|software|systems|solutions|company|example|test|invalid|[^\\x00-\\x7f]{2,}'
const domainShape = new RegExp(
  `^(https?://)?([a-z0-9\\p{L}\\p{M}-]+\\.)+(${topLevel})(/\\S*)?$`,
  'u',
)
/** Shapes that cannot be without a digit. */
const numeric: readonly (readonly [Shape, RegExp])[] = [
  ['number', numberShape],
  ['writtenDate', written],
  ['compactDate', new RegExp(`^(1[34]|19|20|25)\\d{2}${month}(0[1-9]|[12]\\d|3[01])$`)],
  ['serial', /^[2-6]\d{4}(\.\d+)?$/],
  ['epoch', /^(1\d{9}|1\d{12}|[89]\d{8}|[89]\d{11})$/],
  ['code', /^[a-z0-9_-]{4,}$/],
]
/** Shapes that cannot be without a dot. */
const addresses: readonly (readonly [Shape, RegExp])[] = [
  ['email', /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$|<[^\s@<>]+@[^\s@<>]+>$/],
  ['url', /^https?:\/\/\S+$/],
  ['domain', domainShape],
]

/** Shapes of a folded text (`foldText`). Most texts of a wide file are words, and are done with at once. */
export function shapesOf(folded: string): readonly Shape[] {
  if (folded.length > 100) return []
  const has = (patterns: typeof numeric): readonly Shape[] =>
    patterns.flatMap(([shape, pattern]) => (pattern.test(folded) ? [shape] : []))
  const dotted = folded.includes('.') ? has(addresses) : []
  if (!/\d/.test(folded)) return dotted
  const exact = [...dotted, ...has(numeric)]
  return namedMonth(folded) === undefined ? exact : [...exact, 'namedDate']
}
