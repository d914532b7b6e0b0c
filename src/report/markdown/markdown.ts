import type { DataTable } from '../wording/index.ts'

/** Text as it stands, whatever signs it holds: nothing in it becomes markup, a link, or a new line. */
export function plain(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]#|~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/^([-+](?=\s)|[=>])/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
}

export function heading(level: 1 | 2 | 3, text: string): string {
  return `${'#'.repeat(level)} ${plain(text)}\n`
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${plain(line)}\n`).join('')
}

export function numbered(lines: readonly string[]): string {
  return lines.map((line, index) => `${index + 1}. ${plain(line)}\n`).join('')
}

export function table({ columns, rows }: DataTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  return [
    line(columns.map(({ title }) => plain(title))),
    line(columns.map(({ number }) => (number === true ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(plain))),
  ].join('')
}
