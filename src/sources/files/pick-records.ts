import { Fault, type Signal } from '../../domain/index.ts'
import { linesPerStart } from './line-index.ts'
import { eachDataRecord } from './mend-csv.ts'
import { bytesOf } from './survey.ts'
import type { TextTable } from './text-table.ts'

export interface PickedRecord {
  /** Number of the record in the table, from 1. */
  readonly row: number
  /** Its line in the user's file. */
  readonly line: number
  /** Valid during the call only. */
  readonly bytes: Buffer
}

/** Finds records again in the text by their number (ascending), with their lines. */
export async function pickRecords(
  table: TextTable,
  records: number,
  wanted: readonly number[],
  onRecord: (record: PickedRecord) => void,
  signal?: Signal,
): Promise<void> {
  const skip = table.skipLines + (table.hasHeader ? 1 : 0)
  if (isOnePerLine(table, records, skip)) {
    const lines = wanted.map((row) => row + skip)
    await pickLines(table, lines, (at, bytes) => {
      signal?.throwIfAborted()
      onRecord({ row: at - skip, line: table.lineMap?.lineOf(at - 1) ?? at, bytes })
    })
    return
  }
  let [row, next] = [0, 0]
  await eachDataRecord(table, bytesOf(table.path), ({ index, line, bytes }) => {
    signal?.throwIfAborted()
    row++
    if (row !== wanted[next]) return
    next++
    onRecord({ row, line: table.lineMap?.lineOf(index) ?? line, bytes })
  })
}

/** No record spans lines and no line is blank; then lines need no parsing, and their places are known. */
function isOnePerLine({ lines }: TextTable, records: number, skip: number): boolean {
  return lines.feeds + (lines.closed ? 0 : 1) === records + skip
}

/** Reads the pieces of a text in which wanted lines (from 1, ascending) stand. */
async function pickLines(
  { path, lines, file }: TextTable,
  wanted: readonly number[],
  onLine: (line: number, bytes: Buffer) => void,
): Promise<void> {
  const pieceOf = (line: number) => Math.floor((line - 1) / linesPerStart)
  let next = 0
  for (let line = wanted[0]; line !== undefined; line = wanted[next]) {
    const [piece, before] = [pieceOf(line), next]
    let at = piece * linesPerStart
    await eachLine(path, lines.starts[piece] ?? 0, (bytes) => {
      if (++at !== wanted[next]) return true
      onLine(at, withoutReturn(bytes))
      next++
      const following = wanted[next]
      return following !== undefined && pieceOf(following) <= pieceOf(at) + 1
    })
    if (next === before) throw new Fault('import.file_changed', {}, { file })
  }
}

/** Hands out the lines of a text from a byte on, for as long as more are wanted. */
async function eachLine(
  path: string,
  start: number,
  onLine: (bytes: Buffer) => boolean,
): Promise<void> {
  let carry: Buffer = Buffer.alloc(0)
  for await (const chunk of bytesOf(path, start)) {
    const buffer = carry.length === 0 ? chunk : Buffer.concat([carry, chunk])
    let from = 0
    for (let at = buffer.indexOf(10); at >= 0; at = buffer.indexOf(10, from)) {
      if (!onLine(buffer.subarray(from, at))) return
      from = at + 1
    }
    carry = Buffer.from(buffer.subarray(from))
  }
  if (carry.length > 0) onLine(carry)
}

function withoutReturn(bytes: Buffer): Buffer {
  return bytes[bytes.length - 1] === 13 ? bytes.subarray(0, -1) : bytes
}
