import { Fault } from '../../domain/index.ts'
import { type CsvDialect, commonWidth, headerIndex, sniffDialect } from './csv-dialect.ts'
import { eachRecord } from './csv-records.ts'
import { limits } from './limits.ts'
import { parseHead } from './parse-head.ts'
import { readBytes } from './read-head.ts'
import { bytesOf } from './survey.ts'
import type { ReadingHints } from './text-table.ts'

export interface CsvLayout {
  readonly dialect: CsvDialect
  readonly headers: readonly string[]
  readonly skipRows: number
  readonly skipLines: number
}

export const headBytes = 1024 * 1024
const headRecords = 300

/** Finds dialect, header and columns of a UTF-8 text. */
export async function csvLayout(
  path: string,
  bytes: number,
  file: string,
  hints: ReadingHints,
): Promise<CsvLayout> {
  const text = await headText(path, bytes)
  if (text.trim() === '') throw new Fault('import.empty', {}, { file })
  const sniffed = sniffDialect(text, (dialect) => parseHead(text, dialect, headRecords))
  const dialect =
    hints.delimiter === undefined ? sniffed : { ...sniffed, delimiter: hints.delimiter }
  const records = parseHead(text, dialect, headRecords)
  if (records.length === 0) await refuseFirstRecord(path, dialect, file)
  const header = hints.skipRows ?? headerIndex(records)
  const names = (records[header] ?? []).map((cell) => cell.trim())
  const data = records.slice(header + 1).filter((cells) => cells.some((cell) => cell !== ''))
  if (data.length === 0 && bytes <= headBytes) throw new Fault('import.header_only', {}, { file })
  const headers = [
    ...names,
    ...Array<string>(Math.max(0, commonWidth(data) - names.length)).fill(''),
  ]
  refuseWidth(headers.length, file)
  return { dialect, headers, skipRows: header, skipLines: linesOf(records.slice(0, header)) }
}

async function headText(path: string, bytes: number): Promise<string> {
  const head = new TextDecoder().decode(await readBytes(path, 0, headBytes))
  return bytes <= headBytes && !/[\r\n]$/.test(head) ? `${head}\n` : head
}

function refuseWidth(columns: number, file: string): void {
  if (columns <= limits.columns) return
  throw new Fault('import.too_many_columns', { columns, limit: limits.columns }, { file })
}

/** Says why the head of a large file holds not even one whole record. */
async function refuseFirstRecord(path: string, dialect: CsvDialect, file: string): Promise<never> {
  let columns = 0
  await eachRecord(bytesOf(path), dialect, file, (record) => {
    columns = Math.max(columns, record.cells)
  })
  refuseWidth(columns, file)
  throw new Fault('import.cell_too_large', { limit: headBytes / 1_048_576 }, { file, line: 1 })
}

function linesOf(records: readonly (readonly string[])[]): number {
  return records.reduce(
    (sum, cells) => sum + 1 + (cells.join('').match(/\r\n|\r|\n/g)?.length ?? 0),
    0,
  )
}
