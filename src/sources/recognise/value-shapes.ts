import { namedMonth } from './month-names.ts'

/** What a folded text may be. A text may have several shapes: `20240315` is a number and a date. */
export type Shape =
  | 'number'
  | 'percent'
  | 'money'
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
  '(us\\$|hk\\$|nt\\$|a\\$|c\\$|[$€£¥￥฿₫₹₽₩﷼]|usd|eur|gbp|jpy|cny|rmb|vnd|vnđ|đ|thb|irr|sgd|aud|cad|inr|chf|บาท|元|ریال|تومان)'
const digits = "\\d+([,.' ]\\d{2,3})*([.,٫]\\d+)?|[.,٫]\\d+"
const numberShape = new RegExp(
  `^\\(?[-+]?\\s*${currency}?\\s*[-+]?(${digits})\\s*(k|m|mn|mio|bn|b|tr|tỷ)?\\s*(${currency}|%)?\\)?$`,
)
const clock =
  '([ t,]+\\d{1,2}(:\\d{2}){1,2}([.,]\\d+)?\\s*(am|pm)?\\s*(z|utc|gmt|[-+]\\d{2}:?\\d{0,2})?)?'
const day = '(0?[1-9]|[12]\\d|3[01])'
const year = '(1[3-9]\\d{2}|2[0-6]\\d{2})'
const written = new RegExp(
  `^(${day}[-/. ]${day}[-/. ](${year}|\\d{2})|${year}[-/.]${day}[-/.]${day}|${year}年${day}月${day}[日号號]?)${clock}$`,
)
const month = '(0[1-9]|1[0-2])'
/** Ends of names of the web: countries, the common generic ones, and those in other scripts. */
const topLevel =
  '[a-z]{2}|com|net|org|info|biz|edu|gov|mil|int|dev|app|tech|cloud|shop|store|online|site|xyz|asia|group|global|agency|digital|software|systems|solutions|company|example|test|invalid|[^\\x00-\\x7f]{2,}'
const domainShape = new RegExp(
  `^(https?://)?([a-z0-9\\p{L}\\p{M}-]+\\.)+(${topLevel})(/\\S*)?$`,
  'u',
)
const shapes: readonly (readonly [Shape, RegExp])[] = [
  ['number', numberShape],
  ['percent', /^%?\s*[-+]?[\d.,٫]+\s*%?$/],
  ['money', new RegExp(`^[-+(]?\\s*${currency}\\s*[-+]?\\d|\\d\\s*${currency}\\)?$`)],
  ['writtenDate', written],
  ['compactDate', new RegExp(`^(1[34]|19|20|25)\\d{2}${month}(0[1-9]|[12]\\d|3[01])$`)],
  ['serial', /^[2-6]\d{4}(\.\d+)?$/],
  ['epoch', /^(1\d{9}|1\d{12}|[89]\d{8}|[89]\d{11})$/],
  ['email', /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$|<[^\s@<>]+@[^\s@<>]+>$/],
  ['url', /^https?:\/\/\S+$/],
  ['domain', domainShape],
  ['code', /^(?=.*\d)[a-z0-9_-]{4,}$/],
]

/** Shapes of a folded text (`foldText`). */
export function shapesOf(folded: string): readonly Shape[] {
  if (folded.length > 100) return []
  const found = shapes.flatMap(([shape, pattern]) => (pattern.test(folded) ? [shape] : []))
  const exact = found.filter((shape) => shape !== 'percent' || folded.includes('%'))
  return namedMonth(folded) === undefined ? exact : [...exact, 'namedDate']
}
