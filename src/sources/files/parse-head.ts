import type { CsvDialect } from './csv-dialect.ts'

/** The cells of the first records of a text, for looking at it; an unfinished last record is left out. */
export function parseHead(
  text: string,
  dialect: CsvDialect,
  most: number,
): readonly (readonly string[])[] {
  const cell = cellPattern(dialect)
  const { quote } = dialect
  const escaped = new RegExp(`${literally(dialect.escape)}(${literally(quote)}|.)`, 'gs')
  const records: string[][] = []
  let cells: string[] = []
  cell.lastIndex = text.startsWith('\ufeff') ? 1 : 0
  while (records.length < most) {
    const found = cell.exec(text)
    if (found === null) break
    const [, inQuotes, plain = '', end = ''] = found
    cells.push(inQuotes === undefined ? plain : inQuotes.replace(escaped, '$1'))
    if (end === dialect.delimiter) continue
    records.push(cells)
    cells = []
  }
  return records
}

/** One cell with what ends it. */
function cellPattern({ delimiter, quote, escape: mark }: CsvDialect): RegExp {
  const [d, q, e] = [literally(delimiter), literally(quote), literally(mark)]
  const inside = mark === quote ? `(?:[^${q}]|${q}${q})*` : `(?:[^${q}${e}]|${e}.)*`
  return new RegExp(
    `(?: *${q}(${inside})${q}[^${d}\\r\\n]*|((?! *${q})[^${d}\\r\\n]*))(${d}|\\r\\n|\\r|\\n)`,
    'ys',
  )
}

function literally(sign: string): string {
  return sign.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
