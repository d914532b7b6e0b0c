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
  readonly otherSheets: readonly string[]
  /** Row of the sheet by record of the CSV, the first record being 0. */
  readonly lines: LineMap
}

/** Writes a sheet of a workbook, the largest unless one is named, as CSV, a row a record; blank rows are left out. */
export async function xlsxToCsv(
  path: string,
  target: string,
  file: string,
  wanted: string | undefined,
  signal?: Signal,
): Promise<ConvertedSheet> {
  const entries = await readZipDirectory(path, file)
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) {
    throw new Fault('import.unsupported', { kind: 'zip' }, { file })
  }
  const sheets = entries.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
  const largest = sheets.reduce((best, next) => (next.unpacked > best.unpacked ? next : best))
  try {
    return await writeSheet(
      path,
      target,
      file,
      { name: wanted, id: numberOf(largest.name) },
      signal,
    )
  } catch (error) {
    signal?.throwIfAborted()
    throw error instanceof Fault ? error : damaged(file, error)
  }
}

function damaged(file: string, cause: unknown): Fault {
  return new Fault('import.damaged', { format: 'xlsx' }, { file }, cause)
}

async function writeSheet(
  path: string,
  target: string,
  file: string,
  wanted: { readonly name: string | undefined; readonly id: string },
  signal: Signal | undefined,
): Promise<ConvertedSheet> {
  // Slow to load, and most files are no workbooks.
  const { default: exceljs } = await import('exceljs')
  const reader = new exceljs.stream.xlsx.WorkbookReader(path, {
    entries: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    worksheets: 'emit',
  })
  const output = guard(target, file, signal)
  const written = finished(output.pipe(createWriteStream(target)))
  const lines = createLineMap()
  const others: string[] = []
  let sheet = ''
  let record = 0
  for await (const worksheet of reader) {
    const name = nameOf(worksheet)
    const isWanted =
      wanted.name === undefined ? idOf(worksheet) === wanted.id : name === wanted.name
    if (isWanted) sheet = name
    else others.push(name)
    for await (const row of worksheet) {
      signal?.throwIfAborted()
      if (!isWanted) continue
      const text = rowText(row)
      if (text === '') continue
      lines.add(record++, row.number)
      if (!output.write(`${text}\n`)) await once(output, 'drain')
    }
  }
  output.end()
  await written
  return { sheet, otherSheets: others, lines }
}

/** What the reader knows of a sheet, though its types do not say so. */
function nameOf(worksheet: object): string {
  return String(Reflect.get(worksheet, 'name') ?? '')
}

function idOf(worksheet: object): string {
  return String(Reflect.get(worksheet, 'id'))
}

function numberOf(entry: string): string {
  return /(\d+)\.xml$/.exec(entry)?.[1] ?? '1'
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
