import { evidenceOf, evidencePatterns } from './column-evidence.ts'
import type { ColumnValues } from './column-values.ts'
import { decideNumber, type NumberFormat } from './decide-format.ts'
import { foldText } from './fold-text.ts'
import { numberSuffixes } from './number-suffixes.ts'

const multiplier = numberSuffixes.map(([word]) => word).join('|')
const currency = '(?:(?:[a-z]{0,2}[$€£¥฿₫])|usd|eur|gbp|vnd|thb|cny|rmb)?'
const digits = "[0-9]+(?:[.,' ][0-9]{3})*(?:[.,][0-9]{1,2})?"
const one = `${currency} *(${digits}) *(${multiplier})? *${currency}`
const less =
  '<=?|≤|under|below|less than|fewer than|up to|dưới|ít hơn|น้อยกว่า|ต่ำกว่า|ไม่เกิน|少于|小于|不到|کمتر از|زیر'
const more =
  '>=?|≥|over|above|more than|at least|từ|trên|hơn|มากกว่า|ตั้งแต่|大于|超过|بیشتر از|بیش از|بالای'
const to = '-|–|—|~|～|to|đến|tới|ถึง|到|至|تا|a'
const orMore = '[+]|and more|or more|and over|and above|trở lên|ขึ้นไป|以上|یا بیشتر|به بالا|و بیشتر'
const orLess = 'or less|or fewer|and under|trở xuống|หรือน้อยกว่า|以下|以内|یا کمتر|و کمتر'
const counted =
  'employees|people|persons|staff|fte|ftes|users|nhân viên|người|nhân sự|คน|พนักงาน|人|名|员工|نفر|کارمند'

/**
 * A band of numbers in folded text, "51-200" or "1,000+", written so that JavaScript and RE2 read it alike.
 * Its groups: a word for "less than", the lower number and its multiplier, the upper ones, "or less".
 */
export const bandPattern = `^(?:(${less})|${more})? *${one} *(?:(?:${to}) *${one})? *(?:${counted})? *(?:${orMore}|(${orLess}))? *(?:${counted})?$`

const band = new RegExp(bandPattern)
/** Fields that forms ask for in bands. */
const asked: ReadonlySet<string> = new Set(['employees', 'revenue'])
const enough = 0.7

/** The format of a column of bands, or of bands among numbers, for a field that is a number. */
export function bandFormat(field: string, values: ColumnValues): NumberFormat | undefined {
  if (!asked.has(field) || values.texts.length === 0) return undefined
  const folded = values.texts.map(foldText)
  if (folded.filter((text) => band.test(text)).length < folded.length * enough) return undefined
  const numbers = folded.flatMap((text) => text.match(new RegExp(digits, 'g')) ?? [])
  const evidence = evidenceOf(numbers, evidencePatterns.number)
  const { decimal, ambiguous } = decideNumber(evidence)
  const { commaOpen = 0, pointOpen = 0 } = evidence
  // The ends of bands are round: their open signs group thousands.
  const sign = ambiguous ? (commaOpen >= pointOpen ? '.' : ',') : decimal
  return { kind: 'number', decimal: sign, bands: true }
}
