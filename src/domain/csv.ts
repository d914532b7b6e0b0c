/** One line of CSV (RFC 4180, LF): quotes only where a cell asks for them; null and NaN are empty. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\n`
}

/** The same for a file that people open in a spreadsheet, which would run text that begins like a formula. */
export function spreadsheetLine(cells: readonly (string | number | null)[]): string {
  return csvLine(cells.map((cell) => (typeof cell === 'string' ? spreadsheetText(cell) : cell)))
}

const special = /[",\n\r]/

function csvCell(cell: string | number | null): string {
  if (cell === null || Number.isNaN(cell)) return ''
  if (typeof cell === 'number') return String(cell)
  return special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** How formulas begin; a number below zero is none. */
const formula = /^[=+@\t\r\n]|^-(?![\d.,]+%?$)/

/**
 * Text that no spreadsheet takes for a formula: what begins with one of the signs that start one, or with
 * a tab or line break, gets an apostrophe in front (OWASP, CSV injection).
 */
export function spreadsheetText(text: string): string {
  return formula.test(text) ? `'${text}` : text
}
