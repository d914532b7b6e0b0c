import { Fault } from '../../domain/index.ts'
import { hasHeader } from '../recognise/index.ts'
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
  /** Does a row name the columns? */
  readonly hasHeader: boolean
}

export const headBytes = 1024 * 1024
const headRecords = 300

/** Finds dialect, header and columns of a UTF-8 text. Columns without a header are named by number. */
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
  // A quotation mark that is never closed hides the rows behind it: reading on finds it.
  if (records.filter(isFilled).length === 1)
    await eachRecord(bytesOf(path), dialect, file, () => undefined)
  const { skipRows, hasHeader, headers } = namesOf(records, hints, bytes <= headBytes, file)
  refuseWidth(headers.length, file)
  return { dialect, headers, hasHeader, skipRows, skipLines: linesOf(records.slice(0, skipRows)) }
}

/** Where the table begins, and what its columns are called. */
function namesOf(
  records: readonly (readonly string[])[],
  hints: ReadingHints,
  whole: boolean,
  file: string,
): Pick<CsvLayout, 'skipRows' | 'hasHeader' | 'headers'> {
  const first = hints.skipRows ?? headerIndex(records)
  const names = (records[first] ?? []).map((cell) => cell.trim())
  const data = records.slice(first + 1).filter(isFilled)
  if (hints.header ?? hasHeader(names, data)) {
    if (data.length === 0 && whole) throw new Fault('import.header_only', {}, { file })
    const missing = Math.max(0, commonWidth(data) - names.length)
    return {
      skipRows: first,
      hasHeader: true,
      headers: [...names, ...Array<string>(missing).fill('')],
    }
  }
  const width = Math.max(names.length, commonWidth(data))
  return {
    skipRows: hints.skipRows ?? firstRecord(records, width),
    hasHeader: false,
    headers: Array.from({ length: width }, (_, at) => `Column ${at + 1}`),
  }
}

/** A record may have most cells empty, where a row of names has not; a title is one cell. */
function firstRecord(records: readonly (readonly string[])[], width: number): number {
  return records.findIndex(
    (cells) => isFilled(cells) && cells.length * 2 > width && !/^sep=$/i.test(cells[0] ?? ''),
  )
}

const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== '')

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
