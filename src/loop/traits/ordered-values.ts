import { foldValue } from '../../domain/index.ts'

/** Words of degree in rising order; a column whose values all stand in one list is ordered. */
const scales: readonly (readonly string[])[] = [
  ['none', 'very low', 'low', 'medium low', 'medium', 'medium high', 'high', 'very high'],
  ['none', 'very low', 'low', 'below average', 'average', 'above average', 'high', 'very high'],
  ['minor', 'moderate', 'major', 'critical'],
  ['low', 'normal', 'high', 'urgent'],
  ['low', 'medium', 'high', 'urgent', 'critical'],
  ['low', 'moderate', 'high'],
  ['cold', 'warm', 'hot'],
  ['micro', 'small', 'medium', 'mid', 'mid market', 'large', 'enterprise'],
  ['small', 'smb', 'mid market', 'midmarket', 'strategic', 'enterprise'],
  ['bronze', 'silver', 'gold', 'platinum', 'diamond'],
  ['beginner', 'intermediate', 'advanced', 'expert'],
  ['never', 'rarely', 'sometimes', 'often', 'always'],
  ['free', 'basic', 'standard', 'professional', 'premium', 'enterprise'],
  ['rất thấp', 'thấp', 'trung bình', 'cao', 'rất cao'],
  ['nhỏ', 'vừa', 'lớn'],
  ['ต่ำมาก', 'ต่ำ', 'ปานกลาง', 'สูง', 'สูงมาก'],
  ['เล็ก', 'กลาง', 'ใหญ่'],
  ['很低', '低', '中', '高', '很高'],
  ['微型', '小型', '中型', '大型'],
  ['خیلی کم', 'کم', 'متوسط', 'زیاد', 'خیلی زیاد'],
  ['کوچک', 'متوسط', 'بزرگ'],
].map((scale) => scale.map(foldValue))

const fewest = 3

/**
 * A number for each value where all of them stand in an order that the words themselves tell: ranges
 * ("11-50", "10,001+", "< 10") by their lower end, numbered values ("02.Medium") by their number, words
 * of degree by their place in the scale. Within a scale the number of a
 * value does not depend on which others occur.
 * Null where the values are not ordered.
 */
export function orderOf(values: readonly string[]): ReadonlyMap<string, number> | null {
  if (values.length < fewest) return null
  for (const read of [numbered, lowerEnd]) {
    const numbers = values.map((value) => read(plain(value)))
    if (numbers.every((number) => number !== null) && new Set(numbers).size === values.length)
      return mapped(values, numbers)
  }
  for (const scale of scales) {
    const places = values.map((value) => scale.indexOf(foldValue(value.replaceAll(/[-_]/g, ' '))))
    if (places.every((place) => place >= 0))
      return mapped(
        values,
        places.map((place) => place + 1),
      )
  }
  return null
}

function mapped(values: readonly string[], numbers: readonly (number | null)[]) {
  return new Map(values.map((value, index) => [value, numbers[index] ?? 0]))
}

/** Latin digits, plain dashes, no thousands separators. */
function plain(value: string): string {
  return foldValue(value)
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0xe50))
    .replaceAll(/[‐-―−~〜～]/g, '-')
    .replaceAll(/(\d)[, ](?=\d{3}(?!\d))/g, '$1')
}

/** "02.Medium", "3 - Large": a number, a mark, words. */
function numbered(value: string): number | null {
  const found = /^(\d{1,3})\s*[.):-]\s*[^\d\s]/.exec(value)
  return found?.[1] === undefined ? null : Number(found[1])
}

const multiples: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
}

/** The lower end of a range; of "less than" that is below its upper end. */
function lowerEnd(value: string): number | null {
  const number = String.raw`[$€£¥]?\s*(\d+(?:\.\d+)?)\s*(k|mn|mio|million|m|bn|billion|b)?`
  const words = String.raw`(?:\s*[a-z$%]{1,12})?`
  const range = new RegExp(`^${number}\\s*(?:-|to|đen|ถึง|至|تا)\\s*${number}${words}$`).exec(value)
  if (range !== null) return scaled(range[1], range[2] ?? range[4])
  const from = new RegExp(
    `^(?:>=?|over|more than|above|tren)?\\s*${number}\\s*(?:\\+|or more|and above)?${words}$`,
  ).exec(value)
  if (from !== null && /[+>]|over|more|above|tren/.test(value)) return scaled(from[1], from[2])
  const below = new RegExp(`^(?:<=?|under|less than|below|up to|duoi)\\s*${number}${words}$`).exec(
    value,
  )
  if (below !== null) return 0
  return null
}

function scaled(digits: string | undefined, unit: string | undefined): number {
  return Number(digits) * (unit === undefined ? 1 : (multiples[unit] ?? 1))
}
