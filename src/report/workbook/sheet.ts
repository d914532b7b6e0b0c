import { spreadsheetText } from '../../domain/index.ts'

/** A workbook as plain data; whoever writes it needs no knowledge of what it says. */
export interface Workbook {
  readonly sheets: readonly Sheet[]
}

export interface Sheet {
  /** At most 31 characters, without the signs that spreadsheets forbid in names. */
  readonly name: string
  readonly rightToLeft: boolean
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly Cell[])[]
}

export type Cell = string | number | null

/** Four decimals: more would suggest more than was measured. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

/** A sheet whose texts are all safe, with columns as wide as their first rows need. */
export function sheet(
  name: string,
  rightToLeft: boolean,
  titles: readonly string[],
  rows: readonly (readonly Cell[])[],
): Sheet {
  return {
    name: sheetName(name),
    rightToLeft,
    columns: titles.map((title, column) => ({
      title: spreadsheetText(title),
      width: width([title, ...rows.slice(0, 200).map((row) => row[column] ?? '')]),
    })),
    rows: rows.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? spreadsheetText(cell) : cell)),
    ),
  }
}

function width(cells: readonly (string | number)[]): number {
  return Math.min(60, Math.max(8, ...cells.map((cell) => String(cell).length + 2)))
}

function sheetName(name: string): string {
  return [...name.replace(/[\\/?*[\]:]/g, ' ')].slice(0, 31).join('')
}
