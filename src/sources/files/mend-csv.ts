import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Signal } from '../../domain/index.ts'
import { type CsvRecord, eachRecord } from './csv-records.ts'
import { guard } from './expand.ts'
import { lineIndexer } from './line-index.ts'
import { createLineMap } from './line-map.ts'
import { bytesOf } from './survey.ts'
import type { TextTable } from './text-table.ts'

/** A record that cannot be laid out in the table's columns. */
export interface BrokenRecord {
  readonly line: number
  readonly reason: 'footer' | 'missing_cells' | 'extra_cells' | 'bad_quotes'
  /** As it stands in the file. */
  readonly text: string
}

export interface MendedTable {
  readonly table: TextTable
  readonly broken: readonly BrokenRecord[]
}

/** A table of which more than this share of records is short is written so by habit: missing cells are empty. */
const shortByHabit = 0.1

const lineFeed = Buffer.from('\n')

/**
 * Rewrites a text that a strict parser refuses: line ends made even, blank lines left out, empty cells at
 * a record's end added or cut. Records whose cells cannot be told are handed out, not written.
 */
export async function mendCsv(
  table: TextTable,
  target: string,
  signal?: Signal,
): Promise<MendedTable> {
  const shape = await shapeOf(table, signal)
  const padShort = table.format === 'xlsx' || shape.short > shape.records * shortByHabit
  const output = guard(target, table.file, signal)
  const written = finished(output.pipe(createWriteStream(target)))
  const lineMap = createLineMap()
  const broken: BrokenRecord[] = []
  const lines = lineIndexer()
  let records = 0
  await eachDataRecord(table, drained(table.path, output), (record) => {
    const line = table.lineMap?.lineOf(record.index) ?? record.line
    const fitted = layOut(record, table, record.index > shape.lastWhole, padShort)
    if (typeof fitted === 'string') {
      broken.push({ line, reason: fitted, text: record.bytes.toString() })
      return
    }
    lineMap.add(records++, line)
    const text = Buffer.concat([fitted, lineFeed])
    lines.see(text)
    output.write(text)
  })
  output.end()
  await written
  const notes =
    padShort && table.format !== 'xlsx'
      ? [{ code: 'short_rows_padded', facts: { rows: shape.short } }]
      : []
  const mended = {
    ...table,
    path: target,
    skipLines: 0,
    hasHeader: false,
    irregular: false,
    lines: lines.index(),
    lineMap,
  }
  return { table: { ...mended, notes: [...table.notes, ...notes] }, broken }
}

/** The records after the header, without blank lines. */
export async function eachDataRecord(
  table: TextTable,
  chunks: AsyncIterable<Buffer>,
  onRecord: (record: CsvRecord) => void,
): Promise<void> {
  let header = table.hasHeader
  await eachRecord(chunks, table.dialect, table.file, (record) => {
    if (record.line <= table.skipLines) return
    if (header) header = false
    else if (!record.blank || table.headers.length === 1) onRecord(record)
  })
}

interface Shape {
  readonly records: number
  readonly short: number
  /** Index of the last record that fills more than half of the columns; footers come after it. */
  readonly lastWhole: number
}

async function shapeOf(table: TextTable, signal?: Signal): Promise<Shape> {
  const width = table.headers.length
  let [records, short, lastWhole] = [0, 0, 0]
  await eachDataRecord(table, bytesOf(table.path), ({ cells, index }) => {
    signal?.throwIfAborted()
    records++
    if (cells < width) short++
    if (cells * 2 > width) lastWhole = index
  })
  return { records, short, lastWhole }
}

/** The record's bytes with exactly the table's cells, or why it has none such. */
function layOut(
  record: CsvRecord,
  table: TextTable,
  atEnd: boolean,
  padShort: boolean,
): Buffer | BrokenRecord['reason'] {
  const width = table.headers.length
  const { delimiter } = table.dialect
  if (record.badQuotes) return 'bad_quotes'
  if (record.cells === width) return record.bytes
  if (record.cells < width) {
    if (atEnd) return 'footer'
    if (!padShort) return 'missing_cells'
    return Buffer.concat([record.bytes, Buffer.from(delimiter.repeat(width - record.cells))])
  }
  const extra = record.cells - width
  const end = record.bytes.subarray(record.bytes.length - extra).toString()
  return end === delimiter.repeat(extra)
    ? record.bytes.subarray(0, record.bytes.length - extra)
    : 'extra_cells'
}

/** The file's bytes, as fast as the output takes what is made of them. */
async function* drained(path: string, output: Writable): AsyncGenerator<Buffer> {
  for await (const chunk of bytesOf(path)) {
    yield chunk
    if (output.writableNeedDrain) await once(output, 'drain')
  }
}
