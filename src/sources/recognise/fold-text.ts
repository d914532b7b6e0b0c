/**
 * Characters of numbers and dates that other scripts write differently, one to one, so that the same
 * fold is `translate(value, foldFrom, foldTo)` in an engine. Spaces and direction marks become a plain
 * space; the Arabic decimal separator `٫` stays, because no other sign says "decimal" by itself.
 */
const folds: readonly (readonly [from: string, to: string])[] = [
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['๐๑๒๓๔๕๖๗๘๙', '0123456789'],
  ['०१२३४५६७८९', '0123456789'],
  ['০১২৩৪৫৬৭৮৯', '0123456789'],
  ['０１２３４５６７８９', '0123456789'],
  ['，．／－：％٪−٬’', ",./-:%%-''"],
  [
    '\u00a0\u2007\u2009\u202f\u3000\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2069',
    ' '.repeat(14),
  ],
]

export const foldFrom = folds.map(([from]) => from).join('')
export const foldTo = folds.map(([, to]) => to).join('')

const table = new Map([...foldFrom].map((from, at) => [from, foldTo[at] ?? ' ']))
const folded = new RegExp(`[${foldFrom.replace('-', '\\-')}]`, 'gu')

/** Text with the digits and signs of all scripts written in ASCII, trimmed, in lower case. */
export function foldText(text: string): string {
  return text
    .replace(folded, (sign) => table.get(sign) ?? sign)
    .trim()
    .toLowerCase()
}
