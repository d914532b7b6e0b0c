import { Fault } from '../domain/index.ts'
import { givenText } from './given-file.ts'

/** Titles that the first line of a list of companies may bear instead of a company. */
const title = /^(?:id|record id|name|company|company name|account|account name|domain|website)$/i

/**
 * The accounts that a file lists: one a line, the first cell where there are several.
 *
 * @throws Fault `lookalikes.no_file`
 */
export function seedNames(file: string): readonly string[] {
  const text = givenText(file)
  if (text === undefined) throw new Fault('lookalikes.no_file', {}, { file })
  const names = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map(firstCell)
    .filter((name) => name !== '')
  return title.test(names[0] ?? '') ? names.slice(1) : names
}

/** Up to a comma, semicolon or tab outside quotation marks. */
function firstCell(line: string): string {
  const quoted = /^\s*"((?:[^"]|"")*)"/.exec(line)?.[1]
  return (quoted?.replaceAll('""', '"') ?? line.split(/[,;\t]/)[0] ?? '').trim()
}
