import { once } from 'node:events'
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { dirname } from 'node:path'
import { finished } from 'node:stream/promises'

/** A CSV file for people: UTF-8 with a mark, so that spreadsheets read it; made with its first row. */
export interface ReportFile {
  readonly path: string
  readonly rows: () => number
  write(cells: readonly string[]): Promise<void>
  close(): Promise<void>
}

export function reportFile(path: string, header: readonly string[]): ReportFile {
  let stream: WriteStream | undefined
  let rows = 0
  const open = () => {
    mkdirSync(dirname(path), { recursive: true })
    const opened = createWriteStream(path)
    opened.write(`\ufeff${line(header)}`)
    return opened
  }
  return {
    path,
    rows: () => rows,
    async write(cells) {
      stream ??= open()
      rows++
      if (!stream.write(line(cells))) await once(stream, 'drain')
    },
    async close() {
      if (stream === undefined) return
      stream.end()
      await finished(stream)
    },
  }
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`
}

/** A spreadsheet would run a cell that begins like a formula; numbers below zero stay as they are. */
function harmless(cell: string): string {
  return /^[=+@\t\r]|^-(?![\d.,]+%?$)/.test(cell) ? `'${cell}` : cell
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
