import { foldText } from './fold-text.ts'

/**
 * A pattern, the same in RE2 and in JavaScript (flag `u`), that finds any of the words in folded text: a
 * Latin word stands alone, words of scripts without spaces match anywhere.
 */
export function wordPattern(words: readonly string[]): string {
  const folded = words.map(foldText)
  const spaced = folded.filter((word) => /[a-z]/.test(word))
  const unspaced = folded.filter((word) => !/[a-z]/.test(word))
  return `(?:^|[^\\p{L}])(?:${spaced.join('|')})(?:$|[^\\p{L}])|${unspaced.join('|')}`
}
