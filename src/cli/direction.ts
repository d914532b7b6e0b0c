import type { Translator } from '../messages/index.ts'

/** Sets a piece of a line apart from what stands around it, in a direction of its own. */
export interface Direction {
  /** What is typed: commands, options, paths. */
  readonly typed: (text: string) => string
  /** A sentence; a line of Latin letters alone, such as an example, stays as it is. */
  readonly sentence: (text: string) => string
  /** A cell of a table, in the direction of its first letter. */
  readonly cell: (text: string) => string
}

const rightToLeftLetter = /\p{Script=Arabic}/u

/**
 * Persian and Latin words share lines, and a terminal would shuffle columns and sentences. Unicode's
 * invisible isolates keep each piece whole; files and programs get the text without them.
 */
export function directionOf({ direction }: Translator): Direction {
  if (direction === 'ltr' || !process.stdout.isTTY)
    return { typed: same, sentence: same, cell: same }
  return {
    typed: (text) => isolated('\u2066', text),
    sentence: (text) => (rightToLeftLetter.test(text) ? isolated('\u2067', text) : text),
    cell: (text) => isolated('\u2068', text),
  }
}

function isolated(opening: string, text: string): string {
  return text === '' ? '' : `${opening}${text}\u2069`
}

function same(text: string): string {
  return text
}
