/** How a delimited text is written. */
export interface CsvDialect {
  readonly delimiter: string
  readonly quote: '"' | "'"
  /** `\` where quotes inside cells are written `\"`; else they are doubled. */
  readonly escape: '"' | "'" | '\\'
}

const candidates = [',', ';', '\t', '|', '^', '~', '\u001f', '\u0001', ':']

/**
 * The dialect in which the head of a file reads as the widest and most even table. `records` is what
 * the head reads as in a dialect.
 */
export function sniffDialect(
  head: string,
  records: (dialect: CsvDialect) => readonly (readonly string[])[],
): CsvDialect {
  const quoting = quotingOf(head)
  const named = /^\s*sep=(.)\r?\n/i.exec(head)?.[1]
  if (named !== undefined) return { delimiter: named, ...quoting }
  const scored = candidates
    .filter((delimiter) => head.includes(delimiter))
    .map((delimiter) => ({ delimiter, score: evenness(records({ delimiter, ...quoting })) }))
  const best = scored.reduce((chosen, next) => (next.score > chosen.score ? next : chosen), {
    delimiter: ',',
    score: 0,
  })
  return { delimiter: best.delimiter, ...quoting }
}

/** Share of records of the commonest width, weighed by that width; 0 for a single column. */
function evenness(records: readonly (readonly string[])[]): number {
  const width = commonWidth(records)
  if (width < 2) return 0
  const even = records.filter((cells) => cells.length === width).length
  return (even / records.length) ** 2 * Math.log2(width + 1)
}

/** The commonest number of cells among the records; the wider one where two are as common. */
export function commonWidth(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [width = 0] = [...counts].reduce(
    (best, next) => (next[1] > best[1] || (next[1] === best[1] && next[0] > best[0]) ? next : best),
    [0, 0] as [number, number],
  )
  return width
}

function quotingOf(head: string): Pick<CsvDialect, 'quote' | 'escape'> {
  const doubles = head.match(/(^|[,;\t|^~])"/gm)?.length ?? 0
  const singles = head.match(/(^|[,;\t|^~])'[^'\n]*'(?=[,;\t|^~\r\n]|$)/gm)?.length ?? 0
  const quote = doubles === 0 && singles > 2 ? "'" : '"'
  const backslashes = head.match(/[^\\]\\"[^,;\t|\r\n]/g)?.length ?? 0
  const doubled = head.match(/[^,;\t|\r\n]""[^,;\t|\r\n]/g)?.length ?? 0
  return { quote, escape: quote === '"' && backslashes > doubled ? '\\' : quote }
}

/**
 * The record that holds the column names: the first one that is as wide as the table and at least half
 * filled. Titles and blank lines come before it; `sep=;` too.
 */
export function headerIndex(records: readonly (readonly string[])[]): number {
  const width = commonWidth(records.filter((cells) => cells.some((cell) => cell.trim() !== '')))
  const found = records.findIndex((cells) => {
    const filled = cells.filter((cell) => cell.trim() !== '').length
    return cells.length >= width && filled * 2 >= width && filled > 0
  })
  return found
}
