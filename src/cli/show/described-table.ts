import type { DescribedTable } from '../../workspace/index.ts'
import type { CommandContext } from '../command-context.ts'

/** A table of the report under its caption, numbers to the right. */
export function showDescribedTable(
  { columns, rows, title }: DescribedTable,
  { terminal }: CommandContext,
): void {
  terminal.print(`\n${title}`)
  const right = columns.flatMap(({ number }, place) => (number === true ? [place] : []))
  terminal.table(
    columns.map((column) => column.title),
    rows,
    { right },
  )
}
