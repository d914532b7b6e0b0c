import type { DescribedLookalikes } from '../../workspace/index.ts'
import type { CommandContext } from '../command-context.ts'
import { showDescribedTable } from './described-table.ts'

/** Who was asked about, whether the list holds, what sets the examples apart, and the list. */
export function showLookalikes(
  { asked, notes, tables, verdict }: DescribedLookalikes,
  context: CommandContext,
): void {
  const { terminal } = context
  terminal.print(asked)
  terminal.print(verdict)
  for (const table of tables) showDescribedTable(table, context)
  terminal.print()
  for (const note of notes) terminal.print(`  · ${note}`)
}
