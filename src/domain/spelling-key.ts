import { foldValue } from './fold-value.ts'

/**
 * Spellings with the same key are one value: case, accents, spaces, hyphens and other separators do not
 * matter, and "&" is "and". What tells values apart stays: the signs of "C++" and "A-", separators
 * between digits ("1-50", "1.5"), and everything where there are no letters.
 */
export function spellingKey(text: string): string {
  const folded = foldValue(text)
  if (!/\p{L}/u.test(folded)) return folded
  return folded
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/(?<=\S\s)(?:and|va|และ|和|و)(?=\s\S)/gu, '&')
    .replaceAll(/[-\s_/.,;:'’"()[\]·]+/gu, (run: string, at: number, whole: string) => {
      const end = at + run.length
      const edge = at === 0 || end === whole.length
      const inNumber = isDigit(whole[at - 1]) && isDigit(whole[end])
      return inNumber || (edge && run.includes('-'))
        ? run.replaceAll(/(?<=\S)\s|\s(?=\S)/g, '')
        : ''
    })
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && /\p{Nd}/u.test(character)
}
