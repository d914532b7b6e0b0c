import type { DescribedExpected } from '../../workspace/index.ts'
import type { CommandContext } from '../command-context.ts'
import { showDescribedTable } from './described-table.ts'

/** What accounts are worth before they are won, how that is known, and where chance and value disagree. */
export function showExpected(
  { headline, notes, tables, text }: DescribedExpected,
  context: CommandContext,
): void {
  const { terminal } = context
  terminal.print(headline)
  terminal.print()
  for (const sentence of text) terminal.print(sentence)
  for (const table of tables) showDescribedTable(table, context)
  terminal.print()
  for (const note of notes) terminal.print(`  · ${note}`)
}
