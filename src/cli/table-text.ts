import stringWidth from 'string-width'
import { wrapText } from './wrap-text.ts'

export interface TableOptions {
  /** Positions of the columns that are numbers: they stand at the right and are never broken. */
  readonly right?: readonly number[]
  /** Cells of the terminal that the table may take; as wide as it needs where nothing is said. */
  readonly width?: number
  /** Done to every cell that is set, such as marks of direction; must not change how wide it is. */
  readonly mark?: (cell: string) => string
}

type Cells = readonly string[]

const between = '  '
/** A text column is not squeezed below this, unless all its cells are shorter. */
const narrowest = 12

/**
 * Columns two spaces apart, as wide as their widest cell where there is room; wide scripts count double.
 * A column without a single filled cell is left out.
 */
export function tableText(head: Cells, rows: readonly Cells[], options: TableOptions = {}): string {
  const filled = head.map((_, column) => rows.length === 0 || rows.some((row) => row[column]))
  const kept = (cells: Cells) => filled.flatMap((is, column) => (is ? [cells[column] ?? ''] : []))
  const { right = [], width = Number.POSITIVE_INFINITY, mark = (cell) => cell } = options
  const numbers = filled.flatMap((is, column) => (is ? [right.includes(column)] : []))
  return filledTable(kept(head), rows.map(kept), numbers, { width, mark })
}

function filledTable(
  head: Cells,
  rows: readonly Cells[],
  numbers: readonly boolean[],
  { width, mark }: Required<Pick<TableOptions, 'width' | 'mark'>>,
): string {
  const widths = widthsWithin(
    head.map((title, column) => columnWidths(title, rows, column, numbers[column] ?? false)),
    width - between.length * (head.length - 1),
  )
  const line = (cells: Cells) => lineText(cells, widths, numbers, mark)
  const rule = widths.map((cells) => '─'.repeat(cells)).join(between)
  return [line(head), rule, ...rows.map(line)].join('\n')
}

interface ColumnWidths {
  /** As wide as the heading and every cell want to be. */
  readonly full: number
  /** With the heading broken between its words. */
  readonly brokenHead: number
  readonly least: number
}

function columnWidths(
  title: string,
  rows: readonly Cells[],
  column: number,
  isNumber: boolean,
): ColumnWidths {
  const body = rows.reduce((widest, row) => Math.max(widest, stringWidth(row[column] ?? '')), 0)
  const word = Math.max(...title.split(' ').map((part) => stringWidth(part)))
  const brokenHead = Math.max(body, word)
  return {
    full: Math.max(body, stringWidth(title)),
    brokenHead,
    least: isNumber ? brokenHead : Math.min(brokenHead, narrowest),
  }
}

/** Headings give way first, then the text columns, always the widest. */
function widthsWithin(columns: readonly ColumnWidths[], room: number): readonly number[] {
  const full = columns.map((column) => column.full)
  const brokenHeads = columns.map((column) => column.brokenHead)
  const least = columns.map((column) => column.least)
  return squeeze(squeeze(full, brokenHeads, room), least, room)
}

function squeeze(
  widths: readonly number[],
  least: readonly number[],
  room: number,
): readonly number[] {
  const fitted = [...widths]
  for (let over = sum(fitted) - room; over > 0; over--) {
    const slack = fitted.map((width, column) => (width > (least[column] ?? 0) ? width : 0))
    const widest = slack.indexOf(Math.max(...slack))
    if ((slack[widest] ?? 0) === 0) return fitted
    fitted[widest] = (fitted[widest] ?? 0) - 1
  }
  return fitted
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function lineText(
  cells: Cells,
  widths: readonly number[],
  numbers: readonly boolean[],
  mark: (cell: string) => string,
): string {
  const wrapped = widths.map((width, column) => wrapText(cells[column] ?? '', width))
  const height = Math.max(...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, row) =>
    widths
      .map((width, column) => {
        const text = wrapped[column]?.[row] ?? ''
        const space = ' '.repeat(Math.max(0, width - stringWidth(text)))
        return numbers[column] === true ? space + mark(text) : mark(text) + space
      })
      .join(between)
      .trimEnd(),
  ).join('\n')
}
