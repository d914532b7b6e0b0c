import type { CellContext } from './cell-text.ts'
import { damagedWorkbook } from './damaged-workbook.ts'
import { createRowCells } from './row-cells.ts'
import { createXmlParser, type XmlHandler } from './xml-parser.ts'

export interface SheetRow {
  /** From 1, as the sheet numbers it. */
  readonly number: number
  /** Up to the last cell that says something. */
  readonly cells: readonly string[]
}

/** Rows of a sheet with something in them, some at a time, as its text arrives. */
export async function* sheetRows(
  bytes: AsyncIterable<Uint8Array>,
  context: CellContext,
  file: string,
): AsyncGenerator<readonly SheetRow[]> {
  let rows: SheetRow[] = []
  const take = (row: SheetRow) => rows.push(row)
  const parser = createXmlParser(rowHandler(context, file, take), file)
  for await (const chunk of bytes) {
    parser.write(chunk)
    if (rows.length === 0) continue
    yield rows
    rows = []
  }
  parser.end()
  if (rows.length > 0) yield rows
}

/** Rows that do not say which they are follow the one before. */
function rowHandler(context: CellContext, file: string, take: (row: SheetRow) => void): XmlHandler {
  const row = createRowCells(context, file)
  let number = 0
  let inRow = false
  return {
    open(name, attributes) {
      if (inRow) return row.open(name, attributes)
      if (name !== 'row') return
      inRow = true
      number = rowNumber(attributes['r'], number + 1)
    },
    text(text) {
      if (inRow) row.text(text)
    },
    close(name) {
      if (!inRow) return
      if (name !== 'row') return row.close(name)
      inRow = false
      const cells = row.take()
      if (cells.length > 0) take({ number, cells })
    },
  }

  function rowNumber(said: string | undefined, next: number): number {
    const stands = said === undefined ? next : Number(said)
    if (Number.isSafeInteger(stands)) return stands
    throw damagedWorkbook(file, new Error(`no row can be ${said}`))
  }
}
