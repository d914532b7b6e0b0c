/** What a number format makes of a number: a day with or without its time, or a time of day alone. */
export type DateKind = 'date' | 'time'

const builtInTimes = [18, 19, 20, 21, 45, 47]
const builtInDates: readonly (readonly [from: number, to: number])[] = [
  [14, 17],
  [22, 22],
  // Chinese, Japanese and Korean programs have theirs here.
  [27, 36],
  [50, 58],
]

/** The formats that need no code in the file (ECMA-376 part 1, 18.8.30); 46 is a duration. */
export function builtInDateKind(id: number): DateKind | undefined {
  if (builtInTimes.includes(id)) return 'time'
  return builtInDates.some(([from, to]) => from <= id && id <= to) ? 'date' : undefined
}

/**
 * Reads a format's code. Quoted and escaped text, padding, colours and conditions say nothing. A code that
 * counts hours beyond a day (`[h]:mm`) shows a duration, which stays the number it is.
 */
export function dateKind(code: string): DateKind | undefined {
  const bare = code
    .replace(/"[^"]*"?|[\\_*]./g, '')
    .split(';', 1)
    .join('')
  if (/\[(h+|m+|s+)\]/i.test(bare)) return undefined
  const letters = bare.replace(/\[[^\]]*\]|general|am\/pm|a\/p/gi, '')
  if (/[#0?]/.test(letters.replace(/s[.,]0+/gi, ''))) return undefined
  if (/[ydb]/i.test(letters)) return 'date'
  if (/[hs]/i.test(letters)) return 'time'
  return /m/i.test(letters) ? 'date' : undefined
}
