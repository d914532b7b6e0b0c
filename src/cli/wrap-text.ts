import stringWidth from 'string-width'

/** Signs that join two parts stay at the end of a line, and points ("+18") with what they are given for. */
const space = / (?![·×…] |[+-]\d)/

const words = new Intl.Segmenter(undefined, { granularity: 'word' })
const closing = /^[，。：；！？、）」』”》]/
const opening = /[（「『“《]$/
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Breaks text into lines of at most `width` terminal cells, at spaces where it can. A run without spaces
 * that is wider than a line (Thai, Chinese, file names) is broken between its words, else its letters.
 */
export function wrapText(text: string, width: number): readonly string[] {
  if (stringWidth(text) <= width) return [text]
  const lines: string[] = []
  let line = ''
  for (const run of text.split(space)) {
    let gap = line === '' ? '' : ' '
    for (const part of partsOf(run, width)) {
      if (line !== '' && stringWidth(line + gap + part) > width) {
        lines.push(line)
        line = part
      } else {
        line += gap + part
      }
      gap = ''
    }
  }
  return [...lines, line]
}

/** A run in parts that fit on a line; only a single letter may still be too wide. */
function partsOf(run: string, width: number): readonly string[] {
  if (stringWidth(run) <= width) return [run]
  return withTheirMarks(
    segments(words, run).flatMap((word) =>
      stringWidth(word) <= width ? [word] : segments(letters, word),
    ),
    width,
  )
}

/** No line starts with a closing mark, and none ends with an opening one, as Chinese readers expect. */
function withTheirMarks(parts: readonly string[], width: number): readonly string[] {
  const joined: string[] = []
  for (const part of parts) {
    const before = joined.at(-1)
    const belong = before !== undefined && (closing.test(part) || opening.test(before))
    if (belong && stringWidth(before + part) <= width) joined[joined.length - 1] = before + part
    else joined.push(part)
  }
  return joined
}

function segments(segmenter: Intl.Segmenter, text: string): readonly string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}
