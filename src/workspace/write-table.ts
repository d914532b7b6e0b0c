import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { spreadsheetLine, spreadsheetText } from '../domain/index.ts'
import { makeFolder } from './make-folder.ts'
import { streamWhole } from './whole-file.ts'

export type Cell = string | number | null
export type TableRow = readonly Cell[]
/** Rows as they come, some at a time. */
export type TableRows = Iterable<readonly TableRow[]> | AsyncIterable<readonly TableRow[]>

/** Rows on a sheet; a spreadsheet takes 1,048,576 with the head. */
const mostOnSheet = 1_000_000

/**
 * Writes a table as CSV or, by the name of the file, XLSX. No cell is one that a spreadsheet runs as a formula. The
 * file appears when it is whole; memory does not grow with it.
 */
export async function writeTable(
  file: string,
  head: readonly string[],
  rows: TableRows,
): Promise<void> {
  makeFolder(path.dirname(path.resolve(file)))
  await streamWhole(file, (beside) =>
    isWorkbook(file)
      ? writeSheets(beside, head, rows)
      : pipeline(Readable.from(linesOf(head, rows)), createWriteStream(beside)),
  )
}

export function isWorkbook(file: string): boolean {
  return file.toLowerCase().endsWith('.xlsx')
}

async function* linesOf(head: readonly string[], rows: TableRows): AsyncIterable<string> {
  yield spreadsheetLine(head)
  for await (const some of rows) yield some.map(spreadsheetLine).join('')
}

async function writeSheets(file: string, head: readonly string[], rows: TableRows): Promise<void> {
  // Slow to load, and most commands never write a workbook.
  const { default: exceljs } = await import('exceljs')
  const writer = new exceljs.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true })
  const newSheet = (place: number) => {
    const sheet = writer.addWorksheet(String(place), { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = head.map((title) => ({ header: title, width: Math.max(12, title.length + 2) }))
    sheet.getRow(1).font = { bold: true }
    return sheet
  }
  let sheet = newSheet(1)
  let written = 0
  for await (const some of rows)
    for (const row of some) {
      if (written > 0 && written % mostOnSheet === 0) {
        sheet.commit()
        sheet = newSheet(written / mostOnSheet + 1)
      }
      sheet.addRow(row.map((cell) => plain(cell))).commit()
      written += 1
    }
  sheet.commit()
  await writer.commit()
}

function plain(cell: Cell): Cell {
  if (typeof cell === 'string') return spreadsheetText(cell)
  return Number.isNaN(cell) ? null : cell
}

/** Three decimals say all that a probability knows. */
export function rounded(value: Cell): Cell {
  return typeof value === 'number' ? Number(value.toFixed(3)) : value
}
