import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Fault, type Signal } from '../../../domain/index.ts'
import { guard } from '../expand.ts'
import { createLineMap, type LineMap } from '../line-map.ts'
import { readCellFormats } from './cell-formats.ts'
import type { CellContext } from './cell-text.ts'
import { readSharedStrings } from './shared-strings.ts'
import { type SheetRow, sheetRows } from './sheet-rows.ts'
import { createTextStore } from './text-store.ts'
import { type WorkbookParts, workbookParts } from './workbook-parts.ts'
import { openZip, type ZipArchive } from './zip-archive.ts'

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
  const archive = await openZip(path, file, signal)
  try {
    const parts = await workbookParts(archive, file)
    const context = await cellContext(archive, parts, file)
    const sheets: ConvertedSheet[] = []
    for (const [index, { name, part }] of parts.sheets.entries()) {
      const csv = `${target}.${index + 1}.csv`
      const lines = createLineMap()
      let records = 0
      const text = csvText(sheetRows(archive.read(part), context, file), (row) =>
        lines.add(records++, row),
      )
      await pipeline(text, guard(csv, file, signal, archive.packed), createWriteStream(csv))
      if (records > 0) sheets.push({ sheet: name, path: csv, lines })
    }
    if (sheets.length === 0) throw new Fault('import.empty', {}, { file })
    return sheets
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    archive.close()
  }
}

async function cellContext(
  archive: ZipArchive,
  { styles, sharedStrings, date1904 }: WorkbookParts,
  file: string,
): Promise<CellContext> {
  const formats = styles === undefined ? [] : await readCellFormats(archive.read(styles), file)
  const texts =
    sharedStrings === undefined
      ? createTextStore()
      : await readSharedStrings(archive.read(sharedStrings), file)
  return { formats, texts, date1904 }
}

async function* csvText(
  batches: AsyncIterable<readonly SheetRow[]>,
  onRow: (row: number) => void,
): AsyncGenerator<string> {
  for await (const rows of batches) {
    let text = ''
    for (const { number, cells } of rows) {
      onRow(number)
      text += `${cells.map(quoted).join(',')}\n`
    }
    yield text
  }
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) || cell.trim() !== cell ? `"${cell.replaceAll('"', '""')}"` : cell
}
