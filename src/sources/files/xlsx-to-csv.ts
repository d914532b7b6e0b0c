import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type ExcelJs from 'exceljs'
import { Fault, type Signal } from '../../domain/index.ts'
import { guard } from './expand.ts'
import { createLineMap, type LineMap } from './line-map.ts'
import { readZipDirectory } from './zip-directory.ts'

export interface ConvertedSheet {
  readonly sheet: string
  /** The CSV. */
  readonly path: string
  /** Row of the sheet by record of the CSV, the first record being 0. */
  readonly lines: LineMap
}

/** Writes each sheet of a workbook that has rows as CSV, a row a record; blank rows are left out. */
export async function xlsxToCsv(
  path: string,
  target: string,
  file: string,
  signal?: Signal,
): Promise<readonly ConvertedSheet[]> {
  const entries = await readZipDirectory(path, file)
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) {
    throw new Fault('import.unsupported', { kind: 'zip' }, { file })
  }
  try {
    const sheets = await writeSheets(path, target, file, signal)
    if (sheets.length === 0) throw new Fault('import.empty', {}, { file })
    return sheets
  } catch (error) {
    signal?.throwIfAborted()
    throw error instanceof Fault ? error : damaged(file, error)
  }
}

function damaged(file: string, cause: unknown): Fault {
  return new Fault('import.damaged', { format: 'xlsx' }, { file }, cause)
}

async function writeSheets(
  path: string,
  target: string,
  file: string,
  signal: Signal | undefined,
): Promise<readonly ConvertedSheet[]> {
  // Slow to load, and most files are no workbooks.
  const { default: exceljs } = await import('exceljs')
  const reader = new exceljs.stream.xlsx.WorkbookReader(path, {
    entries: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    worksheets: 'emit',
  })
  const sheets: ConvertedSheet[] = []
  let number = 0
  for await (const worksheet of reader) {
    const csv = `${target}.${++number}.csv`
    const output = guard(csv, file, signal)
    const written = finished(output.pipe(createWriteStream(csv)))
    const lines = createLineMap()
    let record = 0
    for await (const row of worksheet) {
      signal?.throwIfAborted()
      const text = rowText(row)
      if (text === '') continue
      lines.add(record++, row.number)
      if (!output.write(`${text}\n`)) await once(output, 'drain')
    }
    output.end()
    await written
    if (record > 0) sheets.push({ sheet: nameOf(worksheet), path: csv, lines })
  }
  return sheets
}

/** What the reader knows of a sheet, though its types do not say so. */
function nameOf(worksheet: object): string {
  return String(Reflect.get(worksheet, 'name') ?? '')
}

function rowText(row: ExcelJs.Row): string {
  const { values } = row
  if (!Array.isArray(values)) return ''
  // Position 0 of exceljs's values is never used.
  const cells = Array.from(values.slice(1), cellText)
  return cells.every((cell) => cell === '') ? '' : cells.map(quoted).join(',')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) || cell.trim() !== cell ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** A cell as text: formulas by their stored result, dates as ISO, rich text without its looks. */
function cellText(value: ExcelJs.CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dateText(value)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('result' in value && value.result !== undefined) return cellText(value.result)
  if ('text' in value) return String(value.text)
  return ''
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  return date
    .toISOString()
    .replace('T', ' ')
    .replace(/(\.000)?Z$/, '')
    .replace(/ 00:00:00$/, '')
}
