import { cellColumn } from './cell-column.ts'
import { type CellContext, cellText } from './cell-text.ts'
import { damagedWorkbook } from './damaged-workbook.ts'
import { createRichText } from './rich-text.ts'
import type { XmlHandler } from './xml-parser.ts'

/** Gathers the cells of one row at a time from the elements within it. */
export interface RowCells extends Required<XmlHandler> {
  /** The row's cells up to the last that says something; the next row begins. */
  take(): readonly string[]
}

/** Cells that do not say where they stand follow the one before. */
export function createRowCells(context: CellContext, file: string): RowCells {
  const inline = createRichText()
  let cells: string[] = []
  let column = 0
  let inInline = false
  let inValue = false
  let type: string | undefined
  let style: string | undefined
  let value = ''

  function openCell({ r, t, s }: Readonly<Record<string, string>>): void {
    const stands = cellColumn(r, column + 1)
    if (stands === undefined) throw damagedWorkbook(file, new Error(`no cell can be at ${r}`))
    column = stands
    type = t
    style = s
    value = ''
  }

  function closeCell(): void {
    const text = cellText({ type, style, value }, context)
    if (text === undefined) throw damagedWorkbook(file, new Error(`no shared text ${value}`))
    if (text === '') return
    while (cells.length < column - 1) cells.push('')
    cells[column - 1] = text
  }

  function closeInline(): void {
    inInline = false
    value = inline.take()
  }

  return {
    open(name, attributes) {
      if (name === 'c') openCell(attributes)
      else if (name === 'v') inValue = true
      else if (name === 'is') inInline = true
      else if (inInline) inline.open(name)
    },
    text(text) {
      if (inValue) value += text
      else if (inInline) inline.text(text)
    },
    close(name) {
      if (name === 'c') closeCell()
      else if (name === 'v') inValue = false
      else if (name === 'is') closeInline()
      else if (inInline) inline.close(name)
    },
    take() {
      const taken = cells
      cells = []
      column = 0
      return taken
    },
  }
}
