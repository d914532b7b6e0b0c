/** What a cell holds before it is written; an empty text is an empty cell. */
export type Cell = string | number

/**
 * One line of a CSV file (RFC 4180): comma, LF, quotes only where a comma, a quote or a line break
 * asks for them, a quote inside doubled.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${(cells.some(needsQuotes) ? cells.map(quoted) : cells).join(',')}\n`
}

const special = /[",\n\r]/

function needsQuotes(cell: Cell): boolean {
  return typeof cell === 'string' && special.test(cell)
}

function quoted(cell: Cell): Cell {
  return typeof cell === 'string' && special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
