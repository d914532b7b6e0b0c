import { byteOrderMark } from './csv-records.ts'

/** The lines of a text, and where some of them begin: any line is found by reading a piece of it. */
export interface LineIndex {
  /** Line feeds in the text. */
  readonly feeds: number
  /** Does the last line end with one? */
  readonly closed: boolean
  /** Byte at which line 1 begins, and every 4,096th line after it. */
  readonly starts: readonly number[]
}

export const linesPerStart = 4096

/** Counts the lines of a text that is handed over in pieces. */
export function lineIndexer() {
  const starts = [0]
  let [feeds, bytes, begin, longest, longestLine] = [0, 0, 0, 0, 1]
  const measure = (end: number) => {
    if (end - begin <= longest) return
    longest = end - begin
    longestLine = feeds + 1
  }
  return {
    see(piece: Buffer) {
      if (bytes === 0 && piece.subarray(0, 3).equals(byteOrderMark)) starts[0] = 3
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) {
        measure(bytes + at)
        begin = bytes + at + 1
        feeds++
        if (feeds % linesPerStart === 0) starts.push(begin)
      }
      bytes += piece.length
      measure(bytes)
    },
    feeds: () => feeds,
    /** The longest line: its bytes, and where it is. */
    longest: () => ({ bytes: longest, line: longestLine }),
    index: (): LineIndex => ({ feeds, closed: begin === bytes, starts }),
  }
}
