import type { Signal } from '../../domain/index.ts'
import { eachDataRecord } from './mend-csv.ts'
import { bytesOf } from './survey.ts'
import type { TextTable } from './text-table.ts'

export interface PickedRecord {
  /** Number of the record in the table, from 1. */
  readonly row: number
  /** Its line in the user's file. */
  readonly line: number
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
  let row = 0
  let next = 0
  const take = (index: number, line: number, bytes: Buffer) => {
    signal?.throwIfAborted()
    row++
    if (row !== wanted[next]) return
    next++
    onRecord({ row, line: table.lineMap?.lineOf(index) ?? line, bytes })
  }
  const skip = table.skipLines + (table.hasHeader ? 1 : 0)
  if (onePerLine(table, records, skip)) {
    await eachLine(table.path, (line, bytes) => {
      if (line > skip) take(line - 1, line, bytes())
    })
  } else {
    await eachDataRecord(table, bytesOf(table.path), ({ index, line, bytes }) =>
      take(index, line, bytes),
    )
  }
}

/** No record spans lines and no line is blank; then lines need no parsing, which is many times faster. */
function onePerLine(table: TextTable, records: number, skip: number): boolean {
  const lines = table.endsWithLine ? table.lines : table.lines + 1
  return lines === records + skip
}

async function eachLine(
  path: string,
  onLine: (line: number, bytes: () => Buffer) => void,
): Promise<void> {
  let carry: Buffer = Buffer.alloc(0)
  let line = 0
  for await (const chunk of bytesOf(path)) {
    const buffer = carry.length === 0 ? chunk : Buffer.concat([carry, chunk])
    let from = 0
    for (let at = buffer.indexOf(10); at >= 0; at = buffer.indexOf(10, from)) {
      const [start, end] = [from, at]
      onLine(++line, () => withoutReturn(buffer.subarray(start, end)))
      from = at + 1
    }
    carry = Buffer.from(buffer.subarray(from))
  }
  if (carry.length > 0) onLine(++line, () => withoutReturn(carry))
}

function withoutReturn(bytes: Buffer): Buffer {
  return bytes[bytes.length - 1] === 13 ? bytes.subarray(0, -1) : bytes
}
