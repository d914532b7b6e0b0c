/**
 * A test for headers that hold one of the words: whole words where the script parts them; Thai and Chinese
 * write on. `lead_status` and `TotalCharges` are read as their words.
 */
export function headerWith(words: readonly string[]): (header: string) => boolean {
  const spaced = words.filter((word) => /^[\p{Script=Latin}\p{Script=Arabic} ]+$/u.test(word))
  const joined = words.filter((word) => !spaced.includes(word))
  const pattern = new RegExp(
    `(^|[^\\p{L}])(${spaced.join('|')})([^\\p{L}]|$)|${joined.join('|')}`,
    'iu',
  )
  return (header) => pattern.test(wordsOf(header))
}

function wordsOf(header: string): string {
  return header
    .normalize('NFC')
    .replaceAll(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .replaceAll(/[_-]+/g, ' ')
}
