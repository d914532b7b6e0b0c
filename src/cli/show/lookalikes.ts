import type { DescribedLookalikes } from '../../workspace/index.ts'
import type { CommandContext } from '../command-context.ts'

/** Who was asked about, whether the list holds, what sets the examples apart, and the list. */
export function showLookalikes(
  { asked, notes, tables, verdict }: DescribedLookalikes,
  { terminal }: CommandContext,
): void {
  terminal.print(asked)
  terminal.print(verdict)
  for (const { columns, rows, title } of tables) {
    terminal.print(`\n${title}`)
    const right = columns.flatMap(({ number }, place) => (number === true ? [place] : []))
    terminal.table(
      columns.map((column) => column.title),
      rows,
      { right },
    )
  }
  terminal.print()
  for (const note of notes) terminal.print(`  · ${note}`)
}
