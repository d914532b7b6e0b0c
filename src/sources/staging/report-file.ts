import { once } from 'node:events'
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { dirname } from 'node:path'
import { finished } from 'node:stream/promises'
import { spreadsheetLine } from '../../domain/index.ts'

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
    opened.write(`\ufeff${spreadsheetLine(header)}`)
    return opened
  }
  return {
    path,
    rows: () => rows,
    async write(cells) {
      stream ??= open()
      rows++
      if (!stream.write(spreadsheetLine(cells))) await once(stream, 'drain')
    },
    async close() {
      if (stream === undefined) return
      stream.end()
      await finished(stream)
    },
  }
}
