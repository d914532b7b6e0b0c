import { type Fragment, integer, join, sql } from '../../sql/index.ts'
import { limits } from './limits.ts'
import { literal } from './literal.ts'
import type { TextTable } from './text-table.ts'

/** Name of a column's raw text in the relation of a file. */
export function rawName(position: number): string {
  return `r${position}`
}

export type CsvText = Pick<TextTable, 'path' | 'dialect' | 'hasHeader' | 'skipLines'>

/**
 * Read at a time by each thread. The engine's own choice is sixteen of the longest lines allowed: too few pieces
 * of a file to keep all threads at work, and much memory.
 */
const bufferBytes = 2 * limits.recordBytes

/**
 * A delimited file as a relation of text columns `r0`, `r1`, ...; empty cells are null. Strict: a record of
 * another width or with broken quotes is an error, so what is read is whole.
 */
export function csvRelation(
  { path, dialect, hasHeader, skipLines }: CsvText,
  columnNames: readonly string[],
): Fragment {
  const columns = join(columnNames.map((name) => sql`${literal(name)}: 'VARCHAR'`))
  const header = sql`header = ${hasHeader}, skip = ${integer(skipLines)}`
  return sql`read_csv(${literal(path)}, auto_detect = false, all_varchar = true, ${header}, columns = {${columns}}, delim = ${literal(dialect.delimiter)}, quote = ${literal(dialect.quote)}, escape = ${literal(dialect.escape)}, nullstr = '', compression = 'none', max_line_size = ${integer(limits.recordBytes)}, buffer_size = ${integer(bufferBytes)})`
}
