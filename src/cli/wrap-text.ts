import stringWidth from 'string-width'

/** Signs that join two parts stay at the end of a line, and points ("+18") with what they are given for. */
const space = / (?![·×…] |[+-]\d)/

const words = new Intl.Segmenter(undefined, { granularity: 'word' })
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
  return segments(words, run).flatMap((word) =>
    stringWidth(word) <= width ? [word] : segments(letters, word),
  )
}

function segments(segmenter: Intl.Segmenter, text: string): readonly string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}
