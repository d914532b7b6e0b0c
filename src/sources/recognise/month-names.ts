/** Month names in the languages we read, January (or Farvardin) first; `|` parts the forms of one month. */
const gregorian: readonly string[] = [
  'january february march april may june july august september october november december',
  'jan feb mar apr may jun jul aug sep|sept oct nov dec',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'januar|jänner februar märz april mai juni juli august september oktober november dezember',
  'jan feb mär|mrz apr mai jun jul aug sep okt nov dez',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.',
  'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม',
  'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.',
  'ژانویه فوریه مارس آوریل مه|می ژوئن ژوئیه|جولای اوت|آگوست سپتامبر اکتبر نوامبر دسامبر',
]
const jalali: readonly string[] = [
  'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند',
]
/** Numbered, so that the longest is met first: "tháng 12" before "tháng 1". */
const numbered = Array.from({ length: 12 }, (_, month) => {
  const number = 12 - month
  return [`tháng ${number}`, `thg ${number}`, `thg${number}`].map((name) => [name, number] as const)
}).flat()

function numberedNames(lists: readonly string[]): (readonly [name: string, month: number])[] {
  return lists.flatMap((list) =>
    list.split(' ').flatMap((forms, at) => forms.split('|').map((name) => [name, at + 1] as const)),
  )
}

const jalaliNames = numberedNames(jalali)

/**
 * Every name with its number, longest first, so that replacing them one after the other is right.
 * In lower case: meant for folded text.
 */
export const monthNames: readonly (readonly [name: string, month: number])[] = [
  ...new Map([...numberedNames(gregorian), ...jalaliNames, ...numbered]),
].toSorted((one, other) => other[0].length - one[0].length)

const escaped = (name: string): string => name.replaceAll('.', '[.]?')
const anyName = monthNames.map(([name]) => escaped(name)).join('|')
const namePattern = new RegExp(`(?<![\\p{L}])(${anyName})(?![\\p{L}])`, 'u')

/** Words that stand in dates beside the month. */
const smallWords =
  /(?<!\p{L})(de|del|of|am|pm|utc|gmt|ngày|năm|พ\.ศ\.|ค\.ศ\.)(?!\p{L})|(?<=\d)(th|st|nd|rd|am|pm|z)(?!\p{L})/gu
/** What is left of a date: numbers, signs, and at most a day of the week. */
const onlyNumbers = /^[\s\d.,:/+'-]*(\p{L}{2,9}\.?,?)?[\s\d.,:/+'-]*$/u

/** The month a folded text names, in which order its parts stand, and in whose calendar. */
export function namedMonth(
  folded: string,
): { readonly order: 'dmy' | 'mdy' | 'ymd'; readonly jalali: boolean } | undefined {
  if (folded.length > 60 || !/\d/.test(folded) || !/\p{L}/u.test(folded)) return undefined
  const found = namePattern.exec(folded)
  if (found === null) return undefined
  const name = found[1] ?? ''
  const rest = folded.slice(0, found.index) + folded.slice(found.index + name.length)
  if (!/\d\D+\d/.test(rest) || !onlyNumbers.test(rest.replace(smallWords, ' '))) return undefined
  const order = /^\d{4}/.test(folded) ? 'ymd' : found.index === 0 ? 'mdy' : 'dmy'
  return {
    order,
    jalali: jalaliNames.some(([jalaliName]) => jalaliName === name),
  }
}
